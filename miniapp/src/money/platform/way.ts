import type { PayerView } from '../../../../contracts/repayment';
import { insideWechat } from '../../platform/inside-wechat';

/** How WeChat can take the money here: on this page, only where WeChat shows it, only in the mini-program, or not at all. */
export function wayToPay({ wechat, web }: Pick<PayerView, 'wechat' | 'web'>): 'here' | 'inWechat' | 'inMini' | 'none' {
  if (!wechat) return 'none';
  if (web === null) return 'inMini';
  return web === 'anywhere' || insideWechat() ? 'here' : 'inWechat';
}
