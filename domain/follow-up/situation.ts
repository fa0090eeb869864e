import { objectionDays } from '../../contracts/rating';
import { addWorkingDays, fail, shanghaiDay, type Context } from '../kernel';
import { refusalOf, type Act, type Situation } from './machine';
import { roundOf, type FollowUp } from './model';

/** What the rules of the machine look at, from a document and the time. */
export function situationOf(followUp: FollowUp, now: Date): Situation {
  const calls = followUp.contacts.filter((contact) => contact.round === roundOf(followUp));
  return {
    state: followUp.state,
    hasPhone: followUp.hasPhone,
    secret: followUp.secret,
    paused: followUp.pause !== null,
    firstContactDone: followUp.firstContactAt !== null,
    usedSlots: [...new Set(calls.filter((contact) => contact.outcome === 'unreachable').map((contact) => contact.slot))],
    // Where somebody refused in the first round the follow-up moved on; it is still the last word of that round.
    lastOutcome: (followUp.state === 'toHandle' ? followUp.contacts.at(-1) : calls.at(-1))?.outcome ?? null,
    extensionsUsed: followUp.extensions.filter((extension) => extension.state !== 'rejected').length,
    extensionPending: followUp.extensions.some((extension) => extension.state === 'pending'),
    awaiting: followUp.awaiting,
    closed: followUp.closing && { kind: followUp.closing.kind, objectUntil: addWorkingDays(shanghaiDay(followUp.closing.at), objectionDays) },
    objected: (followUp.reopenings ?? []).some((reopening) => reopening.why === 'objection'),
    today: shanghaiDay(now),
  };
}

/** Refuses with `wrongState` and the reason when the act has no place now. */
export function mustAllow(act: Act, followUp: FollowUp, ctx: Context): Situation {
  const situation = situationOf(followUp, ctx.clock.now());
  const refusal = refusalOf(act, situation);
  if (refusal) fail('wrongState', { message: refusal });
  return situation;
}
