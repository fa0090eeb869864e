import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { FollowerCounts, FollowerListQuery, FollowerSummary } from '../../contracts/follower';
import { abilitiesOf, authorize, cursorAfter, cursorValue, native, ObjectId, organisationNames, PersonModel, scopeFilter, shanghaiDay, textPattern, type Context, type PersonRecord } from '../kernel';
import { inBatches } from './batches';
import { consentOf } from './contacts';
import { smsConnected } from './invitations';
import { FollowerModel, type FollowerRecord } from './model';
import { postOf } from './person';
import { bindingStateOf, invitationStateOf } from './state';

type Filters = Omit<FollowerListQuery, 'cursor' | 'limit'>;
type Pair = { person: PersonRecord; record: FollowerRecord | undefined };

/**
 * One page of people by code, each with how he stands with the official account. Who is in it is decided by the person
 * alone, where he is now; his standing is looked up beside him, since most have none.
 * @throws Fault forbidden
 */
export async function listFollowers(ctx: Context, query: FollowerListQuery): Promise<Page<FollowerSummary>> {
  const pairs: Pair[] = [];
  for await (const pair of pairsAfter(ctx, query, cursorValue(query.cursor), query.limit + 1)) {
    pairs.push(pair);
    if (pairs.length > query.limit) break;
  }
  const items = await present(ctx, pairs.slice(0, query.limit));
  return { items, nextCursor: pairs.length > query.limit ? cursorAfter(items.at(-1)!.code) : null };
}

/** The whole list, for an export. @throws Fault forbidden */
export async function* eachFollower(ctx: Context, query: Filters): AsyncGenerator<FollowerSummary> {
  authorize(ctx.actor, 'follower.export');
  let cursor: string | undefined;
  do {
    const page = await listFollowers(ctx, { ...query, limit: 100, cursor });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

/** The figures on top of the page, within the viewer's scope. @throws Fault forbidden */
export async function followerCounts(ctx: Context): Promise<FollowerCounts> {
  const today = shanghaiDay(ctx.clock.now());
  const counts: FollowerCounts = { people: 0, bound: 0, invited: 0, consented: 0, revoked: 0, unfollowed: 0, toPrint: 0, sms: smsConnected() };
  const people = await native(PersonModel).find(peopleFilter(ctx, {}), { projection: { _id: 1 } }).toArray();
  counts.people = people.length;
  const records = await inBatches(people.map(({ _id }) => _id), recordsOf);
  for (const record of records) {
    const state = bindingStateOf(record, today);
    const consent = consentOf(record);
    if (state !== 'none') counts[state] += 1;
    if (consent !== 'none') counts[consent === 'given' ? 'consented' : 'revoked'] += 1;
    if (record.toPrint !== undefined && state !== 'bound') counts.toPrint += 1;
  }
  return counts;
}

/** Exported for the test of its index. The scope is always part of it. */
export function peopleFilter(ctx: Context, query: Filters): mongoose.mongo.Filter<PersonRecord> {
  const { path } = scopeFilter(ctx.actor, 'follower.list');
  const wanted: mongoose.mongo.Filter<PersonRecord>[] = [path ? { path } : {}, { active: true, kind: query.kind ?? { $in: ['cadre', 'informationOfficer'] } }];
  if (query.organisationId) wanted.push({ path: new ObjectId(query.organisationId) });
  if (query.text) {
    const beginning = new RegExp(`^${textPattern(query.text).source}`);
    wanted.push({ $or: [{ name: beginning }, { code: beginning }] });
  }
  return { $and: wanted };
}

const recordsOf = (personIds: ObjectId[]): Promise<FollowerRecord[]> => native(FollowerModel).find({ personId: { $in: personIds } }, { projection: { trail: 0, outbox: 0, 'consents.text': 0 } }).toArray();

/** People in the order of their codes with their records, as far as the filters want them; read in batches that grow while few are wanted. */
async function* pairsAfter(ctx: Context, query: Filters, after: string | undefined, first: number): AsyncGenerator<Pair> {
  const filter = peopleFilter(ctx, query);
  const today = shanghaiDay(ctx.clock.now());
  const wanted = (record: FollowerRecord | undefined): boolean =>
    (!query.state || bindingStateOf(record, today) === query.state) && (!query.consent || (record ? consentOf(record) : 'none') === query.consent);
  for (let size = first, begin = after; ; size = Math.min(size * 4, 1000)) {
    const people = await native(PersonModel)
      .find({ $and: [filter, begin === undefined ? {} : { code: { $gt: begin } }] } as mongoose.mongo.Filter<PersonRecord>, { projection: { trail: 0 } })
      .sort({ code: 1 })
      .limit(size)
      .toArray();
    const records = new Map((await recordsOf(people.map(({ _id }) => _id))).map((record) => [record.personId.toHexString(), record]));
    for (const person of people) {
      const record = records.get(person._id.toHexString());
      if (wanted(record)) yield { person, record };
    }
    begin = people.at(-1)?.code;
    if (people.length < size) return;
  }
}

async function present(ctx: Context, pairs: Pair[]): Promise<FollowerSummary[]> {
  const names = await organisationNames(pairs.flatMap(({ person }) => postOf(person)?.organisationId ?? []));
  const today = shanghaiDay(ctx.clock.now());
  return pairs.map(({ person, record }) => {
    const organisationId = postOf(person)?.organisationId.toHexString();
    const invitation = record?.invitations.at(-1);
    return {
      personId: person._id.toHexString(),
      code: person.code,
      name: person.name,
      kind: person.kind,
      organisation: organisationId === undefined ? null : { id: organisationId, name: names.get(organisationId) ?? '' },
      state: bindingStateOf(record, today),
      mini: record?.miniOpenidHash !== undefined,
      boundAt: record?.boundAt?.toISOString() ?? null,
      consent: record ? consentOf(record) : 'none',
      consentAt: record?.consents.at(-1)?.at.toISOString() ?? null,
      invitation: invitation ? { id: invitation._id.toHexString(), state: invitationStateOf(invitation, today), validUntil: invitation.validUntil } : null,
      abilities: abilitiesOf(ctx.actor, 'follower', person),
    };
  });
}
