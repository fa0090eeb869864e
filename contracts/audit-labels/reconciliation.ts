export const collections = { reconciliationDays: '一天的对账', reconciliationDifferences: '对账差异' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'reconciliation.open': '开始对一天的账',
  'reconciliation.run': '核对账单',
  'reconciliation.ran': '核对完',
  'reconciliation.close': '结清一天',
  'reconciliation.exported': '导出对账',
  'difference.found': '核出差异',
  'difference.gone': '重新核对后没有了',
  'difference.explain': '写明差异怎么回事',
  'difference.confirm': '确认差异的说明',
  'paymentOrder.exported': '导出支付流水',
  'moneyOverview.exported': '导出资金总览',
};
export const details: Record<string, string> = { agreed: '同意' };
