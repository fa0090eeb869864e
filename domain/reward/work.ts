import type { WorkItem } from '../../contracts/my-work';
import { rewardStateLabels, stuckTransfers, transferWaitLabels, type RewardSummary } from '../../contracts/reward';
import { can, fail, scopeFilter, type Context } from '../kernel';
import { rewards } from './model';
import { listProposals } from './queries';
import { summariesOf } from './present';

const item = (id: string, number: string, title: string, step: string, link: string): WorkItem => ({ kind: 'reward', id, number, title, step, light: null, due: null, dueAt: null, workingDaysLeft: null, link, onBehalfOf: null });

/** Of proposals that wait: the clue's code, and that there is one. Who may not decide one any more sees so on opening it. */
export async function proposalWork(ctx: Context): Promise<WorkItem[]> {
  const found = await Promise.all((['proposed', 'agreed'] as const).map((state) => listProposals(ctx, { state, limit: 100 })));
  return found.flatMap(({ items }) => items).map(({ id, code, clueId }) => item(id, code, `奖励　${code}`, '批奖励', `/clues/${clueId}`));
}

/** What waits for a treasurer; null: nothing does. */
function stepOf({ abilities, state, transferWaits }: RewardSummary): string | null {
  if (transferWaits && stuckTransfers.includes(transferWaits)) return transferWaitLabels[transferWaits];
  return abilities.confirm ? '记账' : abilities.payGift ? rewardStateLabels[state] : null;
}

/** What a treasurer can do something about: number and amount only. */
export async function rewardWork(ctx: Context): Promise<WorkItem[]> {
  if (!can(ctx.actor, 'reward.confirm')) fail('forbidden');
  const found = await rewards().find({ $and: [scopeFilter(ctx.actor, 'reward.list'), { state: { $in: ['gift', 'handed', 'transfer'] } }] } as object, { sort: { month: 1, _id: 1 }, limit: 100 }).toArray();
  return (await summariesOf(ctx, found)).flatMap((reward) => {
    const step = stepOf(reward);
    return step ? [item(reward.id, reward.number, `奖励 ${(reward.amount / 100).toFixed(2)} 元`, step, `/money/rewards?text=${reward.number}`)] : [];
  });
}
