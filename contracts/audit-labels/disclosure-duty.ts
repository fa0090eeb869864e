/** The catalogue, and what each village owes by it. */
export const collections = { disclosureItems: '公开目录', disclosureDuties: '要公开的' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'disclosureItem.add': '加一项',
  'disclosureItem.save': '改一项',
  'disclosureItem.restore': '改回默认',
  'disclosureItem.exported': '导出公开目录',
  'disclosureDuty.open': '列入要公开的',
  'disclosureDuty.record': '记一件要公开的事',
  'disclosureDuty.meet': '已公开',
  'disclosureDuty.cancel': '不用公开了',
  'disclosureDuty.urge': '提醒或催办',
  'disclosureDuty.explain': '说明原因',
  'disclosureDuty.exported': '导出要公开的',
  'disclosureDuty.downloaded': '下载公开建议书',
};
export const details: Record<string, string> = { stage: '哪一步', publicationId: '公开的编号', lateWorkingDays: '晚了几个工作日' };
