import type { DeliveryChannel } from '../contracts/delivery';
import { defineChannel, type Send } from '../domain/kernel';
import type { Settings } from '../settings';

type Key = 'official' | 'mini' | 'phone';

interface OutsideChannel {
  name: Exclude<DeliveryChannel, 'inbox' | 'receipt'>;
  reaches: 'person' | 'rating' | 'subscriber' | 'household';
  /** Whose keys it needs. */
  needs: Key;
  repeatableForMs: number;
  asked?: true;
}

/** WeChat sends one `client_msg_id` to one openid once within ten minutes; a try may take one of them. */
const templateRepeatableMs = 9 * 60_000;

/** All ways out of the platform, in the order in which they are tried. */
const outsideChannels: readonly OutsideChannel[] = [
  { name: 'wechatTemplate', reaches: 'person', needs: 'official', repeatableForMs: templateRepeatableMs },
  { name: 'wechatNotice', reaches: 'person', needs: 'official', repeatableForMs: 0 },
  { name: 'miniSubscription', reaches: 'person', needs: 'mini', repeatableForMs: 0 },
  { name: 'sms', reaches: 'person', needs: 'phone', repeatableForMs: 0 },
  { name: 'voice', reaches: 'person', needs: 'phone', repeatableForMs: 0 },
  { name: 'answerSubscription', reaches: 'rating', needs: 'mini', repeatableForMs: 0 },
  { name: 'citizenSms', reaches: 'rating', needs: 'phone', repeatableForMs: 0 },
  { name: 'villageSubscription', reaches: 'subscriber', needs: 'mini', repeatableForMs: 0 },
  { name: 'householdSms', reaches: 'household', needs: 'phone', repeatableForMs: 0, asked: true },
];

export type Keys = Pick<Settings, 'officialAccount' | 'miniProgram' | 'tencent'>;
export type Sends = Record<OutsideChannel['name'], Send>;

const onlyTheBot: Send = () => Promise.reject(new Error('only the bot sends'));

/**
 * Makes the channels known whose keys are set: every process must know their names to write a delivery for them. Only
 * one that sends brings `sends`.
 */
export function defineOutsideChannels({ officialAccount, miniProgram, tencent }: Keys, sends?: Sends): void {
  const connected: Record<Key, boolean> = { official: officialAccount !== undefined, mini: miniProgram !== undefined, phone: tencent !== undefined };
  for (const { name, reaches, needs, repeatableForMs, asked = false } of outsideChannels) {
    if (connected[needs]) defineChannel(name, sends?.[name] ?? onlyTheBot, { reaches: [reaches], repeatableForMs, asked });
  }
}
