import type mongoose from 'mongoose';
import { auditedChange, cancelDeadline, findDeadlines, meetDeadline, native, ObjectId, workingDaysBetween, type Change, type Context, type Day, type DomainEvent } from '../kernel';
import { countFor } from './count';
import { dutyKey, DutyModel, recommendationKey, sortKeyOf, type Duty } from './model';

/** Ends the clocks of a duty that is over; what never began to run is left out. */
async function stopClocks(ctx: Context, duty: Duty, proof: string | null): Promise<void> {
  const reason = duty.ended?.reason;
  for (const { key } of await findDeadlines([duty.key, recommendationKey(duty)])) {
    if (proof !== null && key === duty.key) await meetDeadline(ctx, key, proof);
    else await cancelDeadline(ctx, key, reason);
  }
}

/** What was published meets what was owed, in time or late. A correction, and what nobody asked for, changes nothing. */
export async function meetByPublication(event: DomainEvent, ctx: Context): Promise<void> {
  const { publicationId, villageId, itemCode, periodKey, corrects, onDay } = event.payload as { publicationId: string; villageId: string; itemCode: string; periodKey: string; corrects: string | null; onDay: Day };
  if (corrects !== null) return;
  const found = await native(DutyModel).findOne({ key: dutyKey(villageId, itemCode, periodKey) }, { projection: { _id: 1 } });
  if (!found) return;
  const duty = await auditedChange(DutyModel, found._id, ctx, 'disclosureDuty.meet', (one): Change | null => {
    if (one.state !== 'open') return null;
    const lateWorkingDays = onDay > one.due ? Math.max(1, workingDaysBetween(one.due, onDay)) : 0;
    const ended = { at: event.at, reason: '' };
    return { set: { state: 'met', published: { publicationId, on: onDay, lateWorkingDays }, ended, sortKey: sortKeyOf({ ...one, ended }) }, detail: { publicationId, lateWorkingDays } };
  });
  // Also where the duty was met before a crash cut this off.
  if (duty.state === 'met') await stopClocks(ctx, duty, publicationId);
}

/** Takes duties off the lists, with the reason; answers how many. */
export async function cancelDuties(ctx: Context, filter: mongoose.mongo.Filter<Duty>, reason: string): Promise<number> {
  const over: Duty[] = [];
  for await (const { _id } of native(DutyModel).find(filter, { projection: { _id: 1 } })) over.push(await cancelDuty(ctx, _id, reason));
  await countFor(over.map(({ village, due }) => ({ villageId: village.id, due })));
  return over.length;
}

/** The clocks first: a crash in between leaves it open, to be cancelled again. */
export async function cancelDuty(ctx: Context, _id: ObjectId, reason: string): Promise<Duty> {
  const open = await native(DutyModel).findOne({ _id, state: 'open' });
  if (open) await stopClocks(ctx, { ...(open as Duty), ended: { at: ctx.clock.now(), reason } }, null);
  return auditedChange(DutyModel, _id, ctx, 'disclosureDuty.cancel', (duty) => (duty.state === 'open' ? cancelled(ctx, duty, reason) : null));
}

function cancelled(ctx: Context, duty: Duty, reason: string): Change {
  const ended = { at: ctx.clock.now(), reason };
  return { set: { state: 'cancelled', ended, sortKey: sortKeyOf({ ...duty, ended }) }, detail: { reason } };
}

