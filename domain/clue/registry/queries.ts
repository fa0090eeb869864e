import type mongoose from 'mongoose';
import type { ClueCounts, ClueDetail, ClueListQuery, ClueSummary, ClueTab } from '../../../contracts/clue-registry';
import type { Page } from '../../../contracts/common';
import { authorize, cursorAfter, cursorValue, fail, ObjectId, shanghaiDay, type Context } from '../../kernel';
import { afterAll } from '../clue-terms';
import { absentFilter, isAbsent, presenceToday, type Presence } from '../desk/absent';
import type { Clue } from '../model';
import { clues, ownIds, readable, staffOf } from '../readers/readable';
import { detailOf, isMine, summariesOf } from './present';

type Filter = mongoose.mongo.Filter<Clue>;
type ListFilters = Omit<ClueListQuery, 'cursor' | 'limit'>;
const dueFirst = { sortDue: 1, _id: 1 } as const;
/** What is sealed, and who opens it, never leaves the database for a list. */
const inClear = { content: 0, identity: 0, talk: 0, envelopes: 0 } as const;

/** One page among what the reader may open: by due day, what is over last. */
export async function listClues(ctx: Context, query: ClueListQuery): Promise<Page<ClueSummary>> {
  const filter = clueFilter(ctx, query, await presenceFor(ctx, query.tab));
  const [found, total] = await Promise.all([findPage(filter, query), clues().countDocuments(filter)]);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: await summariesOf(ctx, shown),
    nextCursor: found.length > query.limit && last ? cursorAfter(`${last.sortDue ?? ''} ${last._id.toHexString()}`) : null,
    total,
  };
}

/** One more than fits on the page, where there is one. */
async function findPage(filter: Filter, query: ClueListQuery): Promise<Clue[]> {
  const found: Clue[] = [];
  // Of one code few are found, and few of all lie near each other in the order of the list.
  const hint = query.code ? { hint: { readers: 1, code: 1 } } : {};
  for (const stretch of stretchesOf(query)) {
    const left = query.limit + 1 - found.length;
    if (left > 0) found.push(...((await clues().find({ $and: [filter, stretch, afterCursor(query.cursor)] } as Filter, { sort: dueFirst, limit: left, projection: inClear, ...hint }).toArray()) as Clue[]));
  }
  return found;
}

const batch = 100;

/** The whole list, for an export: what stands in clear. */
export async function* eachClue(ctx: Context, query: ListFilters): AsyncGenerator<ClueSummary> {
  let waiting: Clue[] = [];
  const filter = clueFilter(ctx, query, await presenceFor(ctx, query.tab));
  for await (const clue of clues().find(filter, { sort: dueFirst, projection: inClear })) {
    waiting.push(clue as Clue);
    if (waiting.length < batch) continue;
    yield* await summariesOf(ctx, waiting);
    waiting = [];
  }
  yield* await summariesOf(ctx, waiting);
}

/**
 * The number on each tab, among what the reader may open. Of a long list nearly all is over: only what is owed is
 * looked at, once for all tabs; how many there are in all the index knows.
 */
export async function countClues(ctx: Context): Promise<ClueCounts> {
  const own = clueFilter(ctx, { tab: 'all' });
  const [owing, all] = await Promise.all([countOwed(ctx, own), clues().countDocuments(own)]);
  return { ...owing, all };
}

async function countOwed(ctx: Context, own: Filter): Promise<Omit<ClueCounts, 'all'>> {
  const presence = await presenceToday(ctx);
  const counts = { mine: 0, today: 0, near: 0, late: 0, unassigned: 0, absent: 0, others: 0 };
  const projection = { state: 1, path: 1, readers: 1, current: 1, 'handling.handlerId': 1, 'handling.countersign': 1, 'handling.pending': 1, 'handling.reply': 1 } as const;
  for await (const clue of clues().find({ $and: [own, owed] } as Filter, { projection, batchSize: 1000 })) for (const tab of tabsOf(ctx, clue as Clue, presence)) counts[tab] += 1;
  return counts;
}

/** @throws Fault notFound for whoever is not among the readers */
export const showClue = async (ctx: Context, id: string): Promise<ClueDetail> => detailOf(ctx, await readable(ctx, id));

/** Who is there today is asked for only where a tab needs it. */
const presenceFor = async (ctx: Context, tab: ClueTab): Promise<Presence> => (tab === 'absent' ? presenceToday(ctx) : everybodyThere);
const everybodyThere: Presence = { away: new Map(), there: new Map() };

