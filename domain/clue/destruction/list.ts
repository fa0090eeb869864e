import type mongoose from 'mongoose';
import { destructionGroundLabels, retentionAheadDays, retentionEndLabels, type ClueDestructionView, type ClueRetentionView, type DestructionListQuery, type RetentionItem, type RetentionListQuery } from '../../../contracts/clue-retention';
import type { Page } from '../../../contracts/common';
import { accountNames, authorize, cursorAfter, cursorValue, fail, native, ObjectId, recordAccess, shanghaiDay, type Context, type ExportColumn } from '../../kernel';
import type { Clue } from '../model';
import { clues, staffOf } from '../readers/readable';
import { ClueDestructionModel, type ClueDestruction } from './model';
import { daysAfter, endOf } from './terms';

type Filter<T> = mongoose.mongo.Filter<T>;
const dueFirst = { destroyOn: 1, _id: 1 } as const;
const newestFirst = { destroyedOn: -1, _id: -1 } as const;
const inClear = { code: 1, state: 1, handling: 1, destroyOn: 1 } as const;

/** What is due within 60 days among what the reader may open, soonest first. */
export async function listRetention(ctx: Context, query: RetentionListQuery): Promise<Page<RetentionItem>> {
  const filter = retentionFilter(ctx, query);
  const found = (await clues().find({ $and: [filter, afterPlace(query.cursor, 'destroyOn', '$gt')] } as Filter<Clue>, { sort: dueFirst, limit: query.limit + 1, projection: inClear }).toArray()) as Clue[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: await retentionItems(shown), nextCursor: found.length > query.limit && last ? cursorAfter(`${last.destroyOn} ${last._id.toHexString()}`) : null, total: await clues().countDocuments(filter) };
}

export async function* eachRetention(ctx: Context, query: Omit<RetentionListQuery, 'cursor' | 'limit'>): AsyncGenerator<RetentionItem> {
  for await (const clue of clues().find(retentionFilter(ctx, query), { sort: dueFirst, projection: inClear })) yield* await retentionItems([clue as Clue]);
}

export function retentionFilter(ctx: Context, { held }: Pick<RetentionListQuery, 'held'>): Filter<Clue> {
  authorize(ctx.actor, 'clue.list');
  const until = daysAfter(shanghaiDay(ctx.clock.now()), retentionAheadDays);
  return { readers: staffOf(ctx).accountId, destroyOn: { $lte: until }, ...(held === 'yes' ? { 'handling.hold': { $ne: null } } : held === 'no' ? { 'handling.hold': null } : {}) } as Filter<Clue>;
}

async function retentionItems(found: readonly Clue[]): Promise<RetentionItem[]> {
  const names = await accountNames(found.flatMap(({ handling }) => handling?.hold?.byAccountId ?? []));
  return found.flatMap((clue) => {
    const ended = endOf(clue);
    if (!ended || !clue.destroyOn) return [];
    return [{ id: clue._id.toHexString(), code: clue.code, end: ended.end, endedOn: ended.day, destroyOn: clue.destroyOn, held: heldBy(clue, names), decided: Boolean(clue.handling?.destruction) }];
  });
}

function heldBy({ handling }: Pick<Clue, 'handling'>, names: Map<string, string>): RetentionItem['held'] {
  const hold = handling?.hold;
  return hold ? { by: { id: hold.byAccountId, name: names.get(hold.byAccountId) ?? '' }, at: hold.at.toISOString() } : null;
}

/** For the clue's page. `names` has whoever holds it. */
export const retentionOf = (clue: Pick<Clue, 'handling' | 'destroyOn'>, names: Map<string, string>): ClueRetentionView | null =>
  clue.destroyOn || clue.handling?.hold ? { destroyOn: clue.destroyOn ?? null, held: heldBy(clue, names), decided: Boolean(clue.handling?.destruction) } : null;

