import { z } from 'zod';
import type { Incoming } from '../chat/incoming';

/** A message or an event of WeChat, read. */
export interface Received {
  /** Our account's own name in WeChat, under which is answered. */
  account: string;
  /** MsgType, or the event's name, where it is one that is known. */
  type: string;
  incoming: Incoming;
}

const name = z.string().regex(/^[\w@.-]{1,64}$/);
const number = z.string().regex(/^\d{1,24}$/);
const seconds = z.string().regex(/^\d{1,10}$/);
const words = z.string().max(4096);
const code = z.string().max(256);
const degrees = z.string().regex(/^-?\d{1,3}(\.\d{1,12})?$/).transform(Number);
const scene = z.string().max(64);

const head = z.object({ ToUserName: name, FromUserName: name, CreateTime: seconds, MsgType: z.string().regex(/^\w{1,40}$/) });

type Content = Incoming extends infer I ? (I extends Incoming ? Omit<I, 'openid' | 'id' | 'at'> : never) : never;
type Reader = z.ZodType<Content>;

const video = z.object({ MediaId: code }).transform(({ MediaId }): Content => ({ type: 'video', mediaId: MediaId }));

const messages: Record<string, Reader> = {
  text: z.object({ Content: words }).transform(({ Content }): Content => ({ type: 'text', text: Content })),
  image: z.object({ MediaId: code }).transform(({ MediaId }): Content => ({ type: 'image', mediaId: MediaId })),
  voice: z.object({ MediaId: code, Format: z.string().max(16).default('amr') }).transform(({ MediaId, Format }): Content => ({ type: 'voice', mediaId: MediaId, format: Format })),
  video,
  shortvideo: video,
  location: z.object({ Location_X: degrees, Location_Y: degrees, Label: words.default('') }).transform((at): Content => ({ type: 'location', latitude: at.Location_X, longitude: at.Location_Y, label: at.Label })),
  link: z.object({ Title: words.default(''), Url: words }).transform(({ Title, Url }): Content => ({ type: 'link', title: Title, url: Url })),
};

/** One is an object, several are a list. */
const several = <T extends z.ZodType>(one: T) => z.union([one.transform((single) => [single]), z.array(one)]);
const choices = z
  .object({ List: several(z.object({ TemplateId: code, SubscribeStatusString: z.string().max(16) })) })
  .transform(({ List }): Content => ({ type: 'subscription', choices: List.map((choice) => ({ templateId: choice.TemplateId, accepted: choice.SubscribeStatusString === 'accept' })) }));

const events: Record<string, Reader> = {
  subscribe: z.object({ EventKey: scene.default('') }).transform(({ EventKey }): Content => ({ type: 'follow', scene: EventKey.replace(/^qrscene_/, '') || null })),
  unsubscribe: z.object({}).transform((): Content => ({ type: 'unfollow' })),
  SCAN: z.object({ EventKey: scene }).transform(({ EventKey }): Content => ({ type: 'scan', scene: EventKey })),
  CLICK: z.object({ EventKey: z.string().max(128) }).transform(({ EventKey }): Content => ({ type: 'click', key: EventKey })),
  VIEW: z.object({ EventKey: words.default('') }).transform(({ EventKey }): Content => ({ type: 'view', url: EventKey })),
  TEMPLATESENDJOBFINISH: z.object({ MsgID: number, Status: z.string().max(64) }).transform(({ MsgID, Status }): Content => ({ type: 'templateResult', messageId: MsgID, status: Status })),
  subscribe_msg_popup_event: z.object({ SubscribeMsgPopupEvent: choices }).transform(({ SubscribeMsgPopupEvent }) => SubscribeMsgPopupEvent),
  subscribe_msg_change_event: z.object({ SubscribeMsgChangeEvent: choices }).transform(({ SubscribeMsgChangeEvent }) => SubscribeMsgChangeEvent),
  subscribe_msg_sent_event: z
    .object({ SubscribeMsgSentEvent: z.object({ List: z.object({ TemplateId: code, MsgID: number, ErrorCode: z.string().max(16) }) }) })
    .transform(({ SubscribeMsgSentEvent: { List } }): Content => ({ type: 'subscriptionResult', templateId: List.TemplateId, messageId: List.MsgID, code: List.ErrorCode })),
};

const otherMessage: Reader = z.object({}).transform((): Content => ({ type: 'other' }));
/** Events are many, and new ones come without being asked for. */
const otherEvent: Reader = z.object({}).transform((): Content => ({ type: 'otherEvent' }));

const messageKey = z.object({ MsgId: number }).transform(({ MsgId }) => [MsgId]);
const eventKey = z
  .object({ FromUserName: name, CreateTime: seconds, Event: z.string().regex(/^\w{1,64}$/), EventKey: words.default(''), MsgID: number.default('') })
  .transform(({ FromUserName, CreateTime, Event, EventKey, MsgID }) => [FromUserName, CreateTime, Event, EventKey, MsgID]);

/** Only the fields that are known, or null where one of them is missing or has another form than WeChat gives it. */
export function readMessage(xml: Record<string, unknown>): Received | null {
  const from = head.safeParse(xml);
  if (!from.success) return null;
  const isEvent = from.data.MsgType === 'event';
  const key = (isEvent ? eventKey : messageKey).safeParse(xml);
  if (!key.success) return null;
  const kind = isEvent ? String(xml.Event) : from.data.MsgType;
  const known = isEvent ? events : messages;
  const type = Object.hasOwn(known, kind) ? kind : 'other';
  const content = (known[type] ?? (isEvent ? otherEvent : otherMessage)).safeParse(xml);
  if (!content.success) return null;
  const id = [isEvent ? 'event' : 'message', ...key.data].join('\0');
  const incoming = { openid: from.data.FromUserName, id, at: new Date(Number(from.data.CreateTime) * 1000), ...content.data } as Incoming;
  return { account: from.data.ToUserName, type, incoming };
}
