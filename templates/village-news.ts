import type { CardKindName } from './cards';

/** What somebody who subscribed to a village is told, once a day at most. What was published is read on its page. */
export const villageNewsTexts = {
  'villageNews.published': { title: '{village}有新公开', body: '{village}公开了新内容，打开小程序看。', card: { kind: 'villageNews', fields: { village: '{village}', date: '{date}', words: '公开了新内容，点开看' } } },
} as const satisfies Record<string, { title: string; body: string; card: { kind: CardKindName; fields: Record<string, string> } }>;
