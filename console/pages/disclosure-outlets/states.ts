import type { ArticleOutlet } from '../../../contracts/article-draft';
import type { AudioOutlet } from '../../../contracts/broadcast-audio';
import type { Light } from '../../../contracts/common';

export const outletNames = ['kiosk', 'board', 'article', 'led', 'broadcast'] as const;
export type OutletName = (typeof outletNames)[number];

/** How far an outlet is, and what whoever looks at it does next. */
export interface OutletState {
  light: Light | null;
  word: string;
  next: string;
}

export function articleState(article: ArticleOutlet | undefined): OutletState {
  if (!article) return { light: null, word: '正在看', next: '' };
  const [draft] = article.drafts;
  if (draft?.outdated) return { light: 'red', word: '原文已更正', next: '更新草稿；已经发表的，到公众号后台改' };
  if (draft?.state === 'made') return { light: 'done', word: '在草稿箱里', next: '到公众号后台看过，再发表' };
  if (draft?.state === 'waiting') return { light: 'yellow', word: '正在存', next: '不用等，存好了这里会变' };
  if (draft?.state === 'failed') return { light: 'red', word: '没有存成', next: '看原因，再存一次' };
  if (draft?.state === 'gone') return { light: 'done', word: '已不在草稿箱里', next: '已经发表或删掉了；要改，到公众号后台' };
  if (!article.connected) return { light: null, word: '没有接公众号', next: '要用，请管理员填公众号的 AppID 和 AppSecret' };
  return { light: null, word: '还没有存', next: article.abilities.make ? '看过样子，存到草稿箱' : '由区里的三务公开主管来存' };
}

export function audioState(outlet: AudioOutlet | undefined): OutletState {
  if (!outlet) return { light: null, word: '正在看', next: '' };
  const { audio, connected } = outlet;
  if (audio?.state === 'made') return { light: 'done', word: '音频做好了', next: '下载，在大喇叭上放；也可以照稿子念' };
  if (audio?.state === 'waiting') return { light: 'yellow', word: '正在做音频', next: '不用等，做好了这里会变' };
  if (audio?.state === 'failed') return { light: 'red', word: '音频没有做成', next: '看原因；稿子可以照着念' };
  return { light: null, word: '稿子好了', next: connected ? '照着念，或者做成音频' : '照着念；没有接语音合成，做不了音频' };
}