/** Proofs, newest first. */
export async function listDestructions(ctx: Context, query: DestructionListQuery): Promise<Page<ClueDestructionView>> {
  const filter = destructionFilter(ctx, query);
  const found = await native(ClueDestructionModel).find({ $and: [filter, afterPlace(query.cursor, 'destroyedOn', '$lt')] } as Filter<ClueDestruction>, { sort: newestFirst, limit: query.limit + 1 }).toArray();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map(present), nextCursor: found.length > query.limit && last ? cursorAfter(`${last.destroyedOn} ${last._id.toHexString()}`) : null, total: await native(ClueDestructionModel).countDocuments(filter) };
}

export async function* eachDestruction(ctx: Context, query: Omit<DestructionListQuery, 'cursor' | 'limit'>): AsyncGenerator<ClueDestructionView> {
  for await (const proof of native(ClueDestructionModel).find(destructionFilter(ctx, query), { sort: newestFirst })) yield present(proof);
}

/** One proof, to be printed: that it was looked at is on record. @throws Fault notFound, forbidden */
export async function showDestruction(ctx: Context, id: string): Promise<ClueDestructionView> {
  authorize(ctx.actor, 'clueDestruction.list');
  const proof = (await native(ClueDestructionModel).findOne({ ...seenBy(ctx), _id: new ObjectId(id), state: 'done' } as Filter<ClueDestruction>)) ?? fail('notFound');
  await recordAccess(ctx, { type: 'clueDestruction', id }, 'clueDestruction.opened');
  return present(proof);
}

export function destructionFilter(ctx: Context, { code }: Pick<DestructionListQuery, 'code'>): Filter<ClueDestruction> {
  authorize(ctx.actor, 'clueDestruction.list');
  return { ...seenBy(ctx), state: 'done', ...(code ? { code: /^[0-9A-Za-z-]+$/.test(code) ? new RegExp(`^${code.toUpperCase()}`) : '' } : {}) };
}

/** Whoever could open it; and the audit's administrator, who finds codes and acts of all. */
function seenBy(ctx: Context): { shownTo?: string } {
  const { accountId, grants } = staffOf(ctx);
  return grants.some(({ role }) => role === 'auditAdmin') ? {} : { shownTo: accountId };
}

const present = ({ _id, code, receivedOn, endedOn, destroyedOn, ground, by, sha256 }: ClueDestruction): ClueDestructionView => ({ id: _id.toHexString(), code, receivedOn, endedOn, destroyedOn, ground, by: by.map(({ name }) => name), sha256 });

function afterPlace(cursor: string | undefined, field: string, beyond: '$gt' | '$lt'): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [day, id] = value.split(' ');
  if (!day || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { $or: [{ [field]: { [beyond]: day } }, { [field]: day, _id: { [beyond]: new ObjectId(id) } }] };
}

export const retentionColumns: ExportColumn<RetentionItem>[] = [
  { header: '编号', value: (row) => row.code, width: 28 },
  { header: '怎么结束的', value: (row) => retentionEndLabels[row.end], width: 16 },
  { header: '结束', value: (row) => row.endedOn, width: 12 },
  { header: '销毁', value: (row) => row.destroyOn, width: 12 },
  { header: '暂停销毁', value: (row) => (row.held ? `${row.held.by.name} ${shanghaiDay(new Date(row.held.at))}` : ''), width: 22 },
];

export const destructionColumns: ExportColumn<ClueDestructionView>[] = [
  { header: '编号', value: (row) => row.code, width: 28 },
  { header: '收到', value: (row) => row.receivedOn, width: 12 },
  { header: '结束', value: (row) => row.endedOn ?? '', width: 12 },
  { header: '销毁', value: (row) => row.destroyedOn, width: 12 },
  { header: '为什么销毁', value: (row) => destructionGroundLabels[row.ground], width: 22 },
  { header: '谁定的', value: (row) => row.by.join('、') || '系统', width: 18 },
  { header: '密文的 SHA-256', value: (row) => row.sha256, width: 66 },
];