/** That he is among the readers is always part of it: no list and no count is made without. */
export function clueFilter(ctx: Context, { tab, state, kind, channel, townId, handlerId, from, to, code }: ListFilters, presence = everybodyThere): Filter {
  authorize(ctx.actor, 'clue.list');
  return {
    $and: [
      { readers: staffOf(ctx).accountId },
      tabFilter(ctx, tab, presence),
      state ? { state } : {},
      kind ? { kind } : {},
      channel ? { channel } : {},
      townId ? { 'town.id': new ObjectId(townId) } : {},
      handlerId ? { 'handling.handlerId': handlerId } : {},
      from || to ? { receivedOn: { ...(from ? { $gte: from } : {}), ...(to ? { $lte: to } : {}) } } : {},
      code ? { code: beginning(code) } : {},
    ],
  } as Filter;
}

/** A code, or how it begins; what no code has finds nothing. As a stretch of an index: `~` comes after all that codes consist of. */
const beginning = (code: string): object | string => (/^[0-9A-Za-z-]+$/.test(code) ? { $gte: code.toUpperCase(), $lt: `${code.toUpperCase()}~` } : '');

/** What is owed by somebody: in the order of the lists it stands before all that is over. */
const owed = { sortDue: { $lt: afterAll } } as const;

function tabFilter(ctx: Context, tab: ClueTab, presence: Presence): object {
  const now = ctx.clock.now();
  const today = shanghaiDay(now);
  switch (tab) {
    case 'mine':
      return { ...owed, $or: mineFilter(ctx) };
    case 'today':
      return { sortDue: today, 'current.due': today };
    case 'near':
      return { sortDue: { $gte: today, $lt: afterAll }, 'current.yellowAt': { $lte: now }, 'current.redAt': { $gt: now } };
    case 'late':
      return { sortDue: { $lt: today }, 'current.redAt': { $lte: now } };
    case 'unassigned':
      return { state: 'registered' };
    case 'absent':
      return { ...owed, ...absentFilter(presence) };
    case 'others':
      return { ...owed, $nor: mineFilter(ctx) };
    case 'all':
      return {};
  }
}

/** As `tabFilter`, of one that is owed. */
function tabsOf(ctx: Context, clue: Clue, presence: Presence): Exclude<ClueTab, 'all'>[] {
  const now = ctx.clock.now();
  const { current } = clue;
  const turns = [isMine(ctx, clue) ? ('mine' as const) : ('others' as const), ...(clue.state === 'registered' ? (['unassigned'] as const) : []), ...(isAbsent(presence, clue) ? (['absent'] as const) : [])];
  if (!current) return turns;
  const light = current.redAt <= now ? (['late'] as const) : current.yellowAt <= now ? (['near'] as const) : [];
  return [...turns, ...light, ...(current.due === shanghaiDay(now) ? (['today'] as const) : [])];
}

/** As `isMine` says it of one. */
export function mineFilter(ctx: Context): object[] {
  const actor = staffOf(ctx);
  const own = ownIds(actor);
  const within = (role: string): object => ({ path: { $in: actor.grants.filter((grant) => grant.role === role).map(({ organisationId }) => new ObjectId(organisationId)) } });
  const noReply = { 'handling.reply': null };
  return [
    { state: 'received', ...within('petitionClerk') },
    { state: 'received', channel: 'officerGreen', ...within('clueManager') },
    { state: 'registered', ...noReply, ...within('clueManager') },
    { 'handling.reply': { $ne: null }, 'handling.handlerId': { $in: own } },
    { 'handling.reply': { $ne: null }, 'handling.handlerId': null, ...within('petitionClerk') },
    { 'handling.pending': { $ne: null }, 'handling.pending.byAccountId': { $nin: own }, ...noReply, ...within('commissionLeader') },
    { state: { $in: ['assigned', 'deciding', 'handling'] }, 'handling.pending': null, ...noReply, $or: [{ 'handling.handlerId': { $in: own } }, { 'handling.countersign': { $in: own } }] },
  ];
}

/**
 * Of a period, what is over is found by its place in the order, which tells the day of receipt; so nothing is read of
 * the years before and after.
 */
function stretchesOf({ tab, from, to }: Pick<ClueListQuery, 'tab' | 'from' | 'to'>): object[] {
  if (tab !== 'all' || (!from && !to)) return [{}];
  return [owed, { sortDue: { $gte: `${afterAll}-${from ?? ''}`, $lte: `${afterAll}-${to ?? '~'}` } }];
}

function afterCursor(cursor: string | undefined): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [sortDue, id] = value.split(' ');
  if (!sortDue || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  // The first part is in the second, and is what an index begins at.
  return { sortDue: { $gte: sortDue }, $or: [{ sortDue: { $gt: sortDue } }, { sortDue, _id: { $gt: new ObjectId(id) } }] };
}
