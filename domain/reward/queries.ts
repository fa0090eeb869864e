import type mongoose from 'mongoose';
import type { z } from 'zod';
import { rewardStateLabels, rewardWayLabels, type RewardListQuery, type RewardProposalItem, type rewardProposalQuery, type RewardSummary } from '../../contracts/reward';
import type { Page } from '../../contracts/common';
import { ClueModel, staffOf } from '../clue';
import { authorize, cursorAfter, cursorValue, fail, native, ObjectId, scopeFilter, textPattern, type Context, type ExportColumn } from '../kernel';
import { clueIdOf, proposals, rewards, type Reward, type RewardProposalRecord } from './model';
import { summariesOf } from './present';

type Filters = Omit<RewardListQuery, 'cursor' | 'limit'>;
const batch = 200;
const badCursor = (): never => fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
const splitCursor = (cursor: string | undefined): [string, ObjectId] | null => {
  const value = cursorValue(cursor);
  if (value === undefined) return null;
  const [at = '', id = ''] = value.split(' ');
  return ObjectId.isValid(id) ? [at, new ObjectId(id)] : badCursor();
};
/** What comes after a place in a list that is sorted by a text and by id, both descending. */
const after = (field: string, place: [string, ObjectId] | null): object => (place ? { [field]: { $lte: place[0] }, $or: [{ [field]: { $lt: place[0] } }, { _id: { $lt: place[1] } }] } : {});

export function rewardFilter({ text, state, way, month }: Filters): mongoose.mongo.Filter<Reward> {
  return { ...(text ? { number: textPattern(text) } : {}), ...(state ? { state } : {}), ...(way ? { way } : {}), ...(month ? { month } : {}) };
}

/** Newest month first. @throws Fault forbidden */
export async function listRewards(ctx: Context, query: RewardListQuery): Promise<Page<RewardSummary>> {
  const found = await rewards().find({ $and: [scopeFilter(ctx.actor, 'reward.list'), rewardFilter(query), after('month', splitCursor(query.cursor))] } as object, { sort: { month: -1, _id: -1 }, limit: query.limit + 1 }).toArray();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: await summariesOf(ctx, shown), nextCursor: found.length > query.limit && last ? cursorAfter(`${last.month} ${last._id.toHexString()}`) : null };
}

export async function* eachReward(ctx: Context, query: Filters): AsyncGenerator<RewardSummary> {
  for await (const reward of rewards().find({ $and: [scopeFilter(ctx.actor, 'reward.list'), rewardFilter(query)] } as object, { sort: { month: -1, _id: -1 } })) yield* await summariesOf(ctx, [reward]);
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);
export const rewardColumns: ExportColumn<RewardSummary>[] = [
  { header: '编号', value: (row) => row.number, width: 16 },
  { header: '金额（元）', value: (row) => yuan(row.amount), width: 14 },
  { header: '批准月份', value: (row) => row.month, width: 12 },
  { header: '批准人', value: (row) => row.approvedBy.join('、'), width: 20 },
  { header: '怎么领', value: (row) => (row.way ? rewardWayLabels[row.way] : ''), width: 12 },
  { header: '状态', value: (row) => rewardStateLabels[row.state], width: 20 },
  { header: '领取截止', value: (row) => row.expiresOn, width: 12 },
  { header: '发放日期', value: (row) => row.doneOn ?? '', width: 12 },
  { header: '付款人', value: (row) => row.handedBy ?? '', width: 12 },
  { header: '记账人', value: (row) => row.confirmedBy ?? '', width: 12 },
];

/** Proposals for clues that the actor may read at this moment, newest first. @throws Fault forbidden */
export async function listProposals(ctx: Context, query: z.output<typeof rewardProposalQuery>): Promise<Page<RewardProposalItem>> {
  authorize(ctx.actor, 'rewardProposal.list');
  const items: { item: RewardProposalItem; place: string }[] = [];
  let place = splitCursor(query.cursor);
  for (;;) {
    const found = await proposals().find({ $and: [query.state ? { state: query.state } : {}, after('day', place)] } as object, { sort: { day: -1, _id: -1 }, limit: batch, projection: { sealed: 0, claim: 0 } }).toArray();
    items.push(...(await onlyReadable(ctx, found as RewardProposalRecord[])));
    const last = found.at(-1);
    if (!last || found.length < batch || items.length > query.limit) break;
    place = [last.day, last._id];
  }
  const shown = items.slice(0, query.limit);
  return { items: shown.map(({ item }) => item), nextCursor: items.length > query.limit ? cursorAfter(shown.at(-1)?.place ?? '') : null };
}

async function onlyReadable(ctx: Context, found: readonly RewardProposalRecord[]): Promise<{ item: RewardProposalItem; place: string }[]> {
  const ids = found.flatMap((one) => clueIdOf(one) ?? []);
  const clues = ids.length > 0 ? await native(ClueModel).find({ _id: { $in: ids }, readers: staffOf(ctx).accountId }, { projection: { code: 1 } }).toArray() : [];
  const codes = new Map(clues.map(({ _id, code }) => [_id.toHexString(), code]));
  return found.flatMap((one) => {
    const clueId = clueIdOf(one)?.toHexString() ?? '';
    const code = codes.get(clueId);
    return code === undefined ? [] : [{ item: { id: one._id.toHexString(), state: one.state, day: one.day, clueId, code }, place: `${one.day} ${one._id.toHexString()}` }];
  });
}
