import type { z } from 'zod';
import type { proposeRewardRequest, RewardRule } from '../../contracts/reward';
import { mustHaveOpened, ownIds, readable, staffOf, type Clue } from '../clue';
import { auditedChange, authorize, encryptText, fail, firstTrail, isDuplicateKey, randomId, shanghaiDay, type Context } from '../kernel';
import { byDay, findProposal, type FoundProposal } from './access';
import { clueSealedPurpose, proposalFacts, RewardProposalModel, proposals, type RewardProposalRecord } from './model';
import { scaleNow } from './scale';
import { clueHashOf, openProposal, proposalsOf, sealProposal } from './sealed';

/** Why nothing can be proposed for it now; null: it can. */
export function closedBecause(clue: Clue, known: readonly RewardProposalRecord[], laidDown: boolean): string | null {
  if (clue.main) return '这是分件，奖励请到主件里提。';
  if (clue.state !== 'closed') return '办结以后才能提奖励。';
  if (clue.handling?.finding !== 'true' && clue.handling?.finding !== 'partly') return '查下来属实或部分属实的，才提奖励。';
  if (!laidDown) return '本区还没有定奖励规则和领取期限，请线索管理员先到“奖励规则”里定。';
  if (known.some(({ state }) => state === 'approved')) return '这一件已经批准过奖励。';
  if (known.some(({ state }) => state === 'proposed' || state === 'agreed')) return '已经提了，等批复。';
  return null;
}

/** Its handler, or who manages clues. */
export const mayPropose = (ctx: Context, clue: Clue): boolean => {
  const actor = staffOf(ctx);
  const own = ownIds(actor);
  return actor.grants.some(({ role }) => role === 'clueManager') || (clue.handling?.handlerId != null && own.includes(clue.handling.handlerId));
};

/** @throws Fault notFound, forbidden, keysClosed, wrongState, badRequest, duplicate */
export async function proposeReward(ctx: Context, clueId: string, { ruleKey, amount, grounds }: z.output<typeof proposeRewardRequest>): Promise<void> {
  const clue = await readable(ctx, clueId);
  const actor = staffOf(ctx);
  authorize(actor, 'rewardProposal.propose', clue);
  if (!mayPropose(ctx, clue)) fail('forbidden', { message: '这件不归您办。' });
  await mustHaveOpened(ctx, clue);
  const [{ scale, version }, known] = await Promise.all([scaleNow(), proposalsOf(clue._id)]);
  const closed = closedBecause(clue, known, scale.rules.length > 0 && scale.termDays !== null);
  if (closed) fail('wrongState', { message: closed });
  const rule = ruleFor(scale.rules, ruleKey, amount);
  const clueHash = clueHashOf(clue._id);
  const day = shanghaiDay(ctx.clock.now());
  const place = { _id: randomId(), revision: 1 };
  const sealed = await sealProposal(ctx, clue, place, { rule: { name: rule.name, conditions: rule.conditions, basis: rule.basis, scaleVersion: version }, amount, grounds, proposerId: actor.accountId, proposedOn: day, approvals: [], refusal: null });
  const body = { ...place, slot: `${clueHash}:${String(known.length).padStart(3, '0')}`, clueHash, state: 'proposed' as const, path: clue.path, day };
  try {
    await proposals().insertOne({ ...body, clueSealed: encryptText(clue._id.toHexString(), clueSealedPurpose(place)), sealed, trail: firstTrail(byDay(ctx), 'reward.propose', {}, proposalFacts(body)) });
  } catch (error) {
    // Somebody else proposed for it in this moment.
    if (isDuplicateKey(error)) fail('duplicate', { message: '刚有人提过，请刷新后再看。' });
    throw error;
  }
}

function ruleFor(rules: readonly RewardRule[], ruleKey: string, amount: number): RewardRule {
  const rule = rules.find(({ key }) => key === ruleKey) ?? fail('badRequest', { fields: [{ path: 'ruleKey', message: '请选一条规则' }] });
  if (amount < rule.from || amount > rule.to) fail('badRequest', { fields: [{ path: 'amount', message: '金额不在这条规则的范围里' }] });
  return rule;
}

export const stillOpen = ({ state }: Pick<RewardProposalRecord, 'state'>): boolean => state === 'proposed' || state === 'agreed';

/** By whoever proposed it, before two have agreed. @throws Fault as `proposeReward`, conflict */
export async function withdrawReward(ctx: Context, id: string, { version }: { version: number }): Promise<FoundProposal> {
  const { proposal, clue } = await findProposal(ctx, id, 'withdraw');
  await mustHaveOpened(ctx, clue);
  const { proposerId } = await openProposal(ctx, clue, proposal);
  if (!ownIds(staffOf(ctx)).includes(proposerId)) fail('forbidden', { message: '不是您提的。' });
  const after = await auditedChange(RewardProposalModel, proposal._id, byDay(ctx), 'reward.withdraw', (before) => (stillOpen(before) ? { set: { state: 'withdrawn' } } : fail('wrongState')), { version });
  return { proposal: after, clue };
}
