import { fill } from '../../../templates/fill';
import type { Clock } from '../clock';
import { native } from '../database';
import { InboxMessageModel, type Delivery } from './model';
import { hideParams, openParams } from './secret-params';

/** What a channel says of one try. */
export type SendResult =
  /** It is with the person. */
  | { outcome: 'delivered' }
  /** The platform took it; the result comes later under `reference`. */
  | { outcome: 'accepted'; reference: string }
  /** It will never take it: the next channel's turn. */
  | { outcome: 'refused'; code: string }
  /** Not now; nothing was sent. */
  | { outcome: 'retry'; code: string; afterSeconds?: number }
  /** It may or may not have been sent: left to a person. */
  | { outcome: 'unknown'; code: string };

/** An error thrown by `send` counts as 'unknown'. */
export type Send = (delivery: Delivery, text: Message, clock: Clock) => Promise<SendResult>;

/** The few short fields that outside platforms take in place of a text; `kind` names their template there. */
export interface Card {
  kind: string;
  fields: Record<string, string>;
}

/** What is told: in words where there is room for them, as a card elsewhere. Without a card it stays inside the platform. */
export interface Message {
  title: string;
  body: string;
  card?: Card;
}

export interface Channel {
  send: Send;
  /** Sending the same delivery again changes nothing, so that a killed worker's try may simply be repeated. */
  repeatable: boolean;
  /** True: may come at night. */
  atAnyHour: boolean;
  reaches: Reach;
  /** Always succeeds, so that it comes after all others. */
  lastResort: boolean;
}

/** Staff by an account, people by their record, citizens by a rating. */
export type Reach = 'account' | 'person' | 'rating';

const channels = new Map<string, Channel>();
const templates = new Map<string, Message>();

/** By default a channel reaches staff, and is neither repeatable nor allowed at night. */
export function defineChannel(name: string, send: Send, options: Partial<Omit<Channel, 'send'>> = {}): void {
  if (channels.has(name)) throw new Error(`channel is there already: ${name}`);
  channels.set(name, { send, repeatable: false, atAnyHour: false, reaches: 'account', lastResort: false, ...options });
}

/** The names of all channels that reach this kind of recipient, in the order in which they are tried. */
export function channelsReaching(reach: Reach): string[] {
  const names = [...channels].filter(([, channel]) => channel.reaches === reach);
  return [...names.filter(([, { lastResort }]) => !lastResort), ...names.filter(([, { lastResort }]) => lastResort)].map(([name]) => name);
}

export function channelOf(name: string): Channel {
  const channel = channels.get(name);
  if (!channel) throw new Error(`no such channel: ${name}`);
  return channel;
}

/** Makes texts known to `deliver` by their names; '{name}' in them, and in a card's fields, is replaced by the param of that name. */
export function defineTemplates(texts: Record<string, Message>): void {
  for (const [name, text] of Object.entries(texts)) templates.set(name, text);
}

/** Sealed params stay hidden, except in the text that is sent. Throws when the template is unknown or a param it asks for is missing. */
export function renderTemplate(name: string, given: Record<string, string>, secrets: 'hidden' | 'open' = 'hidden'): Message {
  const params = secrets === 'open' ? openParams(given) : hideParams(given);
  const template = templates.get(name);
  if (!template) throw new Error(`no such template: ${name}`);
  const card = template.card && { kind: template.card.kind, fields: Object.fromEntries(Object.entries(template.card.fields).map(([field, text]) => [field, fill(text, params)])) };
  return { title: fill(template.title, params), body: fill(template.body, params), ...(card ? { card } : {}) };
}

defineChannel(
  'inbox',
  async (delivery, { title, body }, clock) => {
    if (delivery.to.accountId === undefined) return { outcome: 'refused', code: 'noAccount' };
    const message = { accountId: delivery.to.accountId, title, text: body, link: delivery.link, at: clock.now(), readAt: null };
    await native(InboxMessageModel).updateOne({ _id: delivery._id }, { $setOnInsert: message }, { upsert: true });
    return { outcome: 'delivered' };
  },
  { repeatable: true, atAnyHour: true },
);
