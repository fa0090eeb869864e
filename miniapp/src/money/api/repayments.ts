import type { PayerView } from '../../../../contracts/repayment';
import { call } from '../../api/request';
import { callWithLogin } from '../../api/with-login';
import { isAnnouncedHandIn, isPayerView, isPayParams, type AnnouncedHandIn, type PayParams } from './guards';

/** Number, code and token go in the body, never in an address. */
export const openByCode = (number: string, code: string): Promise<PayerView> => call('POST', '/api/public/repayments/entry', isPayerView, { number, code });
export const lookAgain = (token: string): Promise<PayerView> => call('POST', '/api/public/repayments/view', isPayerView, { token });
export const orderPayment = (token: string, requestKey: string, amount: number): Promise<PayParams> => callWithLogin('/api/public/repayments/payment', isPayParams, { token, requestKey, amount });
export const announceHandIn = (requestKey: string, name: string | null, amount: number): Promise<AnnouncedHandIn> => call('POST', '/api/public/hand-ins', isAnnouncedHandIn, { requestKey, name, amount });
