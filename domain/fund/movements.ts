import type { EnterMovementRequest, FundPlaceKey, ReverseMovementRequest } from '../../contracts/fund-money';
import { actorName, auditedChange, authorize, can, claimFiles, fail, findOrganisation, firstTrail, guardFiles, isDuplicateKey, native, newOutbox, ObjectId, shanghaiDay, subscribe, systemContext, toObjectId, type Context, type OrganisationRecord } from '../kernel';
import { countFunds } from './count';
import { movementFacts, MovementModel, type MovementRecord } from './movement-model';
import { isSource, placeOf, sourcePlace, wrongEnd, type Place } from './places';
import { programmeFor } from './programmes';

const movements = () => native(MovementModel);

guardFiles('fundMovement', async (ctx, id) => {
  const found = await movements().findOne({ _id: new ObjectId(id) }, { projection: { path: 1 } });
  return found !== null && can(ctx.actor, 'fund.list', { path: found.path });
});

/**
 * Writes one line into the ledger.
 * @throws Fault forbidden, notFound, badRequest (ends that do not fit, a day to come), duplicate (the same line is there)
 */
export async function enterMovement(ctx: Context, input: EnterMovementRequest): Promise<ObjectId> {
  const id = await writeMovement(ctx, input);
  await countFunds();
  return id;
}

/** The same where many are written: the balances follow when somebody looks, or within a second. */
export async function writeMovement(ctx: Context, input: EnterMovementRequest): Promise<ObjectId> {
  return writeLine(ctx, input, await departmentInCharge(ctx, input.departmentId));
}

/** Whether the actor may is decided; the rest is checked here. @throws Fault notFound, badRequest, duplicate */
export async function writeLine(ctx: Context, input: EnterMovementRequest, department: Pick<OrganisationRecord, '_id' | 'name' | 'path'>): Promise<ObjectId> {
  await programmeFor(input.programme);
  const [from, to] = [await placeAt('from', input.from), await placeAt('to', input.to)];
  const wrong = wrongEnd(input.kind, from, to);
  if (wrong) fail('badRequest', { fields: [wrong] });
  refuseDaysToCome(ctx, input.day);
  const _id = new ObjectId();
  const fileIds = await claimFiles(ctx, input.fileIds, { type: 'fundMovement', id: _id.toHexString() });
  await insertMovement(ctx, { _id, ...lineOf(input, from, to), department: { id: department._id, name: department.name }, path: together(from.path, to.path, department.path), payees: input.payees, fileIds, ...entered(ctx) });
  return _id;
}

/** What the contract says of a line besides its ends' chains. */
function lineOf({ kind, programme, year, batch, day, document, amount, note }: EnterMovementRequest, from: Place, to: Place) {
  const line = { kind, programme, year, batch, day, document, amount, note, from: bare(from), to: bare(to), ends: [from.key, to.key] };
  return { ...line, likeness: likenessOf(line) };
}

const bare = ({ kind, key, name }: Place) => ({ kind, key, name });

type Line = Pick<MovementRecord, 'kind' | 'programme' | 'year' | 'batch' | 'day' | 'document' | 'amount'> & { from: { key: string }; to: { key: string } };
/** Two lines with all of this in common are one that was entered twice. */
export const likenessOf = ({ kind, programme, year, batch, day, document, amount, from, to }: Line): string => [kind, programme, year, batch, from.key, to.key, document, day, amount].join('|');

const entered = (ctx: Context) => ({ enteredAt: ctx.clock.now(), enteredBy: actorName(ctx.actor), uncounted: true as const });

