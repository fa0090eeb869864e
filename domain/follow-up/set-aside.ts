import { commissionName, setAsideAnswers } from '../../templates';
import { actorName, auditedChange, native, ObjectId, type Context, type DomainEvent } from '../kernel';
import { findRating, isSetAside, type Rating } from '../rating';
import { closingSet, tell } from './command';
import { reconcileDeadlines } from './deadlines';
import { afterReopening, refusalOf, type Act } from './machine';
import { FollowUpModel, nextEscalation, type FollowUp } from './model';
import { situationOf } from './situation';

/** The commission judged a rating. */
export const judged = (event: DomainEvent, ctx: Context): Promise<void> => agreeWithJudgement(ctx, new ObjectId(String(event.payload.ratingId)));

/**
 * Brings a follow-up to agree with what is judged of its rating now: set aside, an open one is closed; valid again,
 * one that was closed for that goes up to the commission. Level, not edge: it may run at any time and any number of
 * times, and closing leads to another look.
 */
export async function agreeWithJudgement(ctx: Context, ratingId: ObjectId): Promise<void> {
  const rating = await findRating(ratingId);
  if (!rating?.judgement) return;
  const act: Act = isSetAside(rating) ? 'setAside' : 'restore';
  const known = (await native(FollowUpModel).findOne({ _id: ratingId })) as FollowUp | null;
  if (!known || refused(known, act, ctx)) return;
  const after = await auditedChange(FollowUpModel, ratingId, ctx, `followUp.${act}`, (followUp) => {
    if (refused(followUp, act, ctx)) return null;
    return act === 'setAside' ? closeAsSetAside(followUp, rating, ctx) : takeUpAgain(followUp, ctx);
  });
  await reconcileDeadlines(ctx, after);
}

const refused = (followUp: FollowUp, act: Act, ctx: Context): boolean => refusalOf(act, situationOf(followUp, ctx.clock.now())) !== null;

function closeAsSetAside(followUp: FollowUp, rating: Rating, ctx: Context) {
  const now = ctx.clock.now();
  const { verdict } = rating.judgement!;
  const toCitizen = setAsideAnswers[verdict === 'malicious' ? 'malicious' : 'mistaken'];
  return {
    set: closingSet({ kind: 'setAside', at: now, by: actorName(ctx.actor), toCitizen }),
    push: { answers: { from: commissionName(followUp.district.name), at: now, text: toCitizen } },
    detail: { verdict },
    events: [tell(followUp, 'followUp.closed'), tell(followUp, 'followUp.setAside')],
  };
}

function takeUpAgain(followUp: FollowUp, ctx: Context) {
  const now = ctx.clock.now();
  return {
    set: { state: afterReopening, closing: null, escalation: nextEscalation(followUp, now) },
    push: { reopenings: { at: now, why: 'restored', closing: followUp.closing, escalation: followUp.escalation } },
    events: [tell(followUp, 'followUp.reopened', { why: 'restored' })],
  };
}
