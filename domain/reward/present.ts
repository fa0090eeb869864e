import type { ClueRewards, RewardProposal, RewardSummary } from '../../contracts/reward';
import { mustHaveOpened, ownIds, readable, staffOf } from '../clue';
import { accountNames, authorize, can, type Context } from '../kernel';
import type { FoundProposal } from './access';
import type { Reward } from './model';
import { closedBecause, mayPropose, stillOpen } from './propose';
import { scaleNow } from './scale';
import { openProposal, proposalsOf, type SealedProposal } from './sealed';
import { lastOrder, waitOf } from './transfer';

/** In the clue's page, once it was opened: what was proposed, newest first. @throws Fault notFound, forbidden, keysClosed, badRequest */
export async function clueRewardsOf(ctx: Context, clueId: string): Promise<ClueRewards> {
  const clue = await readable(ctx, clueId);
  authorize(ctx.actor, 'rewardProposal.list', clue);
  await mustHaveOpened(ctx, clue);
  const [{ scale }, known] = await Promise.all([scaleNow(), proposalsOf(clue._id)]);
  const items = await Promise.all(known.map((proposal) => presentProposal(ctx, { proposal, clue })));
  const may = can(ctx.actor, 'rewardProposal.propose', clue) && mayPropose(ctx, clue);
  const closed = closedBecause(clue, known, scale.rules.length > 0 && scale.termDays !== null);
  return { items: items.reverse(), rules: may ? scale.rules : [], closedBecause: closed, mayPropose: may && closed === null };
}

export async function presentProposal(ctx: Context, { proposal, clue }: FoundProposal): Promise<RewardProposal> {
  const plain = await openProposal(ctx, clue, proposal);
  const { rule, amount, grounds, proposerId, approvals, refusal } = plain;
  const names = await accountNames([proposerId, ...approvals.map(({ accountId }) => accountId), ...(refusal ? [refusal.accountId] : [])]);
  const nameOf = (id: string): string => names.get(id) ?? '';
  return {
    id: proposal._id.toHexString(),
    state: proposal.state,
    day: proposal.day,
    rule: rule.name,
    conditions: rule.conditions,
    basis: rule.basis,
    amount,
    grounds,
    proposedBy: nameOf(proposerId),
    approvals: approvals.map(({ accountId, day }) => ({ by: nameOf(accountId), day })),
    refusal: refusal && { by: nameOf(refusal.accountId), day: refusal.day, reason: refusal.reason },
    version: proposal.trail.seq,
    abilities: abilitiesFor(ctx, { proposal, clue }, plain),
  };
}

function abilitiesFor(ctx: Context, { proposal, clue }: FoundProposal, { proposerId, approvals }: SealedProposal): Record<string, boolean> {
  const own = ownIds(staffOf(ctx));
  const open = stillOpen(proposal);
  const mine = own.includes(proposerId);
  return { decide: open && clue.state === 'closed' && !mine && !approvals.some(({ accountId }) => own.includes(accountId)) && can(ctx.actor, 'rewardProposal.decide', clue), withdraw: open && mine && can(ctx.actor, 'rewardProposal.withdraw', clue) };
}

/** As accounting sees them. */
export async function summariesOf(ctx: Context, found: readonly Reward[]): Promise<RewardSummary[]> {
  const names = await accountNames(found.flatMap(({ approvedBy, handedBy, confirmedBy }) => [...approvedBy, handedBy ?? [], confirmedBy ?? []].flat()));
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? ''));
  const own = ownIds(staffOf(ctx));
  return Promise.all(
    found.map(async (reward) => {
      const { _id, number, amount, state, way, month, approvedBy, expiresOn, place, cause, handedBy, handedOn, confirmedBy, doneOn, paidTwice, trail } = reward;
      return {
        id: _id.toHexString(),
        number,
        amount,
        state,
        way,
        month,
        approvedBy: approvedBy.map((id) => nameOf(id) ?? ''),
        expiresOn,
        place: place?.name ?? '',
        cause: cause?.name ?? '',
        handedBy: nameOf(handedBy),
        handedOn,
        confirmedBy: nameOf(confirmedBy),
        doneOn,
        transferWaits: state === 'transfer' ? waitOf(await lastOrder(reward)) : null,
        paidTwice,
        version: trail.seq,
        abilities: { payGift: state === 'gift' && can(ctx.actor, 'reward.handOut', reward), confirm: state === 'handed' && (handedBy === null || !own.includes(handedBy)) && can(ctx.actor, 'reward.confirm', reward) },
      };
    }),
  );
}
