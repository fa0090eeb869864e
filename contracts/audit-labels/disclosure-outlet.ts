export const collections = { articleDrafts: '公众号草稿', broadcastAudios: '广播音频' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'articleDraft.save': '要存到公众号草稿箱',
  'articleDraft.made': '存进了草稿箱',
  'articleDraft.failed': '没有存成草稿',
  'articleDraft.gone': '发现草稿箱里没有了',
  'broadcastAudio.make': '要做广播音频',
  'broadcastAudio.made': '做好了广播音频',
  'broadcastAudio.failed': '没有做成广播音频',
  'broadcastAudio.drop': '更正后删掉旧音频',
};
export const details: Record<string, string> = { titles: '标题' };
