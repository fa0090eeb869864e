/** What is to be paid back, what came in, and how it reached the treasury. */
export const collections = { repayments: '退缴和主动上交', repaymentBatches: '上缴国库批次' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'repayment.demand': '开退缴单',
  'repayment.handIn': '申报主动上交',
  'repayment.codeIssued': '换缴款码',
  'repayment.enter': '登记收到的钱',
  'repayment.check': '核对收到的钱',
  'repayment.paid': '微信支付入账',
  'repayment.askCancel': '申请撤销退缴单',
  'repayment.decideCancel': '决定撤不撤销',
  'repayment.askRefund': '申请退回多缴的钱',
  'repayment.decideRefund': '决定退不退',
  'repayment.refunded': '退款有结果',
  'repayment.batch': '归入上缴批次',
  'repayment.calendar': '按工作日历改到期日',
  'repayment.exported': '导出退缴单',
  'repayment.downloaded': '下载收据',
  'repaymentBatch.begin': '建上缴批次',
  'repaymentBatch.fill': '汇总批次',
  'repaymentBatch.enter': '登记缴款书',
  'repaymentBatch.check': '核对缴款书',
};
export const details: Record<string, string> = { receipt: '收据号', agree: '同意', batch: '批次', slip: '缴款书', total: '合计' };
