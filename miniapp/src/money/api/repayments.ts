import type { PayerView } from '../../../../contracts/repayment';
import { call } from '../../api/request';
import { isAnnouncedHandIn, isPayerView, type AnnouncedHandIn } from './guards';

/** Number, code and token go in the body, never in an address. */
export const openByCode = (number: string, code: string): Promise<PayerView> => call('POST', '/api/public/repayments/entry', isPayerView, { number, code });
export const lookAgain = (token: string): Promise<PayerView> => call('POST', '/api/public/repayments/view', isPayerView, { token });
export const announceHandIn = (requestKey: string, name: string | null, amount: number): Promise<AnnouncedHandIn> => call('POST', '/api/public/hand-ins', isAnnouncedHandIn, { requestKey, name, amount });
