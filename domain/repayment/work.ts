import type { WorkItem } from '../../contracts/my-work';
import { repaymentReasonLabels } from '../../contracts/repayment';
import { can, native, ObjectId, scopeFilter, type Context } from '../kernel';
import { RepaymentBatchModel, type RepaymentBatchRecord } from './batch-model';
import { RepaymentModel, type Repayment } from './model';
import { seenFilter } from './policy';
import { presentBatch, presentDemand, presentHandIn } from './present';
import { overSortBase } from './state';

/** More than anybody can see at once; the list has the rest. */
const most = 100;
const clockless = { light: null, due: null, dueAt: null, workingDaysLeft: null, onBehalfOf: null } as const;

/** What waits for this person: to check, to decide, or to press for because it is near or late. */
export async function repaymentWork(ctx: Context): Promise<WorkItem[]> {
  const [decisions, pressing, batches] = await Promise.all([toDecide(ctx), toPress(ctx), toCheck(ctx)]);
  return [...decisions, ...pressing, ...batches];
}

async function toDecide(ctx: Context): Promise<WorkItem[]> {
  const found = (await native(RepaymentModel).find({ $and: [seenFilter(ctx.actor), { waits: true }] }, { limit: most }).toArray()) as Repayment[];
  return found.flatMap((one) => {
    const shown = one.kind === 'demand' ? presentDemand(ctx, one) : presentHandIn(ctx, one);
    const step = shown.entries.some(({ abilities }) => abilities.check) ? '核对入账' : shown.refunds.some(({ abilities }) => abilities.decide) ? '决定退不退' : shown.abilities.decideCancel ? '决定撤不撤销' : null;
    return step === null || (one.kind === 'handIn' && !can(ctx.actor, 'handIn.list')) ? [] : [itemOf(one, step)];
  });
}

/** Of those one has opened oneself. */
async function toPress(ctx: Context): Promise<WorkItem[]> {
  if (ctx.actor.kind !== 'staff' || !can(ctx.actor, 'repayment.open')) return [];
  const own = { $and: [seenFilter(ctx.actor), { kind: 'demand', 'opener.id': new ObjectId(ctx.actor.accountId) }, { sortKey: { $lt: overSortBase }, yellowAt: { $lte: ctx.clock.now() } }] };
  const found = (await native(RepaymentModel).find(own, { sort: { sortKey: 1, _id: 1 }, limit: most }).toArray()) as Repayment[];
  return found.map((one) => {
    const { light, due, workingDaysLeft } = presentDemand(ctx, one);
    return { ...itemOf(one, '催缴'), light, due, dueAt: new Date(one.sortKey).toISOString(), workingDaysLeft };
  });
}

async function toCheck(ctx: Context): Promise<WorkItem[]> {
  if (!can(ctx.actor, 'repaymentBatch.check')) return [];
  const found = (await native(RepaymentBatchModel).find({ ...scopeFilter(ctx.actor, 'repaymentBatch.check'), state: 'entered' }, { limit: most }).toArray()) as RepaymentBatchRecord[];
  return found.filter((one) => presentBatch(ctx, one).abilities.check).map((one) => ({ kind: 'repayment', id: one._id.toHexString(), number: one.number, title: '上缴国库', step: '核对缴款书', ...clockless, link: '/money/repayments?view=batches' }));
}

function itemOf({ _id, number, kind, reason }: Repayment, step: string): WorkItem {
  const id = _id.toHexString();
  return { kind: 'repayment', id, number, title: kind === 'demand' ? `退缴：${reason ? repaymentReasonLabels[reason.kind] : ''}` : '主动上交', step, ...clockless, link: `/money/repayments?${kind === 'demand' ? '' : 'view=handIns&'}id=${id}` };
}
