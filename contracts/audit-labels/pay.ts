/** What was asked of WeChat Pay. */
export const collections = { paymentOrders: '微信支付单' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'payment.order': '下单',
  'payment.told': '微信支付告知状态',
  'payment.problem': '记下办不下去的原因',
  'payment.lost': '微信支付查不到，重新下单',
};
export const details: Record<string, string> = { platformState: '微信支付的状态', problem: '哪类问题' };
