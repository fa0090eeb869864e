export const collections = { fundProgrammes: '资金项目', fundMovements: '资金拨付台账' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'fundProgramme.add': '加资金项目',
  'fundProgramme.save': '改资金项目',
  'fundProgramme.reset': '资金项目换回默认内容',
  'fundProgramme.exported': '导出资金项目',
  'fundMovement.enter': '记一笔资金',
  'fundMovement.reverse': '冲正一笔资金',
  'fundMovement.reversed': '被冲正',
  'fund.exported': '导出民生资金',
};
export const details: Record<string, string> = { programme: '项目', year: '年度', amount: '金额（分）', document: '文号' };
