import type { z } from 'zod';
import type { Page } from '../../contracts/common';
import type { RosterEntry, RosterListQuery, RosterWeek, rosterToday, rosterTodayQuery, rosterWeekQuery } from '../../contracts/roster';
import {
  authorize,
  can,
  cursorAfter,
  cursorValue,
  dayNumber,
  dayOfNumber,
  fail,
  findOrganisation,
  isWorkingDay,
  native,
  ObjectId,
  organisationNames,
  OrganisationModel,
  PersonModel,
  scopeFilter,
  shanghaiDay,
  toObjectId,
  type Context,
  type Day,
  type OrganisationRecord,
} from '../kernel';
import { lastingBetween } from './days';
import { RosterModel, type RosterRecord } from './model';
import { rosterScope } from './policy';

const entries = () => native(RosterModel);
const latestFirst = { from: -1, _id: -1 } as const;
const inWeek = 7;

/** A hall's week: who sits at which window on which day. @throws Fault forbidden, notFound */
export async function rosterOfWeek(ctx: Context, query: z.infer<typeof rosterWeekQuery>): Promise<RosterWeek> {
  const hall = (await findOrganisation(toObjectId(query.hallId))) ?? fail('notFound');
  authorize(ctx.actor, 'roster.list', rosterScope(hall));
  const today = shanghaiDay(ctx.clock.now());
  const asked = dayNumber(query.day ?? today);
  // Day 0 was a Thursday.
  const monday = asked - ((asked + 3) % inWeek);
  const days = Array.from({ length: inWeek }, (_, index) => dayOfNumber(monday + index));
  const windows = await windowsOf(hall);
  const sitting = await sittingBetween(windows, days[0]!, days.at(-1)!);
  return {
    hall: { id: hall._id.toHexString(), name: hall.name },
    today,
    days: days.map((day) => ({ day, working: isWorkingDay(day) })),
    windows: windows.map((window) => ({ ...shown(window), days: days.map((day) => sitting(window, day)) })),
    mayChange: can(ctx.actor, 'roster.change', rosterScope(hall)),
  };
}

/** Who is on duty today, at a window or at each window of a hall. @throws Fault forbidden, notFound */
export async function rosterOfToday(ctx: Context, query: z.infer<typeof rosterTodayQuery>): Promise<z.infer<typeof rosterToday>> {
  const organisation = (await findOrganisation(toObjectId(query.organisationId))) ?? fail('notFound');
  authorize(ctx.actor, 'roster.list', rosterScope(organisation));
  const windows = organisation.window ? [organisation] : await windowsOf(organisation);
  const today = shanghaiDay(ctx.clock.now());
  const sitting = await sittingBetween(windows, today, today);
  return { windows: windows.map((window) => ({ ...shown(window), people: sitting(window, today) })) };
}

/** One page of entries, the latest begun first; struck ones are there too. @throws Fault forbidden */
export async function listRoster(ctx: Context, query: RosterListQuery): Promise<Page<RosterEntry>> {
  const found = await entries()
    .find({ $and: [rosterFilter(ctx, query), afterCursor(query.cursor)] }, { sort: latestFirst, limit: query.limit + 1 })
    .toArray();
  const items = await presentEntries(found.slice(0, query.limit));
  const last = items.at(-1);
  return { items, nextCursor: found.length > query.limit && last ? cursorAfter(`${last.from} ${last.id}`) : null };
}

/** The whole list without what is struck out, for an export that can be imported again. @throws Fault forbidden */
export async function* eachRosterEntry(ctx: Context, query: Omit<RosterListQuery, 'cursor' | 'limit'>): AsyncGenerator<RosterEntry> {
  let cursor: string | undefined;
  do {
    const page = await listRoster(ctx, { ...query, limit: 100, cursor });
    yield* page.items.filter((one) => !one.struck);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

/** The scope is always part of it. */
export function rosterFilter(ctx: Context, query: Omit<RosterListQuery, 'cursor' | 'limit'>): object {
  const wanted: object[] = [scopeFilter(ctx.actor, 'roster.list')];
  if (query.windowId) wanted.push({ windowId: new ObjectId(query.windowId) });
  if (query.hallId) wanted.push({ path: new ObjectId(query.hallId) });
  if (query.personId) wanted.push({ personId: new ObjectId(query.personId) });
  return { $and: wanted };
}

function afterCursor(cursor: string | undefined): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [from, id] = value.split(' ');
  if (!from || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { from: { $lte: from }, $or: [{ from: { $lt: from } }, { _id: { $lt: new ObjectId(id) } }] };
}

/** By the number on the sign, 2 before 10. */
async function windowsOf(hall: OrganisationRecord): Promise<OrganisationRecord[]> {
  const found = await native(OrganisationModel).find({ parentId: hall._id, kind: 'window', active: true }).toArray();
  return found.sort((a, b) => (a.window?.number ?? '').localeCompare(b.window?.number ?? '', 'zh', { numeric: true }));
}

const shown = ({ _id, name, window }: OrganisationRecord) => ({ id: _id.toHexString(), name, number: window?.number ?? '' });

async function sittingBetween(windows: OrganisationRecord[], from: Day, to: Day): Promise<(window: OrganisationRecord, day: Day) => { entryId: string; name: string; shift: RosterRecord['shift'] }[]> {
  const found = await entries()
    .find({ windowId: { $in: windows.map((window) => window._id) }, ...lastingBetween(from, to) })
    .sort({ shift: -1, from: 1 })
    .toArray();
  const names = await peopleByIds(found.map((one) => one.personId));
  return (window, day) =>
    found
      .filter((one) => one.windowId.equals(window._id) && one.from <= day && (one.to === null || one.to >= day))
      .map((one) => ({ entryId: one._id.toHexString(), name: names.get(one.personId.toHexString())?.name ?? '', shift: one.shift }));
}

async function presentEntries(found: RosterRecord[]): Promise<RosterEntry[]> {
  const windows = new Map((await native(OrganisationModel).find({ _id: { $in: found.map((one) => one.windowId) } }).toArray()).map((one) => [one._id.toHexString(), one]));
  const people = await peopleByIds(found.map((one) => one.personId));
  // The hall of the entry's days, which may no longer be the window's.
  const hallIdOf = (one: RosterRecord): ObjectId | undefined => one.path[one.path.findIndex((id) => id.equals(one.windowId)) - 1];
  const halls = await organisationNames(found.flatMap((one) => hallIdOf(one) ?? []));
  return found.map((one) => {
    const window = windows.get(one.windowId.toHexString());
    const person = people.get(one.personId.toHexString());
    const { from, to, shift, struck } = one;
    return {
      id: one._id.toHexString(),
      window: { id: one.windowId.toHexString(), name: window?.name ?? '', code: window?.code ?? '', number: window?.window?.number ?? '', hallName: halls.get(String(hallIdOf(one))) ?? '' },
      person: { id: one.personId.toHexString(), name: person?.name ?? '', code: person?.code ?? '' },
      ...{ from, to, shift },
      struck: struck ? { ...struck, at: struck.at.toISOString() } : null,
      version: one.trail.seq,
    };
  });
}

export async function peopleByIds(ids: ObjectId[]): Promise<Map<string, { name: string; code: string }>> {
  const found = await native(PersonModel)
    .find({ _id: { $in: ids } }, { projection: { name: 1, code: 1 } })
    .toArray();
  return new Map(found.map(({ _id, name, code }) => [_id.toHexString(), { name, code }]));
}
