import { z } from 'zod';
import type { Person } from '../people';
import type { Said } from '../world';
import { define, ok } from './interface';
import { Refusal } from './refusal';
import { checkMiniPage, recipient } from './send';

const mediaId = z.object({ media_id: z.string() });
const body = z.discriminatedUnion('msgtype', [
  z.object({ touser: z.string(), msgtype: z.literal('text'), text: z.object({ content: z.string().min(1) }) }),
  z.object({ touser: z.string(), msgtype: z.literal('image'), image: mediaId }),
  z.object({ touser: z.string(), msgtype: z.literal('news'), news: z.object({ articles: z.array(z.object({ title: z.string(), description: z.string().default(''), url: z.string(), picurl: z.string().optional() })).length(1) }) }),
  z.object({ touser: z.string(), msgtype: z.literal('miniprogrampage'), miniprogrampage: z.object({ title: z.string(), appid: z.string(), pagepath: z.string(), thumb_media_id: z.string() }) }),
]);

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A text may have 2048 bytes. */
const textMax = 2048;

/** What a person's act allows the account to say: after a message five within 48 hours, after anything else three within a minute. */
export function allowMessages(person: Person, act: 'message' | 'event', now: number): void {
  const still = person.allowances.filter(({ until }) => until > now);
  // A new message begins the count of the 48 hours anew.
  if (act === 'message') person.allowances = [...still.filter(({ until }) => until - now <= minuteMs), { until: now + 2 * dayMs, left: 5 }];
  else person.allowances = [...still.filter(({ until }) => until - now > minuteMs), { until: now + minuteMs, left: 3 }];
}

function takeAllowance(person: Person, now: number): void {
  // Of those left by a clock that was moved back none lasts longer than a fresh one would.
  const valid = person.allowances.filter(({ until }) => until > now && until - now <= 2 * dayMs);
  if (!person.follows || valid.length === 0) throw new Refusal(45015);
  const next = valid.filter(({ left }) => left > 0).sort((a, b) => a.until - b.until)[0];
  if (!next) throw new Refusal(45047);
  next.left -= 1;
}

function shown(input: z.output<typeof body>, mediaUrl: (id: string) => string): { said: Said['content']; fields: Record<string, string> } {
  switch (input.msgtype) {
    case 'text': {
      if (Buffer.byteLength(input.text.content) > textMax) throw new Refusal(47003, 'text.content size out of limit');
      return { said: { type: 'text', text: input.text.content }, fields: { text: input.text.content } };
    }
    case 'image':
      return { said: { type: 'image', url: mediaUrl(input.image.media_id) }, fields: { media: input.image.media_id } };
    case 'news': {
      const [{ title, description, url }] = input.news.articles as [{ title: string; description: string; url: string }];
      return { said: { type: 'article', title, description, url }, fields: { title, description, url } };
    }
    case 'miniprogrampage': {
      const { title, appid, pagepath } = input.miniprogrampage;
      checkMiniPage({ appid, pagepath });
      mediaUrl(input.miniprogrampage.thumb_media_id);
      return { said: { type: 'article', title, description: '小程序', url: pagepath }, fields: { title, page: pagepath } };
    }
  }
}

export const customInterfaces = [
  define('POST /cgi-bin/message/custom/send', '客服消息', { toPerson: true, body }, ({ world }, input) => {
    const person = recipient(world, input.touser, 'official');
    const { said, fields } = shown(input, (id) => {
      if (!world.media.find(id)) throw new Refusal(40007);
      return world.media.urlOf(id);
    });
    takeAllowance(person, world.clock.now());
    world.accept({ channel: 'customer', to: person.openid, templateId: null, clientMessageId: null, fields, messageId: world.nextId(), reached: true });
    world.say(person, { from: 'account', content: said });
    return ok;
  }),
];
