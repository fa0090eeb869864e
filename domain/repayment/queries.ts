import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { DemandCounts, DemandDetail, DemandListQuery, DemandSummary, DemandTab, HandInDetail, HandInListQuery, HandInSummary, RepaymentBatch } from '../../contracts/repayment';
import { afterPlace, afterSortKey, authorize, fail, native, ObjectId, placeCursor, scopeFilter, sortKeyCursor, textPattern, type Context } from '../kernel';
import { readyTotal } from './batches';
import { RepaymentBatchModel, type RepaymentBatchRecord } from './batch-model';
import { loadRepayment } from './change';
import { payerKeyOf, RepaymentModel, type Repayment } from './model';
import { seenFilter, sees } from './policy';
import { presentBatch, presentDemand, presentHandIn, presentHandInSummary, presentSummary } from './present';
import { refundProblems } from './refunds';
import { overSortBase } from './state';

type Filter = mongoose.mongo.Filter<Repayment>;
type Filters = Omit<DemandListQuery, 'cursor' | 'limit'>;
export const dueFirst = { sortKey: 1, _id: 1 } as const;
const repayments = () => native(RepaymentModel);

/** What is due first comes first; what is over comes after, the newest first. @throws Fault forbidden */
export async function listDemands(ctx: Context, query: DemandListQuery): Promise<Page<DemandSummary>> {
  const filter = demandFilter(ctx, query);
  const { items, nextCursor } = await pageOf(filter, query);
  return { items: items.map((one) => presentSummary(one, ctx.clock.now())), nextCursor, total: await repayments().countDocuments(filter) };
}

/** @throws Fault forbidden */
export async function* eachDemand(ctx: Context, query: Filters): AsyncGenerator<DemandSummary> {
  for await (const one of repayments().find(demandFilter(ctx, query), { sort: dueFirst })) yield presentSummary(one as Repayment, ctx.clock.now());
}

/** @throws Fault forbidden */
export async function countDemands(ctx: Context): Promise<DemandCounts> {
  const count = (tab: DemandTab): Promise<number> => repayments().countDocuments(demandFilter(ctx, { tab }));
  const [todo, late, yellow, overpaid] = await Promise.all([count('todo'), count('late'), count('yellow'), count('overpaid')]);
  return { todo, late, yellow, overpaid };
}

/** @throws Fault notFound, forbidden */
export async function showDemand(ctx: Context, id: string): Promise<DemandDetail> {
  const repayment = await loadRepayment(id);
  authorize(ctx.actor, 'repayment.list');
  if (repayment.kind !== 'demand' || !sees(ctx.actor, repayment)) fail('notFound');
  return withProblems(repayment, presentDemand(ctx, repayment));
}

/** @throws Fault forbidden */
export async function listHandIns(ctx: Context, query: HandInListQuery): Promise<Page<HandInSummary>> {
  const filter = { kind: 'handIn', ...scopeFilter(ctx.actor, 'handIn.list'), ...searched(query.text) } as Filter;
  const { items, nextCursor } = await pageOf(filter, query);
  return { items: items.map(presentHandInSummary), nextCursor };
}

/** @throws Fault notFound, forbidden */
export async function showHandIn(ctx: Context, id: string): Promise<HandInDetail> {
  const repayment = await loadRepayment(id);
  authorize(ctx.actor, 'handIn.list', repayment);
  if (repayment.kind !== 'handIn') fail('notFound');
  return presentHandIn(ctx, repayment);
}

/** Of refunds that WeChat does not take: what it says, so that somebody puts it right. */
async function withProblems(repayment: Repayment, detail: DemandDetail): Promise<DemandDetail> {
  const problems = await refundProblems(repayment);
  if (problems.size === 0) return detail;
  return { ...detail, next: '同意退了，微信还没有收下这笔退款，原因写在退款下面。', refunds: detail.refunds.map((refund) => ({ ...refund, problem: problems.get(refund.id) ?? null })) };
}

/** The newest first, with what could go now. @throws Fault forbidden */
export async function listBatches(ctx: Context, query: { cursor?: string | undefined; limit: number }): Promise<{ items: RepaymentBatch[]; nextCursor: string | null; ready: number }> {
  const found = (await native(RepaymentBatchModel)
    .find({ $and: [scopeFilter(ctx.actor, 'repaymentBatch.list'), { state: { $ne: 'void' } }, afterPlace(query.cursor, 'on', 'day')] }, { sort: { on: -1, _id: -1 }, limit: query.limit + 1 })
    .toArray()) as RepaymentBatchRecord[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map((one) => presentBatch(ctx, one)), nextCursor: found.length > query.limit && last ? placeCursor(last.on, last._id) : null, ready: await readyTotal(ctx) };
}

async function pageOf(filter: Filter, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<{ items: Repayment[]; nextCursor: string | null }> {
  const found = (await repayments().find({ $and: [filter, afterSortKey(cursor)] } as Filter, { sort: dueFirst, limit: limit + 1 }).toArray()) as Repayment[];
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? sortKeyCursor(last) : null };
}

/** What the viewer sees of demands is always part of it. */
export function demandFilter(ctx: Context, { tab, reason, organisationId, text }: Filters): Filter {
  const more = [tabFilter(ctx, tab), ...(reason ? [{ 'reason.kind': reason }] : []), ...(organisationId ? [{ path: new ObjectId(organisationId) }] : []), searched(text)];
  return { kind: 'demand', $and: [seenFilter(ctx.actor), ...more] } as Filter;
}

/** A name is found whole, since it is sealed. */
const searched = (text: string | undefined): object => (text ? { $or: [{ number: textPattern(text) }, { payerKey: payerKeyOf(text) }] } : {});

function tabFilter({ clock }: Context, tab: DemandTab): object {
  const now = clock.now();
  switch (tab) {
    case 'todo':
      return { sortKey: { $lt: overSortBase } };
    case 'late':
      return { sortKey: { $lt: now.getTime() } };
    case 'yellow':
      return { sortKey: { $gte: now.getTime(), $lt: overSortBase }, yellowAt: { $lte: now } };
    case 'overpaid':
      return { state: 'overpaid' };
    case 'over':
      return { state: { $in: ['paid', 'cancelled'] } };
    case 'all':
      return {};
  }
}
