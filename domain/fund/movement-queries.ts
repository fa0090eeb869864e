import type { Page } from '../../contracts/common';
import type { FundMovement, FundMovementListQuery } from '../../contracts/fund-money';
import { authorize, can, cursorAfter, cursorValue, fail, FileModel, findOrganisation, native, ObjectId, OrganisationModel, scopeFilter, toObjectId, type Context } from '../kernel';
import { MovementModel, type MovementRecord } from './movement-model';
import { isOwnRelease } from './movements';
import { allProgrammes } from './programmes';

const movements = () => native(MovementModel);
export const newestDayFirst = { day: -1, _id: -1 } as const;

/** One page of the ledger, the newest day first. @throws Fault forbidden, notFound (a place that is none) */
export async function listMovements(ctx: Context, query: FundMovementListQuery): Promise<Page<FundMovement>> {
  const filter = await movementFilter(ctx, query);
  const found = await movements()
    .find({ $and: [filter, afterCursor(query.cursor)] }, { sort: newestDayFirst, limit: query.limit + 1, projection: { trail: 0, outbox: 0 } })
    .toArray();
  const items = await presentMovements(ctx, found.slice(0, query.limit));
  const last = items.at(-1);
  return { items, nextCursor: found.length > query.limit && last ? cursorAfter(`${last.day} ${last.id}`) : null };
}

/** @throws Fault forbidden, notFound */
export async function showMovement(ctx: Context, id: string): Promise<FundMovement> {
  const found = (await movements().findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  authorize(ctx.actor, 'fund.list', found);
  return (await presentMovements(ctx, [found]))[0]!;
}

/** The whole ledger as it is filtered. @throws Fault forbidden */
export async function* eachMovement(ctx: Context, query: Omit<FundMovementListQuery, 'cursor' | 'limit'>): AsyncGenerator<FundMovement> {
  let cursor: string | undefined;
  do {
    const page = await listMovements(ctx, { ...query, limit: 100, cursor });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

/** The scope is always part of it. A place is a second bound on the same chain. */
export async function movementFilter(ctx: Context, { year, programme, kind, placeId, fromKind }: Omit<FundMovementListQuery, 'cursor' | 'limit'>): Promise<object> {
  const scope = scopeFilter(ctx.actor, 'fund.list');
  if (placeId && !(await findOrganisation(placeId))) fail('notFound');
  return { $and: [scope, ...(placeId ? [{ path: new ObjectId(placeId) }] : []), ...(year ? [{ year }] : []), ...(programme ? [{ programme }] : []), ...(kind ? [{ kind }] : []), ...(fromKind ? [{ 'from.kind': fromKind }] : [])] };
}

function afterCursor(cursor: string | undefined): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [day, id] = value.split(' ');
  if (!day || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { day: { $lte: day }, $or: [{ day: { $lt: day } }, { _id: { $lt: new ObjectId(id) } }] };
}

async function presentMovements(ctx: Context, found: Omit<MovementRecord, 'trail'>[]): Promise<FundMovement[]> {
  const names = new Map((await allProgrammes()).map(({ code, name }) => [code, name]));
  const fileIds = found.flatMap(({ fileIds }) => fileIds);
  const files = new Map(fileIds.length === 0 ? [] : (await native(FileModel).find({ _id: { $in: fileIds } }, { projection: { name: 1 } }).toArray()).map(({ _id, name }) => [_id.toHexString(), name]));
  const departments = await native(OrganisationModel).find({ _id: { $in: found.map(({ department }) => department.id) } }, { projection: { path: 1 } }).toArray();
  const pathOf = new Map(departments.map(({ _id, path }) => [_id.toHexString(), path]));
  return found.map((one) => {
    const { kind, programme, year, batch, day, document, amount, note, from, to, department, payees, enteredAt, enteredBy, reverses, reversedBy } = one;
    const reference = (other: typeof reverses) => (other ? { id: other.id.toHexString(), day: other.day, reason: other.reason } : null);
    return {
      ...{ kind, programme, year, batch, day, document, amount, note, from, to, payees, enteredBy },
      id: one._id.toHexString(),
      programmeName: names.get(programme) ?? programme,
      department: { id: department.id.toHexString(), name: department.name },
      files: one.fileIds.flatMap((id) => (files.has(id.toHexString()) ? [{ id: id.toHexString(), name: files.get(id.toHexString())! }] : [])),
      enteredAt: enteredAt.toISOString(),
      reverses: reference(reverses),
      reversedBy: reference(reversedBy),
      abilities: { reverse: !reverses && !reversedBy && (isOwnRelease(ctx.actor, one) || can(ctx.actor, 'fund.write', { path: pathOf.get(department.id.toHexString()) ?? [] })) },
    };
  });
}
