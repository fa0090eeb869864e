import type { ClueKinship, ClueKinshipListQuery, DeclareKinshipRequest } from '../../../contracts/clue-kinship';
import type { Page } from '../../../contracts/common';
import { auditedChange, authorize, cursorAfter, cursorValue, fail, firstTrail, native, newId, ObjectId, PersonModel, type Context } from '../../kernel';
import { likeName, plainName } from '../readers/names';
import { KinshipModel, kinshipFacts, type Kinship } from './model';

const kinships = () => native(KinshipModel);

/** Those in force, newest first. @throws Fault forbidden */
export async function listKinships(ctx: Context, query: ClueKinshipListQuery): Promise<Page<ClueKinship>> {
  authorize(ctx.actor, 'clueKinship.list');
  const inForce = { endedAt: null };
  const after = cursorValue(query.cursor);
  const found = await kinships().find(after === undefined ? inForce : { ...inForce, _id: { $lt: new ObjectId(after) } }).sort({ _id: -1 }).limit(query.limit + 1).toArray();
  const items = found.slice(0, query.limit);
  return { items: await present(items), nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!._id.toHexString()) : null, total: await kinships().countDocuments(inForce) };
}

/** @throws Fault forbidden, badRequest (somebody who is not in the directory) */
export async function declareKinship(ctx: Context, { personId, relativePersonId, relativeName, relation }: DeclareKinshipRequest): Promise<ClueKinship> {
  authorize(ctx.actor, 'clueKinship.declare');
  await mustKnow(personId, 'personId');
  const relative = relativePersonId === null ? null : await mustKnow(relativePersonId, 'relativePersonId');
  if (relativePersonId === personId) fail('badRequest', { fields: [{ path: 'relativePersonId', message: '不能是他自己' }] });
  const facts = {
    _id: newId(ctx),
    personId: new ObjectId(personId),
    relativePersonId: relative && new ObjectId(relativePersonId!),
    relativeName: relative?.name ?? relativeName,
    relation,
    declaredAt: ctx.clock.now(),
    endedAt: null,
  };
  const kinship: Kinship = { ...facts, trail: firstTrail(ctx, 'clueKinship.declared', { relation }, kinshipFacts(facts)) };
  await kinships().insertOne(kinship);
  return (await present([kinship]))[0]!;
}

/** @throws Fault forbidden, notFound, conflict */
export async function endKinship(ctx: Context, id: string, { version }: { version: number }): Promise<void> {
  authorize(ctx.actor, 'clueKinship.end');
  await auditedChange(KinshipModel, id, ctx, 'clueKinship.ended', ({ endedAt }) => (endedAt ? null : { set: { endedAt: ctx.clock.now() } }), { version });
}

/** Of people named in a report, by id or by name: who has declared to be their relative, and whom they have declared; by name who is not in the directory. */
export async function relativesOf(personIds: readonly ObjectId[], names: readonly string[]): Promise<{ personIds: Set<string>; names: Set<string> }> {
  const found = await kinships()
    .find({ endedAt: null, $or: [{ relativePersonId: { $in: [...personIds] } }, ...names.map((name) => ({ relativeName: likeName(name) })), { personId: { $in: [...personIds] } }] })
    .toArray();
  const known = new Set(personIds.map(String));
  return {
    personIds: new Set(found.flatMap(({ personId, relativePersonId }) => [personId, relativePersonId ?? []].flat().map(String))),
    names: new Set(found.flatMap(({ personId, relativePersonId, relativeName }) => (relativePersonId === null && known.has(String(personId)) ? plainName(relativeName) : []))),
  };
}

async function mustKnow(id: string, path: string): Promise<{ name: string }> {
  return (await native(PersonModel).findOne({ _id: new ObjectId(id) }, { projection: { name: 1 } })) ?? fail('badRequest', { fields: [{ path, message: '人员库里没有这个人' }] });
}

async function present(found: Kinship[]): Promise<ClueKinship[]> {
  const people = found.length > 0 ? await native(PersonModel).find({ _id: { $in: found.map(({ personId }) => personId) } }, { projection: { name: 1 } }).toArray() : [];
  const names = new Map(people.map(({ _id, name }) => [_id.toHexString(), name]));
  return found.map(({ _id, personId, relativePersonId, relativeName, relation, declaredAt, trail }) => ({
    id: _id.toHexString(),
    person: { id: personId.toHexString(), name: names.get(personId.toHexString()) ?? '' },
    relative: { id: relativePersonId?.toHexString() ?? null, name: relativeName },
    relation,
    declaredAt: declaredAt.toISOString(),
    version: trail.seq,
  }));
}
