import type { SmsProvider } from '../../clients/sms';
import { recordDeliveryResult, type Clock } from '../../domain/kernel';

/** Who may have an SMS on its way. */
const channels = ['sms', 'citizenSms'] as const;

/** Asks the provider what became of messages, and closes their deliveries or sends them on. Answers how many it told of. */
export async function takeSmsResults(sms: SmsProvider, clock: Clock): Promise<number> {
  const results = await sms.results();
  for (const { reference, delivered, code } of results) {
    for (const channel of channels) await recordDeliveryResult(clock, { channel, reference, result: delivered ? { outcome: 'delivered' } : { outcome: 'refused', code } });
  }
  return results.length;
}
