/** Words of 退缴 that phones need too: no zod here. */

export const repaymentStates = ['open', 'partial', 'paid', 'overpaid', 'cancelled'] as const;
export type RepaymentState = (typeof repaymentStates)[number];
export const repaymentStateLabels: Record<RepaymentState, string> = { open: '待缴', partial: '缴了一部分', paid: '已缴清', overpaid: '多缴', cancelled: '已撤销' };

/** Neutral words: they stand on paper, on a phone and in the receipt. */
export const repaymentReasons = ['subsidy', 'allowance', 'benefit', 'expense', 'project', 'other'] as const;
export type RepaymentReason = (typeof repaymentReasons)[number];
export const repaymentReasonLabels: Record<RepaymentReason, string> = {
  subsidy: '多发的补助',
  allowance: '多领的津贴补贴',
  benefit: '多领的民生资金',
  expense: '不应报销的费用',
  project: '多结的工程款',
  other: '其他应退的款项',
};

export const repaymentWays = ['wechat', 'slip', 'cash'] as const;
export type RepaymentWay = (typeof repaymentWays)[number];
export const repaymentWayLabels: Record<RepaymentWay, string> = { wechat: '微信支付', slip: '银行回单', cash: '窗口现金' };

/** A number of a demand (TJ) or of something handed in (ZD), and the six digits on the same paper. */
export const repaymentNumberPattern = /^(TJ|ZD)-\d{4}-\d{4,}$/;
export const repaymentCodePattern = /^\d{6}$/;
