import type { Delivery } from '../../../domain/kernel';
import type { Member } from '../../../scripts/crowd';
import type { Accepted } from '../../../scripts/sandbox/contract';

export interface Verdict {
  /** In words; none: the ledger and the sandbox agree, and nobody was told twice. */
  faults: string[];
  byState: Record<string, number>;
  fellBack: number;
  /** What the platform took and the ledger does not know of by its reference: all of it is listed as of unknown result. */
  takenUnknown: number;
}

const ended = new Set(['delivered', 'accepted', 'failed', 'unknown']);
/** By which field of the sandbox's form the occasion is told. */
const occasionField = { template: 'thing1', sms: '2' } as const;
const channelOf = { wechatTemplate: 'template', sms: 'sms' } as const;

/** Holds the ledger against the sandbox's own list of what it took. Says nothing about ids of ours: people and occasions only. */
export function judge(deliveries: readonly Delivery[], accepted: readonly Accepted[], members: readonly Member[], inInbox: ReadonlySet<string>): Verdict {
  const faults: string[] = [];
  const personOf = new Map(members.flatMap(({ personId, openid, phone }) => [[openid, personId], [phone, personId]] as const));
  const taken = new Map<string, Accepted[]>();
  for (const message of accepted) {
    if (message.channel !== 'template' && message.channel !== 'sms') continue;
    const matter = `${personOf.get(message.to) ?? message.to} ${message.fields[occasionField[message.channel]]}`;
    taken.set(matter, [...(taken.get(matter) ?? []), message]);
  }
  const matters = new Map(deliveries.map((delivery) => [`${delivery.to.personId} ${delivery.occasion.replace('crowd:', '')}`, delivery]));
  for (const matter of taken.keys()) if (!matters.has(matter)) faults.push(`${matter}: sent, but in no ledger`);

  let takenUnknown = 0;
  for (const [matter, delivery] of matters) {
    const messages = taken.get(matter) ?? [];
    const say = (what: string): number => faults.push(`${matter}: ${what} (${delivery.state}; ${delivery.attempts.map(({ channel, outcome, code }) => `${channel} ${outcome} ${code ?? ''}`).join(', ')})`);
    for (const channel of ['template', 'sms'] as const) if (messages.filter((message) => message.channel === channel).length > 1) say(`${channel} was taken more than once`);
    if (messages.filter(({ reached }) => reached).length > 1) say('told twice');
    if (!ended.has(delivery.state)) say('lost');

    const known = new Map(delivery.attempts.flatMap(({ reference, outcome }) => (reference === null ? [] : [[reference, outcome] as const])));
    for (const message of messages) {
      const outcome = known.get(message.messageId);
      if (outcome === undefined && delivery.state !== 'unknown') say(`${message.channel} ${message.messageId} was taken and is not listed as unknown`);
      if (outcome === undefined) takenUnknown += 1;
      if (outcome === 'delivered' && !message.reached) say('delivered, against the word of the platform');
      if (outcome === 'refused' && message.reached) say('given up, although it arrived');
    }
    const last = delivery.attempts.at(-1);
    if (delivery.state === 'delivered' || delivery.state === 'accepted') {
      const confirmed = last?.channel === 'inbox' ? inInbox.has(delivery._id.toHexString()) : messages.some(({ messageId, channel }) => messageId === last?.reference && channel === channelOf[last?.channel as keyof typeof channelOf]);
      if (!confirmed) say('the platform knows nothing of it');
    }
    if (delivery.state === 'failed' && delivery.channels.some((channel) => !delivery.attempts.some((attempt) => attempt.channel === channel && attempt.code !== null))) say('failed without every channel having said why');
    const unknown = delivery.attempts.findIndex(({ outcome }) => outcome === 'unknown');
    if (delivery.state === 'unknown' ? last?.outcome !== 'unknown' : unknown >= 0) say('went on after an unknown outcome');
    if (unknown >= 0 && unknown !== delivery.attempts.length - 1) say('tried again after an unknown outcome');
    if (delivery.attempts.some(({ outcome }) => outcome === 'started')) say('a try was left open');
  }
  const byState: Record<string, number> = {};
  for (const { state } of deliveries) byState[state] = (byState[state] ?? 0) + 1;
  return { faults, byState, fellBack: deliveries.filter(({ via, channels }) => via !== channels[0]).length, takenUnknown };
}
