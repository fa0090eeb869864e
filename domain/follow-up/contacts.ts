import type { RecordContactRequest } from '../../contracts/follow-up';
import { actorName, authorize, fail, keyedHash, native, shanghaiDay, shanghaiTime, type Change, type Context } from '../kernel';
import { commissionName } from '../../templates';
import { openPhone } from '../rating';
import { byOf, carryOut, closingSet, loadFollowUp, tell } from './command';
import { afterContact, slotAt, slotsToGiveUp, type ContactResult, type Situation } from './machine';
import { FollowUpModel, nextEscalation, roundOf, type Contact, type FollowUp } from './model';
import { mustAllow } from './situation';

/**
 * Shows the number, once it stands in the audit trail that it was shown, to whom and when.
 * @throws Fault notFound, forbidden, wrongState (no number, or deleted since)
 */
export async function revealPhone(ctx: Context, id: string): Promise<{ phone: string; revealedAt: string }> {
  const followUp = await carryOut(ctx, id, 'revealPhone', () => ({ set: { phoneRevealedAt: ctx.clock.now() } }));
  const phone = await openPhone(followUp._id);
  if (phone === null) return fail('wrongState', { message: '号码已经删除。' });
  return { phone, revealedAt: followUp.phoneRevealedAt!.toISOString() };
}

/**
 * Keeps the note while it is typed. A draft is no act: no audit entry, and the follow-up's version stays.
 * @throws Fault conflict when somebody else typed meanwhile
 */
export async function saveNote(ctx: Context, id: string, input: { note: string; noteVersion: number }): Promise<{ noteVersion: number; savedAt: string }> {
  const followUp = await loadFollowUp(id);
  authorize(ctx.actor, 'followUp.list', followUp);
  authorize(ctx.actor, 'followUp.saveNote', followUp);
  mustAllow('saveNote', followUp, ctx);
  const saved = await native(FollowUpModel).updateOne({ _id: followUp._id, noteVersion: input.noteVersion }, { $set: { note: input.note, noteVersion: input.noteVersion + 1 } });
  if (saved.modifiedCount === 0) fail('conflict');
  return { noteVersion: input.noteVersion + 1, savedAt: ctx.clock.now().toISOString() };
}

/** Writes down what came of a call; the same key again changes nothing. */
export async function recordContact(ctx: Context, id: string, input: RecordContactRequest): Promise<FollowUp> {
  const keyHash = keyedHash('followUp.contact', input.idempotencyKey);
  const done = (followUp: FollowUp) => followUp.contacts.some((contact) => contact.keyHash === keyHash);
  const followUp = await carryOut(ctx, id, 'recordContact', (before, situation) => contactChange(ctx, before, situation, input, keyHash), { version: input.version, done });
  // The draft has become the record of this call.
  if (followUp.note !== '') await native(FollowUpModel).updateOne({ _id: followUp._id, noteVersion: followUp.noteVersion }, { $set: { note: '' }, $inc: { noteVersion: 1 } });
  return loadFollowUp(followUp._id);
}

function contactChange(ctx: Context, followUp: FollowUp, situation: Situation, input: RecordContactRequest, keyHash: string): Change {
  const now = ctx.clock.now();
  const round = roundOf(followUp);
  const slot = slotAt(shanghaiTime(now));
  checkCall(followUp, input, { now, round, slot });
  const result = afterContact(situation, input);
  const contact: Contact = { at: now, by: byOf(ctx.actor), round, outcome: input.outcome, slot, note: input.note, callAgainAt: input.callAgainAt ? new Date(input.callAgainAt) : null, keyHash };
  const tried = new Set([...situation.usedSlots, ...(input.outcome === 'unreachable' ? [slot] : [])]).size;
  const contactDone = result.reached || tried >= slotsToGiveUp;
  const set: Record<string, unknown> = {
    state: result.state,
    callAgainAt: contact.callAgainAt,
    ...(followUp.firstContactAt === null && contactDone ? { firstContactAt: now } : {}),
    ...secondRating(situation, input, now, keyHash),
    ...closingOf(ctx, result, input, now),
    ...(result.state === 'escalated' ? { awaiting: null, escalation: nextEscalation(followUp, now) } : {}),
  };
  const answer = result.closing && input.toCitizen ? { answers: { from: commissionName(followUp.district.name), at: now, text: input.toCitizen } } : {};
  const events = [tell(followUp, 'followUp.contacted'), ...(result.state === 'escalated' ? [tell(followUp, 'followUp.escalated')] : []), ...(result.closing ? [tell(followUp, 'followUp.closed')] : [])];
  return { set, push: { contacts: contact, ...answer }, detail: { outcome: input.outcome, round }, events };
}

function checkCall(followUp: FollowUp, input: RecordContactRequest, at: { now: Date; round: Contact['round']; slot: Contact['slot'] }): void {
  const { now, round, slot } = at;
  const today = shanghaiDay(now);
  if (input.outcome === 'unreachable' && followUp.contacts.some((contact) => contact.outcome === 'unreachable' && contact.round === round && contact.slot === slot && shanghaiDay(contact.at) === today)) {
    fail('wrongState', { message: '这个时段今天已经打过一次没打通，请换个时段再打。上午到 12:00，下午到 17:30，之后是晚间。' });
  }
  if (input.callAgainAt && new Date(input.callAgainAt) <= now) fail('badRequest', { fields: [{ path: 'callAgainAt', message: '约好的时间已经过了，请重新填' }] });
  if (input.secondLevel && (round === 'first' || input.outcome !== 'confirmed')) fail('badRequest', { fields: [{ path: 'secondLevel', message: '再评在办完以后、打通电话时才填' }] });
  if (!input.secondLevel && round === 'second' && input.outcome === 'confirmed') fail('badRequest', { fields: [{ path: 'secondLevel', message: '请选群众现在的评价' }] });
}

function secondRating(situation: Situation, input: RecordContactRequest, at: Date, keyHash: string): Partial<FollowUp> {
  if (situation.state !== 'awaitingSecondRating' || !input.secondLevel) return {};
  return { second: { level: input.secondLevel, at, by: 'phone', keyHash } };
}

function closingOf(ctx: Context, result: ContactResult, input: RecordContactRequest, at: Date): Record<string, unknown> {
  if (!result.closing) return {};
  return closingSet({ kind: result.closing, at, by: actorName(ctx.actor), toCitizen: input.toCitizen ?? '' });
}

