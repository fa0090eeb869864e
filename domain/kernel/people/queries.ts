import type mongoose from 'mongoose';
import type { Page } from '../../../contracts/common';
import type { PersonDetail, PersonListQuery, PersonLookupRequest, PersonSummary } from '../../../contracts/person';
import { shanghaiDay } from '../calendar';
import type { Context } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { fail } from '../errors';
import { organisationNames } from '../organisation';
import { cursorAfter, cursorValue, textPattern } from '../page';
import { abilitiesOf, authorize, scopeFilter } from '../policy';
import { auditedChange } from '../audit';
import { blindIndexCandidates } from '../secrets';
import { maskedIdentifier } from './identifiers';
import { PersonModel, type PersonRecord } from './model';

type Filter = mongoose.mongo.Filter<PersonRecord>;
const people = () => native(PersonModel);

/** By code, within the viewer's scope. @throws Fault forbidden */
export async function listPeople(ctx: Context, query: PersonListQuery): Promise<Page<PersonSummary>> {
  const filter = filterOf(ctx, query);
  const after = cursorValue(query.cursor);
  const found = await people().find({ $and: [filter, after === undefined ? {} : { code: { $gt: after } }] } as Filter).sort({ code: 1 }).limit(query.limit + 1).toArray();
  const items = await present(ctx, found.slice(0, query.limit));
  return { items, nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!.code) : null, total: await people().countDocuments(filter) };
}

/** The whole list, numbers masked, for an export. @throws Fault forbidden */
export async function* eachPerson(ctx: Context, query: Omit<PersonListQuery, 'cursor' | 'limit'>): AsyncGenerator<PersonSummary> {
  authorize(ctx.actor, 'person.export');
  let cursor: string | undefined;
  do {
    const page = await listPeople(ctx, { ...query, limit: 100, cursor });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

/** @throws Fault notFound, forbidden */
export async function showPerson(ctx: Context, id: string): Promise<PersonDetail> {
  const found = (await people().findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  authorize(ctx.actor, 'person.list', found);
  const [summary] = await present(ctx, [found]);
  return { ...summary!, version: found.trail.seq, abilities: abilitiesOf(ctx.actor, 'person', found) };
}

/**
 * By exact phone or identity number, without opening any. Being found is an entry in the found person's audit chain.
 * @throws Fault forbidden
 */
export async function lookUpPeople(ctx: Context, request: PersonLookupRequest): Promise<{ items: PersonSummary[] }> {
  const scope = scopeFilter(ctx.actor, 'person.lookup');
  const wanted = 'phone' in request ? { phoneIndex: { $in: blindIndexCandidates('phone', request.phone) } } : { identityNumberIndex: { $in: blindIndexCandidates('identityNumber', request.identityNumber) } };
  const found = await people().find({ ...scope, ...wanted }).sort({ code: 1 }).limit(20).toArray();
  for (const one of found) await auditedChange(PersonModel, one._id, ctx, 'person.lookedUp', () => ({ detail: { by: Object.keys(request)[0] } }));
  return { items: await present(ctx, found) };
}

function filterOf(ctx: Context, query: Omit<PersonListQuery, 'cursor' | 'limit'>): Filter {
  const wanted: Filter[] = [scopeFilter(ctx.actor, 'person.list')];
  if (query.organisationId) wanted.push({ path: new ObjectId(query.organisationId) });
  if (query.postAt) {
    const held: Filter['posts'] = { $elemMatch: { organisationId: new ObjectId(query.postAt), $or: [{ to: null }, { to: { $gte: shanghaiDay(ctx.clock.now()) } }] } };
    wanted.push({ posts: held });
  }
  if (query.kind) wanted.push({ kind: query.kind });
  if (query.managedBy) wanted.push(query.managedBy === 'above' ? { managedBy: 'above' } : { managedBy: { $ne: 'above' } });
  if (query.inactive === 'without') wanted.push({ active: true });
  if (query.text) {
    const beginning = new RegExp(`^${textPattern(query.text).source}`);
    wanted.push({ $or: [{ name: beginning }, { code: beginning }] });
  }
  return { $and: wanted };
}

async function present(ctx: Context, found: PersonRecord[]): Promise<PersonSummary[]> {
  const names = await organisationNames(found.flatMap((one) => one.posts.map((post) => post.organisationId)));
  const today = shanghaiDay(ctx.clock.now());
  const ended = (post: { to: string | null }): number => (post.to && post.to < today ? 1 : 0);
  return found.map((one) => ({
    id: one._id.toHexString(),
    code: one.code,
    name: one.name,
    kind: one.kind,
    posts: [...one.posts]
      .sort((a, b) => ended(a) - ended(b))
      .map(({ organisationId, title, from, to, appointment = null }) => ({ organisation: { id: organisationId.toHexString(), name: names.get(organisationId.toHexString()) ?? '' }, title, from, to, appointment })),
    joinedPartyOn: one.joinedPartyOn,
    retiresOn: one.retiresOn ?? null,
    managedBy: one.managedBy ?? 'district',
    phoneMasked: maskedIdentifier(one, 'phone'),
    identityNumberMasked: maskedIdentifier(one, 'identityNumber'),
    active: one.active,
  }));
}
