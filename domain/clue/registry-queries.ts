import type mongoose from 'mongoose';
import { clueTab, type ClueCounts, type ClueDetail, type ClueListQuery, type ClueSummary, type ClueTab } from '../../contracts/clue-registry';
import type { Page } from '../../contracts/common';
import { authorize, cursorAfter, cursorValue, fail, ObjectId, shanghaiDay, type Context } from '../kernel';
import type { Clue } from './model';
import { clues, ownIds, readable, staffOf } from './readable';
import { detailOf, summariesOf } from './registry-present';

type Filter = mongoose.mongo.Filter<Clue>;
type ListFilters = Omit<ClueListQuery, 'cursor' | 'limit'>;
const dueFirst = { sortDue: 1, _id: 1 } as const;
/** What is sealed, and who opens it, never leaves the database for a list. */
const inClear = { content: 0, identity: 0, talk: 0, envelopes: 0 } as const;

/** One page among what the reader may open: by due day, what is over last. */
export async function listClues(ctx: Context, query: ClueListQuery): Promise<Page<ClueSummary>> {
  const filter = clueFilter(ctx, query);
  const found = (await clues().find({ $and: [filter, afterCursor(query.cursor)] } as Filter, { sort: dueFirst, limit: query.limit + 1, projection: inClear }).toArray()) as Clue[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: await summariesOf(ctx, shown),
    nextCursor: found.length > query.limit && last ? cursorAfter(`${last.sortDue ?? ''} ${last._id.toHexString()}`) : null,
    total: await clues().countDocuments(filter),
  };
}

/** The whole list, for an export: what stands in clear. */
export async function* eachClue(ctx: Context, query: ListFilters): AsyncGenerator<ClueSummary> {
  for await (const clue of clues().find(clueFilter(ctx, query), { sort: dueFirst, projection: inClear })) yield* await summariesOf(ctx, [clue as Clue]);
}

/** The number on each tab, among what the reader may open. */
export async function countClues(ctx: Context): Promise<ClueCounts> {
  const counts = await Promise.all(clueTab.options.map(async (tab) => [tab, await clues().countDocuments(clueFilter(ctx, { tab }))] as const));
  return Object.fromEntries(counts) as ClueCounts;
}

/** @throws Fault notFound for whoever is not among the readers */
export const showClue = async (ctx: Context, id: string): Promise<ClueDetail> => detailOf(ctx, await readable(ctx, id));

/** That he is among the readers is always part of it: no list and no count is made without. */
export function clueFilter(ctx: Context, { tab, state, kind, channel, townId, handlerId, from, to, code }: ListFilters): Filter {
  authorize(ctx.actor, 'clue.list');
  return {
    $and: [
      { readers: staffOf(ctx).accountId },
      tabFilter(ctx, tab),
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

/** A code, or how it begins; what no code has finds nothing. */
const beginning = (code: string): RegExp | string => (/^[0-9A-Za-z-]+$/.test(code) ? new RegExp(`^${code.toUpperCase()}`) : '');

/** What is owed by somebody. */
const owed = { current: { $ne: null } } as const;

function tabFilter(ctx: Context, tab: ClueTab): object {
  const now = ctx.clock.now();
  switch (tab) {
    case 'mine':
      return { $or: mineFilter(ctx) };
    case 'today':
      return { 'current.due': shanghaiDay(now) };
    case 'near':
      return { 'current.yellowAt': { $lte: now }, 'current.redAt': { $gt: now } };
    case 'late':
      return { 'current.redAt': { $lte: now } };
    case 'others':
      return { ...owed, $nor: mineFilter(ctx) };
    case 'all':
      return {};
  }
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

function afterCursor(cursor: string | undefined): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [sortDue, id] = value.split(' ');
  if (sortDue === undefined || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  const later = { _id: { $gt: new ObjectId(id) } };
  // What has no day yet stands before all that has one.
  if (sortDue === '') return { $or: [{ sortDue: null, ...later }, { sortDue: { $ne: null } }] };
  return { $or: [{ sortDue: { $gt: sortDue } }, { sortDue, ...later }] };
}

