import { fill } from '../../../templates/fill';
import type { Clock } from '../clock';
import type { Delivery } from './model';

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
  /** The platform takes no more today from anybody: the channel is closed until midnight, and it is the next channel's turn. */
  | { outcome: 'exhausted'; code: string }
  /** It may or may not have been sent: repeated where that does no harm, else left to a person. */
  | { outcome: 'unknown'; code: string };

/** An error thrown by `send` counts as 'unknown', and so does one that has not answered within a minute. */
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
  /**
   * For so long after a try began, sending the same delivery again changes nothing: after an unknown outcome, or when its
   * worker was killed, the same try is repeated within that time. 0: never.
   */
  repeatableForMs: number;
  /** It disturbs nobody: may come at night, and counts in no quota and no weekly cap. */
  atAnyHour: boolean;
  reaches: readonly Reach[];
  /** Always succeeds, so that it comes after all others. */
  lastResort: boolean;
}

/** Staff by an account, people by their record, citizens by a rating. */
export type Reach = 'account' | 'person' | 'rating';

const channels = new Map<string, Channel>();
const templates = new Map<string, Message>();

/** By default a channel reaches staff, its tries are never repeated, and it is silent at night. */
export function defineChannel(name: string, send: Send, options: Partial<Omit<Channel, 'send'>> = {}): void {
  if (channels.has(name)) throw new Error(`channel is there already: ${name}`);
  channels.set(name, { send, repeatableForMs: 0, atAnyHour: false, reaches: ['account'], lastResort: false, ...options });
}

/** The names of all channels that reach this kind of recipient, in the order in which they are tried. */
export function channelsReaching(reach: Reach): string[] {
  const names = [...channels].filter(([, channel]) => channel.reaches.includes(reach));
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

/** Throws when the template is unknown or a param it asks for is missing. */
export function renderTemplate(name: string, params: Record<string, string>): Message {
  const template = templates.get(name);
  if (!template) throw new Error(`no such template: ${name}`);
  const card = template.card && { kind: template.card.kind, fields: Object.fromEntries(Object.entries(template.card.fields).map(([field, text]) => [field, fill(text, params)])) };
  return { title: fill(template.title, params), body: fill(template.body, params), ...(card ? { card } : {}) };
}

