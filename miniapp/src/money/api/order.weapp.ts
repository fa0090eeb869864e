import { callWithLogin } from '../../api/with-login';
import type { PayParams } from '../../platform/pay';
import type { Order } from '../logic/order';
import { isPayParams } from './guards';

/** Orders a payment by whoever holds this phone. @throws ApiFault */
export const orderPayment = ({ token, requestKey, amount }: Order): Promise<PayParams> => callWithLogin('/api/public/repayments/payment', isPayParams, { token, requestKey, amount });
