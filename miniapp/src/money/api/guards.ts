import { repaymentStates, repaymentWays, type RepaymentState, type RepaymentWay } from '../../../../contracts/repayment-options';
import type { PayerView } from '../../../../contracts/repayment';
import type { PayParams } from '../../platform/pay';
import { count, day, flag, listOf, oneOf, orNull, text, thing } from '../../api/guards';

/** A web page is sent to WeChat first, which tells who pays. */
export type LoginAt = { loginAt: string };
export type AnnouncedHandIn = { number: string; code: string; view: PayerView };

export const isPayerView = thing<PayerView>({
  token: text,
  number: text,
  kind: oneOf<PayerView['kind']>(['demand', 'handIn']),
  state: oneOf<RepaymentState>(repaymentStates),
  payer: orNull(text),
  reason: text,
  amount: count,
  paid: count,
  left: count,
  due: orNull(day),
  light: orNull(oneOf<NonNullable<PayerView['light']>>(['green', 'yellow', 'red', 'done', 'paused'])),
  plan: listOf(thing<PayerView['plan'][number]>({ amount: count, due: day, paid: flag })),
  received: listOf(thing<PayerView['received'][number]>({ id: text, receipt: text, way: oneOf<RepaymentWay>(repaymentWays), amount: count, refunded: count, day })),
  waiting: flag,
  wechat: flag,
  web: orNull(oneOf<NonNullable<PayerView['web']>>(['wechat', 'anywhere'])),
  wechatMost: count,
});
export const isPayParams = thing<PayParams>({ appId: text, timeStamp: text, nonceStr: text, package: text, signType: oneOf<'RSA'>(['RSA']), paySign: text });
export const isLoginAt = thing<LoginAt>({ loginAt: text });
export const isAnnouncedHandIn = thing<AnnouncedHandIn>({ number: text, code: text, view: isPayerView });
