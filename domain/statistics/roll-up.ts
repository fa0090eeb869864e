import { hash } from 'node:crypto';
import type { Day } from '../../contracts/common';
import { shanghaiTime, type ObjectId } from '../kernel';
import type { Fact } from './facts';
import { countNames, type Counts, type DayFigures, type DayPlace, type Figures } from './model';
import type { ServedHour } from './sources';

/** Where a window stood that day, for days without a rating. */
export interface Place extends DayPlace {
  path: ObjectId[];
}

/**
 * The figures of one window's day, one for each audience that its facts have. Pure: the same facts in any order give
 * the same figures. What was served counts with the window's own audience; `place` says which where no rating does.
 */
export function rollUp(day: Day, facts: readonly Fact[], served: readonly ServedHour[], place: Place | null): Map<string, DayFigures> {
  const figures = new Map<string, DayFigures>();
  const inOrder = [...facts].sort(oldestFirst);
  for (const fact of inOrder) {
    const key = audienceKey(fact.window.id, day, fact);
    const known = figures.get(key) ?? emptyFigures(day, fact);
    // Names may change within a day: the newest stand.
    Object.assign(known, placeOf(fact));
    count(known, fact);
    figures.set(key, known);
  }
  if (served.length > 0) countServed(figures, day, { served, place: placeOfServed(inOrder.at(-1)) ?? place });
  for (const one of figures.values()) one.hours.sort((a, b) => a.hour - b.hour);
  return figures;
}

/** The id of a rollup: a window that changed its department within the day has two audiences. */
export function audienceKey(windowId: ObjectId, day: Day, { path, secret }: { path: readonly ObjectId[]; secret: boolean }): string {
  const audience = secret ? 'secret' : hash('sha256', path.map(String).join(), 'base64url').slice(0, 12);
  return `${windowId.toHexString()}:${day}:${audience}`;
}

/** What is left of an audience whose facts went to another one: its place, and nothing counted. */
export function emptied(figures: DayFigures): DayFigures {
  return { ...emptyFigures(figures.day, figures), ...placeOf(figures) };
}

const oldestFirst = (a: Fact, b: Fact): number => a.receivedAt.getTime() - b.receivedAt.getTime() || (a._id.toHexString() < b._id.toHexString() ? -1 : 1);

const placeOf = ({ district, hall, window: { id, name, number }, department }: DayPlace): DayPlace => ({ district, hall, window: { id, name, number }, department: department ?? null });

const emptyFigures = (day: Day, about: DayPlace & { path: ObjectId[]; secret: boolean }): DayFigures => ({ ...nothing(day, about.secret), path: about.path, ...placeOf(about) });

const nothing = (day: Day, secret: boolean): Figures => ({ day, secret, counts: {}, hours: [], reasons: {}, channels: {}, second: {}, closed: { inTime: 0, late: 0 }, open: [], praiseBurst: 0 });

/** What several figures of one day come to together. */
export function sumUp(day: Day, secret: boolean, parts: readonly Figures[]): Figures {
  const sum = nothing(day, secret);
  for (const part of parts) {
    for (const { hour, ...counts } of part.hours) for (const name of countNames) addTo(sum, hour, name, counts[name] ?? 0);
    for (const tally of ['reasons', 'channels', 'second'] as const) for (const [key, count] of Object.entries(part[tally])) sum[tally][key] = (sum[tally][key] ?? 0) + count;
    sum.closed.inTime += part.closed.inTime;
    sum.closed.late += part.closed.late;
    sum.open.push(...part.open);
    sum.praiseBurst += part.praiseBurst;
  }
  sum.hours.sort((a, b) => a.hour - b.hour);
  return sum;
}

function count(figures: DayFigures, fact: Fact): void {
  const hour = Number(shanghaiTime(fact.receivedAt).slice(0, 2));
  const verdict = fact.judgement?.verdict ?? 'valid';
  const add = (name: keyof Counts): void => addTo(figures, hour, name, 1);
  if (fact.flags?.length) add('flagged');
  if (verdict !== 'valid') return add(verdict);
  add(fact.level);
  for (const code of fact.reasons) bump(figures.reasons, code);
  bump(figures.channels, fact.channel);
  if (fact.second) bump(figures.second, fact.second.level);
  if (fact.level === 'satisfied' && fact.flags?.some((flag) => flag.kind === 'burst')) figures.praiseBurst += 1;
  if (fact.level !== 'dissatisfied') return;
  if (!fact.closed) figures.open.push(fact._id);
  else if (fact.closed.inTime) figures.closed.inTime += 1;
  else figures.closed.late += 1;
}

function countServed(figures: Map<string, DayFigures>, day: Day, { served, place }: { served: readonly ServedHour[]; place: Place | null }): void {
  if (!place) return;
  const audience = { ...place, secret: false };
  const key = audienceKey(place.window.id, day, audience);
  const known = figures.get(key) ?? emptyFigures(day, audience);
  for (const { hour, served: all, rated } of served) {
    addTo(known, hour, 'served', all);
    addTo(known, hour, 'servedRated', rated);
  }
  figures.set(key, known);
}

/** Of a secret rating the path of its day is what it gets on release. */
const placeOfServed = (fact: Fact | undefined): Place | null => (fact ? { ...placeOf(fact), path: fact.pathOnRelease ?? fact.path } : null);

function addTo(figures: Figures, hour: number, name: keyof Counts, by: number): void {
  if (by === 0) return;
  let line = figures.hours.find((one) => one.hour === hour);
  if (!line) figures.hours.push((line = { hour }));
  line[name] = (line[name] ?? 0) + by;
  figures.counts[name] = (figures.counts[name] ?? 0) + by;
}

const bump = (counts: Record<string, number>, key: string): void => void (counts[key] = (counts[key] ?? 0) + 1);

/** Adds what a rollup counted to a sum. */
export function addCounts(sum: Counts, counts: Partial<Counts>): void {
  for (const name of countNames) sum[name] += counts[name] ?? 0;
}

export const noCounts = (): Counts => ({ satisfied: 0, acceptable: 0, dissatisfied: 0, mistaken: 0, malicious: 0, flagged: 0, served: 0, servedRated: 0 });