/** The insert alone, after everything was checked. @throws Fault duplicate, wrongState */
async function insertMovement(ctx: Context, facts: Omit<MovementRecord, 'trail'>): Promise<void> {
  const { kind, programme, year, amount, document } = facts;
  try {
    await movements().insertOne({ ...facts, trail: firstTrail(ctx, facts.reverses ? 'fundMovement.reverse' : 'fundMovement.enter', { kind, programme, year, amount, document }, movementFacts(facts)) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // A reversal has no likeness: only another reversal of the same line is in its way.
    if (facts.reverses) fail('wrongState', { message: '这一笔已经冲正过了。' });
    fail('duplicate', { message: '这一笔已经记过了：项目、年度、两头、日子、文号和金额都一样。' });
  }
}

/**
 * 冲正: a line with the opposite amount. The first one stays, marked as taken back.
 * @throws Fault forbidden, notFound, badRequest, wrongState (taken back already, or itself a reversal)
 */
export async function reverseMovement(ctx: Context, id: string, { day, document, reason }: ReverseMovementRequest): Promise<ObjectId> {
  const before = (await movements().findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  authorize(ctx.actor, 'fund.list', before);
  if (!isOwnRelease(ctx.actor, before)) await departmentInCharge(ctx, before.department.id.toHexString());
  if (before.reverses) fail('wrongState', { message: '这一笔本身就是冲正，不能再冲。要恢复，请重新记一笔。' });
  if (before.reversedBy) fail('wrongState', { message: '这一笔已经冲正过了。' });
  if (day < before.day) fail('badRequest', { fields: [{ path: 'day', message: '冲正的日子不能早于原来那一笔' }] });
  refuseDaysToCome(ctx, day);
  const { kind, programme, year, batch, note, from, to, ends, department, path, payees } = before;
  const _id = new ObjectId();
  const reverses = { id: before._id, day: before.day, reason };
  const line = { kind, programme, year, batch, day, document, amount: -before.amount, note, from, to, ends, department, path, payees: payees === null ? null : -payees, fileIds: [] };
  const outbox = newOutbox(ctx, [{ type: 'fundMovement.reversed', payload: { reversalId: _id.toHexString() } }]);
  await insertMovement(ctx, { _id, ...line, ...entered(ctx), reverses, outbox });
  await markReversed(ctx, _id);
  await countFunds();
  return _id;
}

/** Marks what a reversal takes back; should the process die before, the event does it. */
async function markReversed(ctx: Context, reversalId: ObjectId): Promise<void> {
  const reversal = await movements().findOne({ _id: reversalId });
  if (!reversal?.reverses) return;
  const { _id, day, reverses } = reversal;
  await auditedChange(MovementModel, reverses.id, ctx, 'fundMovement.reversed', (before) =>
    before.reversedBy ? null : { set: { reversedBy: { id: _id, day, reason: reverses.reason } }, unset: ['likeness'], detail: { reason: reverses.reason } },
  );
}

subscribe('fundMovement.reversed', 'fund.markReversed', ({ payload }, { clock }) => markReversed(systemContext('fund', clock), new ObjectId(String(payload.reversalId))));

/** What the actor's town released to one of its villages: its own to take back, whoever entered it. */
export const isOwnRelease = (actor: Context['actor'], { kind, from, to, path }: Pick<MovementRecord, 'kind' | 'from' | 'to' | 'path'>): boolean => kind === 'release' && from.kind === 'town' && to.kind === 'village' && can(actor, 'fund.release', { path });

/** Whoever is in charge, and only where the actor enters for it. @throws Fault forbidden, notFound, badRequest */
async function departmentInCharge(ctx: Context, id: string): Promise<OrganisationRecord> {
  const found = (await findOrganisation(toObjectId(id))) ?? fail('notFound');
  if (found.kind !== 'department' && found.kind !== 'district') fail('badRequest', { fields: [{ path: 'departmentId', message: '主管部门请选区里或区直部门' }] });
  authorize(ctx.actor, 'fund.write', found);
  return found;
}

async function placeAt(path: 'from' | 'to', key: FundPlaceKey): Promise<Place> {
  if (isSource(key)) return sourcePlace(key);
  const found = await findOrganisation(toObjectId(key));
  const place = found?.active ? placeOf(found) : undefined;
  return place ?? fail('badRequest', { fields: [{ path, message: '没有这个单位，或已停用' }] });
}

function refuseDaysToCome(ctx: Context, day: string): void {
  if (day > shanghaiDay(ctx.clock.now())) fail('badRequest', { fields: [{ path: 'day', message: '还没到这一天，到了再记' }] });
}

const together = (...paths: ObjectId[][]): ObjectId[] => [...new Map(paths.flat().map((id) => [id.toHexString(), id])).values()];
