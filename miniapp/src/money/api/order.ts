import { ApiFault } from '../../api/fault';
import { call } from '../../api/request';
import type { PayParams } from '../../platform/pay';
import type { Order } from '../logic/order';
import { keepOrder } from '../platform/came-back';
import { isLoginAt, isPayParams, type LoginAt } from './guards';

const isAnswer = (value: unknown): value is PayParams | LoginAt => isPayParams(value) || isLoginAt(value);

/**
 * Orders a payment. Who pays a web page learns from WeChat only: the first time it leaves for there, and goes on with
 * what it has kept when it is opened anew.
 * @throws ApiFault
 */
export async function orderPayment({ web, code, ...order }: Order): Promise<PayParams> {
  const answer = await call('POST', '/api/public/repayments/payment', isAnswer, web ? { ...order, web } : order);
  if (!('loginAt' in answer)) return answer;
  keepOrder({ ...order, ...(code ? { code } : {}) });
  return leaveFor(answer.loginAt);
}

/** The page ends here; where the browser brings back this very one, nothing was paid. */
function leaveFor(address: string): Promise<never> {
  return new Promise((_resolve, reject) => {
    window.addEventListener('pageshow', () => reject(new ApiFault('refused', 'cameBack', '没有付，钱没有动。要付请再点一次。')), { once: true });
    window.location.assign(address);
  });
}
