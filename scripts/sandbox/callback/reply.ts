import { z } from 'zod';
import type { Said } from '../world';
import { open } from './envelope';

const text = z.object({ MsgType: z.literal('text'), Content: z.string() });
const item = z.object({ Title: z.string().default(''), Description: z.string().default(''), Url: z.string().default('') });
const news = z.object({ MsgType: z.literal('news'), Articles: z.object({ item: z.union([item, z.array(item).min(1).transform(([first]) => first as z.output<typeof item>)]) }) });

/** What a passive reply says to the follower; null: WeChat cannot read it. */
export function said(answer: string, safeMode: boolean): Said['content'] | 'nothing' | null {
  if (answer === '' || answer === 'success') return 'nothing';
  const reply = open(answer, safeMode);
  if (!reply) return null;
  const asText = text.safeParse(reply);
  if (asText.success) return { type: 'text', text: asText.data.Content };
  const asNews = news.safeParse(reply);
  if (!asNews.success) return null;
  const { Title, Description, Url } = asNews.data.Articles.item;
  return { type: 'article', title: Title, description: Description, url: Url };
}
