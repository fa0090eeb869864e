export const collections = { households: '农户', paymentLists: '发放名单' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'import.read': '导入：认列',
  'import.chosen': '导入：说明哪列是什么',
  'import.stopped': '导入：停下时已导的',
  'import.sheetErased': '导入：销毁原表',
  'household.recorded': '登记农户',
  'household.codeIssued': '出户码',
  'household.phone': '改收验证码的手机',
  'paymentList.counted': '名单算出来',
  'paymentList.published': '公开名单',
  'paymentList.hidden': '撤下名单',
  'payment.exported': '导出发放明细',
  'payment.lookedUp': '按身份证号查发放',
};
export const details: Record<string, string> = { digest: '明细摘要', appliedRow: '导到第几行', headerRow: '表头行', columns: '各列', fixed: '固定的内容', replaced: '换掉旧的', edition: '第几版', payments: '笔数', amount: '金额（分）', households: '户' };
