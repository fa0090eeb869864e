import { deliveryChannel, type DeliveryChannel } from '../../../contracts/delivery';
import type { Clock } from '../clock';
import type { Delivery } from './model';
import type { Message } from './texts';

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

export interface Channel {
  send: Send;
  /**
   * For so long after a try began, sending the same delivery again changes nothing: after an unknown outcome, or when its
   * worker was killed, the same try is repeated within that time. 0: never.
   */
  repeatableForMs: number;
  /** It disturbs nobody: may come at night, and counts in no quota and no weekly cap. */
  atAnyHour: boolean;
  /** Only what somebody asked for at this very moment goes by it: a one-time code may come at night. */
  asked: boolean;
  reaches: readonly Reach[];
  /** Always succeeds, so that it comes after all others. */
  lastResort: boolean;
}

/** Staff by an account, people by their record, citizens by a rating, by a subscription or as a household. */
export type Reach = 'account' | 'person' | 'rating' | 'subscriber' | 'household';

const channels = new Map<string, Channel>();

/** By default a channel reaches staff, its tries are never repeated, and it is silent at night. */
export function defineChannel(name: string, send: Send, options: Partial<Omit<Channel, 'send'>> = {}): void {
  if (channels.has(name)) throw new Error(`channel is there already: ${name}`);
  channels.set(name, { send, repeatableForMs: 0, atAnyHour: false, asked: false, reaches: ['account'], lastResort: false, ...options });
}

/** The names of all channels that reach this kind of recipient, in the order in which they are tried. */
export function channelsReaching(reach: Reach): string[] {
  const names = [...channels].filter(([, channel]) => channel.reaches.includes(reach));
  return [...names.filter(([, { lastResort }]) => !lastResort), ...names.filter(([, { lastResort }]) => lastResort)].map(([name]) => name);
}

/** Undefined for one that is not connected here: its keys were taken away after the delivery had been written. */
export function findChannel(name: string): Channel | undefined {
  return channels.get(name);
}

/** @throws Error for a channel nobody has defined */
export function channelOf(name: string): Channel {
  return findChannel(name) ?? fail(name);
}

function fail(name: string): never {
  throw new Error(`no such channel: ${name}`);
}

/** The channels there are: one is defined only where its keys are set; inbox and receipt need none. */
export function connectedChannels(): DeliveryChannel[] {
  return deliveryChannel.options.filter((name) => channels.has(name));
}
