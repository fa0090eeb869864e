import type { SmsProvider, SmsResult } from '../../clients/sms';
import { recordDeliveryResult, stillAccepted, type Clock, type Delivery } from '../../domain/kernel';

/** Who may have an SMS on its way. */
const channels = ['sms', 'citizenSms', 'householdSms'] as const;
const hourMs = 3_600_000;
/** How old what is asked for again may be, in hours: a phone that is off gets its messages within three days. */
const ages = [
  [1, 3],
  [24, 26],
  [72, 74],
] as const;

/** Asks the provider what became of messages, and closes their deliveries or sends them on. Answers how many it told of. */
export async function takeSmsResults(sms: SmsProvider, clock: Clock): Promise<number> {
  const results = await sms.results();
  for (const result of results) await record(result, clock);
  return results.length;
}

/**
 * Each result is told once: what was told to a process that died before it wrote it down would never be known. So the
 * numbers of which nothing was heard are asked for one by one, at set ages. Answers of how many something was known.
 */
export async function seekLostSmsResults(sms: SmsProvider, phoneOf: (delivery: Delivery) => Promise<string | null>, clock: Clock): Promise<number> {
  const now = clock.now().getTime();
  let known = 0;
  for (const [youngest, oldest] of ages) {
    for await (const delivery of stillAccepted(channels, { from: new Date(now - oldest * hourMs), until: new Date(now - youngest * hourMs) })) {
      const attempt = delivery.attempts.findLast(({ outcome }) => outcome === 'accepted');
      const phone = attempt ? await phoneOf(delivery) : null;
      if (!attempt || phone === null) continue;
      const result = (await sms.resultsOf(phone, new Date(attempt.at.getTime() - hourMs))).find(({ reference }) => reference === attempt.reference);
      if (result) await record(result, clock);
      known += result ? 1 : 0;
    }
  }
  return known;
}

async function record({ reference, delivered, code }: SmsResult, clock: Clock): Promise<void> {
  for (const channel of channels) await recordDeliveryResult(clock, { channel, reference, result: delivered ? { outcome: 'delivered' } : { outcome: 'refused', code } });
}
