/** Messages about what is to be paid back. They carry the number: no name, no sum, no reason. */
export const repaymentInboxTexts = {
  'repayment.yellow': { title: '退缴单 {number} 快到期', body: '应在{due}前缴。请联系缴款人。' },
  'repayment.red': { title: '退缴单 {number} 逾期', body: '应在{due}前缴，还没有缴够。请催缴，钱已到账的请登记、核对。' },
} as const satisfies Record<string, { title: string; body: string }>;

export const repaymentTexts = {
  receiptTitle: '退缴款收据',
  handInTitle: '主动上交收据',
  handIn: '主动上交的礼金',
  noName: '没有留名',
  refunded: '其中已退回：人民币 {amount} 元',
  receiptNote: '这笔钱由财务经办人汇总，上缴国库。收据可以凭单号和缴款码再次下载。',
} as const;
