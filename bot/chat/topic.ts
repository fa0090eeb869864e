import type { WechatClient } from '../../clients/wechat';
import type { Context } from '../../domain/kernel';
import type { Incoming } from './incoming';

/** Text, or a card that opens a page. Never a word of what the follower wrote. */
export type Reply = { text: string } | { article: { title: string; description: string; url: string } };

/** What a topic works with. */
export interface Talk {
  ctx: Context;
  wechat: WechatClient;
  /** Of the citizens' pages, without a slash at the end. */
  publicOrigin: string;
}

/**
 * One subject of conversation. Topics are asked in order; the first that answers, answers. Null: not mine.
 * `silence`: mine, and nothing is to be said (events of the platform). A topic may be as slow as it needs: what is not
 * there within WeChat's five seconds follows as a customer-service message. The same message is never given twice to
 * topics that have finished with it; after a crash it may come again, so a topic must stand repeating.
 */
export interface Topic {
  name: string;
  answer(incoming: Incoming, talk: Talk): Promise<Reply | 'silence' | null>;
}
