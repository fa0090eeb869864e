export const collections = { checkRounds: '公开抽查', spotChecks: '抽查的一项' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'spotCheck.draw': '抽取',
  'spotCheck.open': '抽中',
  'spotCheck.record': '记抽查结果',
  'spotCheck.exported': '导出抽查结果',
  'disclosureQuality.exported': '导出数据质量',
  'disclosureBoard.exported': '导出公开总览',
};
export const details: Record<string, string> = { seed: '随机数', candidates: '从几项里抽', result: '结果' };
