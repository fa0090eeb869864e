import type { z } from 'zod';
import type { DeliveryState } from '../../contracts/delivery';
import type { ReminderMissingLine, reminderMissingQuery, ReminderStatistics, reminderStatisticsQuery } from '../../contracts/reminder';
import type { Page } from '../../contracts/common';
import { contactsOf, type ContactState } from '../follower';
import { channelFigures, cursorAfter, cursorValue, DeliveryModel, deliveryWay, native, ObjectId, scopeFilter, shanghaiDay, type Context, type DeliveryWay } from '../kernel';
import { scopedCadres } from './candidates';
import { Speaker } from './compose';
import { districtOf } from './district';
import type { Cadre } from './due';
import { idFrom } from './forecast';
import { later } from './occurrences';
import { reachOf, type Reach } from './reach';
import { ruledOccasions } from './rules';

type What = z.infer<typeof reminderMissingQuery>['what'];
type Line = ReminderStatistics['byOccasion'][number];
type OccasionWay = DeliveryWay & { _id: DeliveryWay['_id'] & { occasion: string; read: boolean } };

const occasions = [...ruledOccasions, 'campaign' as const];

/** Reach by occasion and channel within the days, and who stands in the way of it now. @throws Fault forbidden */
export async function showStatistics(ctx: Context, { from, to, organisationId }: z.infer<typeof reminderStatisticsQuery>): Promise<ReminderStatistics> {
  const within = organisationId ? [{ path: new ObjectId(organisationId) }] : [];
  const ways = await native(DeliveryModel)
    .aggregate<OccasionWay>([
      { $match: { $and: [scopeFilter(ctx.actor, 'reminder.list'), ...within, { occasion: { $in: occasions.map((one) => `reminder:${one}`) }, _id: { $gte: idFrom(from), $lt: idFrom(later(to, 1)) } }] } },
      { $group: { _id: { ...deliveryWay, occasion: '$occasion', read: { $gt: ['$readAt', null] } }, count: { $sum: 1 } } },
    ])
    .toArray();
  return { byOccasion: byOccasion(ways), byChannel: channelFigures(ways), ...(await standing(ctx, organisationId)) };
}

function byOccasion(ways: readonly OccasionWay[]): Line[] {
  const lines = new Map<string, Line>(occasions.map((occasion) => [`reminder:${occasion}`, { occasion, planned: 0, sent: 0, reached: 0, read: 0, failed: 0, unknown: 0 }]));
  const went: readonly DeliveryState[] = ['accepted', 'delivered', 'unknown'];
  for (const { _id, count } of ways) {
    const line = lines.get(_id.occasion)!;
    // What was taken back was in the end not to be sent.
    if (_id.state === 'cancelled') continue;
    line.planned += count;
    if (went.includes(_id.state)) line.sent += count;
    if (_id.state === 'delivered') line.reached += count;
    if (_id.state === 'failed') line.failed += count;
    if (_id.state === 'unknown') line.unknown += count;
    if (_id.read) line.read += count;
  }
  return [...lines.values()].filter(({ planned }) => planned > 0);
}

async function standing(ctx: Context, organisationId: string | undefined): Promise<Pick<ReminderStatistics, 'cadres' | 'consented' | 'bound' | 'missing'>> {
  const answer = { cadres: 0, consented: 0, bound: 0, missing: { joinedDay: 0, phone: 0, consent: 0, unreachable: 0 } };
  for await (const people of withStanding(ctx, organisationId, 'list')) {
    for (const one of people) {
      answer.cadres += 1;
      if (one.contact.consent === 'given') answer.consented += 1;
      if (one.contact.bound || one.contact.mini) answer.bound += 1;
      for (const what of Object.keys(lacks) as What[]) if (lacks[what](one)) answer.missing[what] += 1;
    }
  }
  return answer;
}

interface Standing {
  person: Cadre;
  contact: ContactState;
  reach: Reach;
}

const lacks: Record<What, (one: Standing) => boolean> = {
  joinedDay: ({ person }) => person.joinedPartyOn === null,
  phone: ({ contact }) => !contact.hasPhone,
  consent: ({ contact }) => contact.consent !== 'given',
  unreachable: ({ reach, contact }) => reach.reason !== null || contact.unreachable,
};

async function* withStanding(ctx: Context, organisationId: string | undefined, verb: 'list' | 'export', after?: string): AsyncGenerator<Standing[]> {
  const more = { $and: [organisationId ? { path: new ObjectId(organisationId) } : {}, after === undefined ? {} : { code: { $gt: after } }] };
  for await (const people of scopedCadres(ctx, more, verb)) {
    const contacts = await contactsOf(people);
    const reach = await reachOf(ctx, people, contacts);
    yield people.map((person) => ({ person, contact: contacts.get(person._id.toHexString())!, reach: reach(person._id.toHexString()) }));
  }
}

/** The people behind a figure, by codes. @throws Fault forbidden */
export async function listMissing(ctx: Context, query: z.output<typeof reminderMissingQuery>): Promise<Page<ReminderMissingLine>> {
  const items: ReminderMissingLine[] = [];
  for await (const line of eachMissing(ctx, query, { verb: 'list', after: cursorValue(query.cursor) })) {
    items.push(line);
    if (items.length > query.limit) break;
  }
  const page = items.slice(0, query.limit);
  return { items: page, nextCursor: items.length > query.limit ? cursorAfter(page.at(-1)!.code) : null };
}

/** @throws Fault forbidden */
export async function* eachMissing(ctx: Context, { what, organisationId }: Pick<z.output<typeof reminderMissingQuery>, 'what' | 'organisationId'>, { verb = 'export', after }: { verb?: 'list' | 'export'; after?: string } = {}): AsyncGenerator<ReminderMissingLine> {
  const { name } = await districtOf();
  const today = shanghaiDay(ctx.clock.now());
  const names = new Map<string, string>();
  for await (const people of withStanding(ctx, organisationId, verb, after)) {
    const missing = people.filter(lacks[what]);
    const speaker = await Speaker.forPeople(missing.map(({ person }) => person), name, names);
    for (const { person, contact } of missing) {
      const { code, joinedPartyOn } = person;
      yield { personId: person._id.toHexString(), code, name: person.name, organisation: speaker.organisationOf(person, today), joinedPartyOn, hasPhone: contact.hasPhone, bound: contact.bound || contact.mini, consented: contact.consent === 'given' };
    }
  }
}
