export const collections = { publications: '三务公开' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'publication.draft': '起草',
  'publication.correct': '起草更正',
  'publication.save': '改草稿',
  'publication.submit': '交村里核对',
  'publication.recall': '撤回',
  'publication.check': '核对，同意',
  'publication.return': '退回修改',
  'publication.approve': '审核通过，公开',
  'publication.replace': '更正的新版已公开',
  'publication.withdraw': '撤下含个人信息的',
  'publication.exported': '导出公开',
};
export const details: Record<string, string> = { on: '哪天公开', files: '撤下的文件', words: '遮住的字有几处', correctedBy: '更正的新版' };
