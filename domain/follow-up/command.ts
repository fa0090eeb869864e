import { auditedChange, authorize, fail, native, ObjectId, type Actor, type Change, type Context } from '../kernel';
import { reconcileDeadlines } from './deadlines';
import type { Act, Situation } from './machine';
import { FollowUpModel, type FollowUp } from './model';
import { mustAllow } from './situation';

/** A follow-up by id, whoever asks. @throws Fault notFound */
export async function loadFollowUp(id: string | ObjectId): Promise<FollowUp> {
  if (typeof id === 'string' && !ObjectId.isValid(id)) fail('notFound');
  return ((await native(FollowUpModel).findOne({ _id: new ObjectId(id) })) as FollowUp | null) ?? fail('notFound');
}

/** What a command does; null when it turns out to be done already. */
export type Step = (followUp: FollowUp, situation: Situation) => Change | null | Promise<Change | null>;

export interface CommandOptions {
  /** The version the person saw. */
  version?: number;
  /** True where the same request was carried out before: then nothing is checked or done. */
  done?: (followUp: FollowUp) => boolean;
}

/**
 * Carries out one act of a person: authority first, so that whoever may not see it learns nothing from the other
 * checks, then the version, then whether it has a place now. Deadlines follow at once, everything else by events.
 */
export async function carryOut(ctx: Context, id: string, act: Act, step: Step, options: CommandOptions = {}): Promise<FollowUp> {
  const after = await auditedChange(FollowUpModel, id, ctx, `followUp.${act}`, (followUp) => {
    authorize(ctx.actor, 'followUp.list', followUp);
    authorize(ctx.actor, `followUp.${act}`, followUp);
    if (options.done?.(followUp)) return null;
    if (options.version !== undefined && options.version !== followUp.trail.seq) fail('conflict');
    return step(followUp, mustAllow(act, followUp, ctx));
  });
  return reconcileDeadlines(ctx, after);
}

export const followUpEvents = [
  'followUp.opened',
  'followUp.assigned',
  'followUp.contacted',
  'followUp.rectificationSent',
  'followUp.rectificationAnswered',
  'followUp.rectificationReturned',
  'followUp.rectificationAccepted',
  'followUp.explained',
  'followUp.ratedAgain',
  'followUp.escalated',
  'followUp.decided',
  'followUp.closed',
  'followUp.setAside',
  'followUp.reopened',
  'followUp.clockChanged',
  'followUp.extensionDecided',
  'followUp.wordsWithdrawn',
] as const;
export type FollowUpEvent = (typeof followUpEvents)[number];

/** An event of this follow-up; every payload names it, and the rating has the same id. */
export const tell = (followUp: Pick<FollowUp, '_id'>, type: FollowUpEvent, payload: Record<string, unknown> = {}): { type: string; payload: Record<string, unknown> } => ({
  type,
  payload: { followUpId: followUp._id.toHexString(), ratingId: followUp._id.toHexString(), ...payload },
});

/** The person who acts, as it is written into the document. */
export const byOf = (actor: Actor): { id: ObjectId; name: string } => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));

export type Closing = NonNullable<FollowUp['closing']>;

/** What every way of closing sets: the clock runs no longer and the number's 30 days begin. */
export const closingSet = (closing: Closing): Record<string, unknown> => ({ state: 'closed', closing, pause: null, callAgainAt: null, awaiting: null });
