import { createHash, hash } from 'node:crypto';
import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { CheckListQuery, CheckRound, DrawChecksRequest, RecordCheckRequest, SpotCheck } from '../../contracts/disclosure-oversight';
import { oversightInboxTexts } from '../../templates';
import { PublicationModel, type Publication } from '../disclosure';
import { auditedChange, authorize, can, cursorAfter, cursorValue, defineTemplates, deliver, fail, findAccountsWithRole, findOrganisation, firstTrail, isDuplicateKey, native, newId, newOutbox, ObjectId, scopeFilter, subscribe, toObjectId, type Actor, type Context, type DomainEvent, type NamedRef } from '../kernel';
import { checkFacts, CheckRoundModel, roundFacts, SpotCheckModel, type CheckRoundRecord, type SpotCheckRecord } from './model';
import { presentRef, refOf } from './refs';

defineTemplates(oversightInboxTexts);
const rounds = () => native(CheckRoundModel);
const checks = () => native(SpotCheckModel);
const byOf = (actor: Actor): NamedRef => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));

/**
 * Draws from what was published in a span: each edition's place follows from the seed and its id alone, so that
 * whoever knows the seed draws the same.
 */
export const drawn = (seed: string, ids: readonly ObjectId[], size: number): ObjectId[] =>
  ids
    .map((id) => ({ id, place: createHash('sha256').update(`${seed}:${id.toHexString()}`).digest('hex') }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id);

/** @throws Fault notFound, forbidden, badRequest where nothing was published then */
export async function drawChecks(ctx: Context, { organisationId, seed, from, to, size }: DrawChecksRequest): Promise<CheckRound> {
  const organisation = (await findOrganisation(organisationId)) ?? fail('notFound');
  authorize(ctx.actor, 'spotCheck.draw', organisation);
  const candidates = await native(PublicationModel).find({ path: organisation._id, state: 'published', 'published.on': { $gte: from, $lte: to } }, { projection: { _id: 1 } }).toArray();
  if (candidates.length === 0) fail('badRequest', { fields: [{ path: 'from', message: '这段时间没有公开过什么，请换一段' }] });
  const body: Omit<CheckRoundRecord, 'trail'> = {
    _id: newId(ctx),
    organisation: { id: organisation._id, name: organisation.name },
    path: organisation.path,
    ...{ seed, from, to, size, candidates: candidates.length },
    publicationIds: drawn(seed, candidates.map(({ _id }) => _id), size),
    drawn: { at: ctx.clock.now(), by: byOf(ctx.actor) },
  };
  const round: CheckRoundRecord = { ...body, trail: firstTrail(ctx, 'spotCheck.draw', { seed, candidates: candidates.length }, roundFacts(body)), outbox: newOutbox(ctx, [{ type: 'spotCheck.drawn', payload: { roundId: body._id.toHexString() } }]) };
  await rounds().insertOne(round);
  await openChecks(ctx, round);
  return presentRound(round);
}

/** One check for each edition drawn; it may run again after a crash in between. */
async function openChecks(ctx: Context, round: CheckRoundRecord): Promise<void> {
  for await (const publication of native(PublicationModel).find({ _id: { $in: round.publicationIds } })) {
    const _id = new ObjectId(hash('sha256', `check:${round._id.toHexString()}:${publication._id.toHexString()}`, 'buffer').subarray(0, 12));
    const body: Omit<SpotCheckRecord, 'trail'> = { _id, ...refOf(publication as Publication), roundId: round._id, roundPath: round.path, result: null, finding: '', checked: null };
    try {
      await checks().insertOne({ ...body, trail: firstTrail(ctx, 'spotCheck.open', {}, checkFacts(body)) });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
subscribe('spotCheck.drawn', 'spotCheck.open', async (event: DomainEvent, ctx: Context) => {
  const round = (await rounds().findOne({ _id: new ObjectId(String(event.payload.roundId)) })) as CheckRoundRecord | null;
  if (round) await openChecks(ctx, round);
});

/** Writes down what was found, or corrects it; the village is told of a problem. @throws Fault notFound, forbidden, conflict */
export async function recordCheck(ctx: Context, id: string, { version, result, finding }: RecordCheckRequest): Promise<SpotCheck> {
  const after = await auditedChange(SpotCheckModel, id, ctx, 'spotCheck.record', (check) => {
    authorize(ctx.actor, 'spotCheck.list', check);
    if (!can(ctx.actor, 'spotCheck.record', { path: check.roundPath })) fail('forbidden', { message: '这一项是上级抽的，由上级记结果。' });
    if (check.trail.seq !== version) fail('conflict');
    return {
      set: { result, finding, checked: { at: ctx.clock.now(), by: byOf(ctx.actor) } },
      detail: { result },
      events: result === 'problem' ? [{ type: 'spotCheck.problem', payload: { checkId: id } }] : [],
    };
  });
  return presentCheck(ctx, after);
}

subscribe('spotCheck.problem', 'spotCheck.notice', async (event: DomainEvent, ctx: Context) => {
  const check = (await checks().findOne({ _id: new ObjectId(String(event.payload.checkId)) })) as SpotCheckRecord | null;
  if (check?.result !== 'problem') return;
  const params = { village: check.village.name, item: check.item.name, period: check.periodLabel };
  for (const role of ['villageClerk', 'townReviewer'] as const) {
    for (const { _id } of await findAccountsWithRole(role, check.path)) await deliver(ctx, { key: `${event.id}:${_id.toHexString()}`, to: { accountId: _id.toHexString() }, template: 'spotCheck.problem', params, channels: ['inbox'], link: `/disclosure/checks?village=${check.village.id.toHexString()}` });
  }
});

/** The newest first. */
export async function listRounds(ctx: Context, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Page<CheckRound>> {
  const after = cursorValue(cursor);
  const found = (await rounds().find({ $and: [scopeFilter(ctx.actor, 'spotCheck.draw'), ...(after ? [{ _id: { $lt: toObjectId(after) } }] : [])] } as object, { sort: { _id: -1 }, limit: limit + 1 }).toArray()) as CheckRoundRecord[];
  const items = await Promise.all(found.slice(0, limit).map(presentRound));
  return { items, nextCursor: found.length > limit ? cursorAfter(items.at(-1)!.id) : null };
}

export function checkFilter(ctx: Context, { roundId, underId, result }: Omit<CheckListQuery, 'cursor' | 'limit'>): mongoose.mongo.Filter<SpotCheckRecord> {
  return {
    $and: [scopeFilter(ctx.actor, 'spotCheck.list'), ...(roundId ? [{ roundId: toObjectId(roundId) }] : []), ...(underId ? [{ path: toObjectId(underId) }] : []), ...(result ? [{ result: result === 'open' ? null : result }] : [])],
  } as mongoose.mongo.Filter<SpotCheckRecord>;
}

export async function listChecks(ctx: Context, query: CheckListQuery): Promise<Page<SpotCheck>> {
  const after = cursorValue(query.cursor);
  const found = (await checks().find({ $and: [checkFilter(ctx, query), ...(after ? [{ _id: { $gt: toObjectId(after) } }] : [])] } as object, { sort: { _id: 1 }, limit: query.limit + 1 }).toArray()) as SpotCheckRecord[];
  const items = found.slice(0, query.limit).map((check) => presentCheck(ctx, check));
  return { items, nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!.id) : null };
}

export async function* eachCheck(ctx: Context, query: CheckListQuery): AsyncGenerator<SpotCheck> {
  for await (const check of checks().find(checkFilter(ctx, query), { sort: { _id: 1 } })) yield presentCheck(ctx, check as SpotCheckRecord);
}

async function presentRound(round: CheckRoundRecord): Promise<CheckRound> {
  const { _id, organisation, seed, from, to, size, candidates } = round;
  const [open, problems] = await Promise.all([checks().countDocuments({ roundId: _id, result: null }), checks().countDocuments({ roundId: _id, result: 'problem' })]);
  return { id: _id.toHexString(), organisation: { id: organisation.id.toHexString(), name: organisation.name }, seed, from, to, size, candidates, drawnBy: round.drawn.by.name, drawnAt: round.drawn.at.toISOString(), open, problems };
}

function presentCheck(ctx: Context, check: SpotCheckRecord): SpotCheck {
  return {
    id: check._id.toHexString(),
    roundId: check.roundId.toHexString(),
    ...presentRef(check),
    result: check.result,
    finding: check.finding,
    checkedBy: check.checked?.by.name ?? null,
    checkedAt: check.checked?.at.toISOString() ?? null,
    version: check.trail.seq,
    abilities: { record: can(ctx.actor, 'spotCheck.record', { path: check.roundPath }) },
  };
}
