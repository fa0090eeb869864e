import type { z } from 'zod';
import type { decideRewardRequest } from '../../contracts/reward';
import { mustHaveOpened, ownIds, staffOf, type Clue } from '../clue';
import { auditedChange, dayNumber, dayOfNumber, fail, firstTrail, isDuplicateKey, ObjectId, randomId, shanghaiDay, systemContext, type Context, type Day } from '../kernel';
import { byDay, byMonth, findProposal, lastOf, monthClock, type FoundProposal } from './access';
import { RewardProposalModel, rewardFacts, rewards, type Reward, type RewardProposalRecord } from './model';
import { stillOpen } from './propose';
import { scaleNow } from './scale';
import { openProposal, sealClaim, sealProposal, type Claim, type SealedProposal } from './sealed';

/**
 * Two others than who proposed it agree, one of them a leader; or one refuses, with a reason. With the second the tie is
 * written, then the reward: where a crash comes between, whoever holds the receipt makes it when he looks.
 * @throws Fault notFound, forbidden, keysClosed, wrongState, conflict
 */
export async function decideReward(ctx: Context, id: string, { version, agree, reason }: z.output<typeof decideRewardRequest>): Promise<FoundProposal> {
  const { proposal, clue } = await findProposal(ctx, id, 'decide');
  await mustHaveOpened(ctx, clue);
  if (!stillOpen(proposal)) fail('wrongState');
  if (clue.state !== 'closed') fail('wrongState', { message: '这一件又在办了，办结以后再批。' });
  const plain = await openProposal(ctx, clue, proposal);
  mustBeAnother(ctx, plain);
  const { accountId, grants } = staffOf(ctx);
  const day = shanghaiDay(ctx.clock.now());
  if (!agree) return settle(ctx, { proposal, clue }, version, 'reward.refuse', 'refused', { ...plain, refusal: { accountId, day, reason } });
  const leader = grants.some(({ role }) => role === 'commissionLeader');
  const agreed = { ...plain, approvals: [...plain.approvals, { accountId, day, leader }] };
  if (agreed.approvals.length < 2) return settle(ctx, { proposal, clue }, version, 'reward.agree', 'agreed', agreed);
  if (!agreed.approvals.some((one) => one.leader)) fail('forbidden', { message: '批的两个人里要有一位委领导。' });
  const claim = await claimFor(agreed, day);
  const found = await settle(ctx, { proposal, clue }, version, 'reward.approve', 'approved', agreed, await sealClaim(clue, proposal, claim));
  await makeReward(claim, clue.path);
  return found;
}

/** Whether he stands in for one of them or is one. @throws Fault forbidden */
function mustBeAnother(ctx: Context, { proposerId, approvals }: SealedProposal): void {
  const own = ownIds(staffOf(ctx));
  if (own.includes(proposerId)) fail('forbidden', { message: '自己提的，不能自己批。' });
  if (approvals.some(({ accountId }) => own.includes(accountId))) fail('forbidden', { message: '您已经批过，要另一个人再批。' });
}

async function settle(ctx: Context, { proposal, clue }: FoundProposal, version: number, verb: string, state: RewardProposalRecord['state'], plain: SealedProposal, claim?: string): Promise<FoundProposal> {
  const revision = proposal.revision + 1;
  const sealed = await sealProposal(ctx, clue, { _id: proposal._id, revision }, plain);
  const set = { state, revision, sealed, claim };
  // Of the approval no day stands in clear: it would lead from here to the reward.
  const after = await auditedChange(RewardProposalModel, proposal._id, state === 'approved' ? byMonth(ctx) : byDay(ctx), verb, (before) => (stillOpen(before) ? { set } : fail('wrongState')), { version });
  return { proposal: after, clue };
}

async function claimFor({ amount, approvals }: SealedProposal, today: Day): Promise<Claim> {
  const { scale } = await scaleNow();
  const month = today.slice(0, 7);
  // In the order of their ids, not of their approvals, and counted from the end of the month.
  return { rewardId: randomId().toHexString(), amount, approvedBy: approvals.map(({ accountId }) => accountId).sort(), month, expiresOn: dayOfNumber(dayNumber(lastOf(month)) + (scale.termDays ?? fail('wrongState', { message: '领取期限还没有定。' }))) };
}

/** Numbers do not count up: their order would be that of the approvals. */
const numberOf = (rewardId: string, month: string, turn: number): string => `JL-${month.slice(0, 4)}-${String((Number.parseInt(rewardId.slice(0, 12), 16) + turn) % 1_000_000).padStart(6, '0')}`;

/** Dated by its month, by nobody: who approved it stands in it. Made once, however often it is asked for. */
export async function makeReward(claim: Claim, path: Clue['path'], turn = 0): Promise<Reward> {
  const { rewardId, amount, approvedBy, month, expiresOn } = claim;
  const _id = new ObjectId(rewardId);
  const known = await rewards().findOne({ _id });
  if (known) return known;
  const number = numberOf(rewardId, month, turn);
  const ctx: Context = { ...systemContext('reward', monthClock(month)), dayOnly: true };
  const body = { _id, number, amount, state: 'waiting' as const, way: null, path, month, approvedBy, expiresOn, place: null, cause: null, transfers: 0, handedBy: null, handedOn: null, confirmedBy: null, doneOn: null, paidTwice: false };
  try {
    const reward: Reward = { ...body, trail: firstTrail(ctx, 'reward.approved', { amount }, rewardFacts(body)) };
    await rewards().insertOne(reward);
    return reward;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Made in this moment, or the number is another's.
    return makeReward(claim, path, turn + 1);
  }
}
