import { bindByCode, contactOf, invite, recordConsent } from '../../domain/follower';
import { defineChannel, type Context, type PersonRecord } from '../../domain/kernel';
import { saveOutsideTemplates, showOutsideTemplates } from '../../domain/outside-templates';
import { idOf } from './factories';

/** What went out by SMS: to whom, on which instant, about what. */
export const sentMessages: { personId: string; at: Date; key: string; title: string; body: string; text: string | undefined }[] = [];

defineChannel(
  'sms',
  async (delivery, { title, body }, clock) => {
    if ((await contactOf(delivery.to.personId!)).consent !== 'given') return { outcome: 'refused', code: 'noConsent' };
    sentMessages.push({ personId: delivery.to.personId ?? '', at: clock.now(), key: delivery.key, title, body, text: delivery.params.text });
    return { outcome: 'delivered' };
  },
  { reaches: ['person'] },
);

/** The form of reminders by SMS, as the administrator sets it. */
export async function setReminderForm(ctx: Context): Promise<void> {
  const sms = { templateId: '1234567', text: '{1}，{2}：{3}', params: ['name', 'occasion', 'words'] };
  await saveOutsideTemplates(ctx, { kind: 'reminder', templates: { sms }, version: (await showOutsideTemplates(ctx)).version });
}

/** People who are bound, and have agreed to be reminded. */
export async function makeReachable(ctx: Context, people: readonly PersonRecord[]): Promise<void> {
  for (let start = 0; start < people.length; start += 100) {
    const { items } = await invite(ctx, { personIds: people.slice(start, start + 100).map(idOf), by: 'print' });
    for (const { personId, code } of items) {
      await bindByCode(ctx, 'openid', `o-${personId}`, code!);
      await recordConsent(ctx, people.find((one) => idOf(one) === personId)!._id, true, 'mini');
    }
  }
}
