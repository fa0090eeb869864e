import type { ProviderAnswer } from '../../clients/sms';
import { WechatError } from '../../clients/wechat';
import type { OutsideChannel } from '../../contracts/outside-templates';
import type { Clock, Delivery, Send, SendResult } from '../../domain/kernel';
import { noteRefusal } from '../../domain/outside-templates';

export type Card = NonNullable<Parameters<Send>[1]['card']>;

export const refused = (code: string): SendResult => ({ outcome: 'refused', code });

/** The platform took it. Without an id of its own no result can come: then it stays taken, and is never counted as arrived. */
export const taken = (delivery: Delivery, messageId: string | null): SendResult => ({ outcome: 'accepted', reference: messageId ?? `${delivery._id.toHexString()}-${delivery.attempts.length}` });

/** Seconds until the next try, where the code tells more than the usual growing pause. */
const waits: Record<string, number> = { '-1': 15, '45011': 60 };

/** What an error of WeChat means for a delivery; anything else is a fault of ours and goes on. */
export function resultOf(error: unknown): SendResult {
  if (!(error instanceof WechatError)) throw error;
  const { kind, code } = error;
  if (kind === 'retry' || kind === 'refresh') return { outcome: 'retry', code, ...(waits[code] === undefined ? {} : { afterSeconds: waits[code] }) };
  if (kind === 'quota') return { outcome: 'exhausted', code };
  return kind === 'unknown' ? { outcome: 'unknown', code } : refused(code);
}

/** What concerns our own form is counted, so that staff see it and put it right. */
export async function noteOurs(error: unknown, clock: Clock, card: Card, channel: OutsideChannel): Promise<void> {
  if (error instanceof WechatError && error.kind === 'template') await noteRefusal(clock, { kind: card.kind, channel, code: error.code });
}

export async function providerResult(answer: ProviderAnswer, clock: Clock, card: Card, channel: OutsideChannel): Promise<SendResult> {
  if (answer.outcome !== 'refused') return answer;
  if (answer.ours) await noteRefusal(clock, { kind: card.kind, channel, code: answer.code });
  return refused(answer.code);
}
