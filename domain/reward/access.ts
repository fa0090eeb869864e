import { readable, staffOf, type Clue } from '../clue';
import { authorize, dayClock, fail, ObjectId, recordAccess, shanghaiDay, shanghaiInstant, type Clock, type Context, type Day } from '../kernel';
import { clueIdOf, proposals, type RewardProposalRecord } from './model';

export interface FoundProposal {
  proposal: RewardProposalRecord;
  clue: Clue;
}

/** A proposal for whoever may read its clue; for all others it is not there. @throws Fault notFound, forbidden */
export async function findProposal(ctx: Context, id: string, verb: string): Promise<FoundProposal> {
  const proposal = ObjectId.isValid(id) ? await proposals().findOne({ _id: new ObjectId(id) }) : null;
  const clueId = proposal && clueIdOf(proposal);
  if (!proposal || !clueId) {
    // Written as `readable` writes it, so that not even the time of the answer tells one from the other.
    await recordAccess(ctx, { type: 'clue', id }, 'clue.refused');
    return fail('notFound');
  }
  const clue = await readable(ctx, clueId);
  authorize(staffOf(ctx), `rewardProposal.${verb}`, clue);
  return { proposal, clue };
}

/** What is written on the side of the clue tells its day and no more: an instant would lead from there to the reward. */
export const byDay = (ctx: Context): Context => ({ ...ctx, clock: dayClock(ctx.clock), dayOnly: true });

/** The last day of a month, e.g. of '2026-11'. */
export function lastOf(month: string): Day {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

/** An approval is dated by its month on both sides: at its end, which no anchor of the audit has passed yet. */
export const monthClock = (month: string): Clock => ({ now: () => shanghaiInstant(lastOf(month), '23:59') });
export const byMonth = (ctx: Context): Context => ({ ...ctx, clock: monthClock(shanghaiDay(ctx.clock.now()).slice(0, 7)), dayOnly: true });
