import type { z } from 'zod';
import type { correctionRequest, MyReminders, ReminderOccasion } from '../../contracts/reminder';
import { correctionFaults } from '../../templates/reminder';
import { personOfMini } from '../follower';
import { fail, markDeliveryRead, ownDeliveries, type Context } from '../kernel';
import { ownCorrections, reportCorrection } from './corrections';

const prefix = 'reminder:';
const listed = 50;

const bound = async (loginCode: string) => (await personOfMini(loginCode)) ?? fail('wrongState', { message: correctionFaults.notBound });

/** What a cadre was reminded of, and what he reported, for his own page. @throws Fault wrongState for whoever is not bound */
export async function myReminders(loginCode: string): Promise<MyReminders> {
  const { personId } = await bound(loginCode);
  const [reminders, corrections] = await Promise.all([ownDeliveries(personId.toHexString(), prefix, listed), ownCorrections(personId)]);
  return { items: reminders.map(({ id, occasion, at, body, readAt }) => ({ id, occasion: occasion.slice(prefix.length) as ReminderOccasion, at: at.toISOString(), body, read: readAt !== null })), corrections };
}

/** @throws Fault wrongState, notFound when it is not his */
export async function readMyReminder(ctx: Context, loginCode: string, id: string): Promise<void> {
  const { personId } = await bound(loginCode);
  await markDeliveryRead(ctx.clock, personId.toHexString(), id);
}

/** @throws Fault wrongState, duplicate */
export async function correctMe(ctx: Context, loginCode: string, input: z.infer<typeof correctionRequest>): Promise<void> {
  await reportCorrection(ctx, await bound(loginCode), input);
}
