import { clueState, type ClueChannel, type ClueKind, type ClueSatisfaction } from '../../contracts/clue';
import type { ClueDimension, MonthCloses } from '../../contracts/clue-statistics';
import { ClueModel, type Clue } from '../clue';
import { native, ObjectId, workingDaysBetween, type Context } from '../kernel';
import { monthOf, type Span } from './periods';

/** Whose figures: what is sealed to this account, and of that what the page is narrowed to. */
export interface Counted {
  accountId: string;
  closes: MonthCloses;
  channel?: ClueChannel | undefined;
  kind?: ClueKind | undefined;
  townId?: string | undefined;
}

export type Tally = Map<string, number>;
type Parted = Record<ClueDimension, Tally>;

/** Of those received in some days: what had become of them on the last one, and how they part. */
export interface Received {
  total: number;
  open: number;
  closed: number;
  passedOn: number;
  extended: number;
  linked: number;
  by: Omit<Parted, 'disposition'>;
}

/** Of those closed in some days, whenever received. */
export interface Closed {
  total: number;
  workingDays: number;
  /** By what the reporters said of it. */
  satisfaction: Record<ClueSatisfaction | 'unsaid', number>;
  by: Parted;
}

type Filter = Record<string, unknown>;
const clues = () => native(ClueModel);
const within = ({ from, to }: Span) => ({ $gte: from, $lte: to });

/**
 * That the account is among the readers is always part of it: whoever is named in a clue never counts it. What was split
 * off from a report is not counted beside it: one report with five names would else be a cell of five.
 */
export const countedFilter = ({ accountId, channel, kind, townId }: Counted): Filter => ({
  readers: accountId,
  'main.id': null,
  ...(channel ? { channel } : {}),
  ...(kind ? { kind } : {}),
  ...(townId ? { 'town.id': new ObjectId(townId) } : {}),
});
export const receivedFilter = (counted: Counted, span: Span): Filter => ({ ...countedFilter(counted), receivedOn: within(span) });
export const closedFilter = (counted: Counted, span: Span): Filter => ({ ...countedFilter(counted), 'handling.closedOn': within(span), state: 'closed' });

/**
 * What is read of each clue; the two indexes of domain/clue/model hold all of it, so that no clue itself, which is
 * large, is fetched. They are named in each question: by itself the database may take an index that fits as well and
 * holds less.
 */
export const ofReceivedIndex = 'statisticsReceived';
export const ofClosedIndex = 'statisticsClosed';
const inIndex = { _id: 0, receivedOn: 1, state: 1, kind: 1, channel: 1, 'town.id': 1 } as const;
export const ofReceived = { ...inIndex, 'handling.closedOn': 1, 'handling.extensions': 1 } as const;
export const ofClosed = { ...inIndex, 'handling.disposition': 1, 'handling.closedOn': 1, 'handling.satisfaction': 1 } as const;

export async function countReceived(counted: Counted, span: Span): Promise<Received> {
  const found: Received = { total: 0, open: 0, closed: 0, passedOn: 0, extended: 0, linked: 0, by: { month: new Map(), channel: new Map(), kind: new Map(), town: new Map() } };
  const filter = receivedFilter(counted, span);
  for await (const clue of read(filter, ofReceived, ofReceivedIndex)) {
    found.total += 1;
    found[outcomeOf(clue, span.to)] += 1;
    if ((clue.handling?.extensions ?? 0) > 0) found.extended += 1;
    part(found.by, clue, monthOf(clue.receivedOn, counted.closes));
  }
  // That a clue is linked with another stands in clear; with which, does not.
  found.linked = await clues().countDocuments({ ...filter, 'handling.steps.act': 'link' }, { hint: ofReceivedIndex });
  return found;
}

export async function countClosed(counted: Counted, span: Span): Promise<Closed> {
  const found: Closed = { total: 0, workingDays: 0, satisfaction: { satisfied: 0, fair: 0, dissatisfied: 0, unsaid: 0 }, by: { month: new Map(), channel: new Map(), kind: new Map(), town: new Map(), disposition: new Map() } };
  const daysOf = remembered((pair) => workingDaysBetween(pair.slice(0, 10), pair.slice(10)));
  for await (const clue of read(closedFilter(counted, span), ofClosed, ofClosedIndex)) {
    const { closedOn, disposition, satisfaction } = clue.handling as NonNullable<Clue['handling']>;
    found.total += 1;
    found.workingDays += daysOf(`${clue.receivedOn}${closedOn}`);
    found.satisfaction[satisfaction ?? 'unsaid'] += 1;
    part(found.by, clue, monthOf(closedOn as string, counted.closes));
    add(found.by.disposition, disposition ?? '');
  }
  return found;
}

/** Not closed and not passed on at the end of a day: what is open now, and what was over only later. */
export async function countStock(counted: Counted, day: string): Promise<number> {
  const received = { receivedOn: { $lte: day } };
  const [open, overLater] = await Promise.all([clues().countDocuments({ ...openFilter(counted), ...received }, { hint: openIndex }), clues().countDocuments({ ...countedFilter(counted), ...received, 'handling.closedOn': { $gt: day } }, { hint: ofClosedIndex })]);
  return open + overLater;
}

export const countOpen = (counted: Counted): Promise<number> => clues().countDocuments(openFilter(counted), { hint: openIndex });

/** Of what is open, past the day of the step it stands at, now. */
export const countLate = (ctx: Context, counted: Counted): Promise<number> => clues().countDocuments({ ...openFilter(counted), 'current.redAt': { $lte: ctx.clock.now() } }, { hint: openIndex });

/** Few of all, and found by the registry's index of states. */
export const openIndex = 'readers_1_state_1_sortDue_1__id_1';
export const openFilter = (counted: Counted): Filter => ({ ...countedFilter(counted), state: { $in: clueState.options.filter((state) => state !== 'closed' && state !== 'passedOn') } });

/** How many of each month, by one way of parting: for the alarms, and nothing else is read. */
export async function countByMonth(counted: Counted, span: Span): Promise<Map<string, Received['by']>> {
  const months = new Map<string, Received['by']>();
  for await (const clue of read(receivedFilter(counted, span), inIndex, ofReceivedIndex)) {
    const month = monthOf(clue.receivedOn, counted.closes);
    const by = months.get(month) ?? { month: new Map(), channel: new Map(), kind: new Map(), town: new Map() };
    months.set(month, by);
    part(by, clue, month);
  }
  return months;
}

const read = (filter: Filter, projection: Record<string, 0 | 1>, hint: string): AsyncIterable<Clue> => clues().find(filter as never, { projection, hint, batchSize: 2000 }) as unknown as AsyncIterable<Clue>;

function part(by: Received['by'], { channel, kind, town }: Clue, month: string): void {
  add(by.month, month);
  add(by.channel, channel);
  add(by.kind, kind);
  add(by.town, town ? town.id.toHexString() : '');
}

const add = (tally: Tally, key: string): void => void tally.set(key, (tally.get(key) ?? 0) + 1);

/** As it stood at the end of a day, so that a period can be compared with one that has had a year more. */
function outcomeOf({ state, handling }: Clue, day: string): 'open' | 'closed' | 'passedOn' {
  const over = handling?.closedOn != null && handling.closedOn <= day;
  return over && (state === 'closed' || state === 'passedOn') ? state : 'open';
}

/** Few pairs of days are many clues'. */
function remembered<V>(make: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key) as V;
  };
}
