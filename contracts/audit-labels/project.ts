export const collections = { projects: '项目', villageMaps: '村的位置和边界', publicPolicies: '政策' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'project.create': '立项起草',
  'project.draftEntry': '起草一个环节',
  'project.saveEntry': '改草稿',
  'project.discardEntry': '删草稿',
  'project.submitEntry': '送乡镇审',
  'project.returnEntry': '退回',
  'project.publishEntry': '审核通过，公开',
  'project.exported': '导出项目',
  'villageMap.office': '填村委会位置',
  'villageMap.boundary': '换边界',
  'publicPolicy.create': '起草政策',
  'publicPolicy.save': '改政策',
  'publicPolicy.submit': '政策送审',
  'publicPolicy.return': '政策退回',
  'publicPolicy.publish': '政策公开',
  'publicPolicy.discard': '放弃新版',
  'publicPolicy.seed': '平台预置政策',
};
export const details: Record<string, string> = { stage: '环节', entryId: '哪一条', corrects: '更正哪一条', office: '村委会位置', points: '边界的点数', edition: '第几版', seed: '预置' };
