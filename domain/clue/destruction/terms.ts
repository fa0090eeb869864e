import { retentionAheadDays, retentionTerms, retentionWarningDays, type RetentionEnd, type RetentionTerms } from '../../../contracts/clue-retention';
import { dayNumber, dayOfNumber, defineSetting, native, shanghaiDay, type Day } from '../../kernel';
import { ClueEntryModel } from '../entry-model';
import type { Clue } from '../model';

/** Months; defaults of the platform (docs/data-sources.md). */
export const retentionKey = defineSetting<RetentionTerms>('clueRetention', retentionTerms, { dismissed: 36, handled: 60, parked: 120, passedOn: 24 });

const [warningDays] = retentionWarningDays;
type Ended = Pick<Clue, 'state' | 'handling'>;

/** How it ended and on which day; null as long as it is handled, or an answer is still owed. */
export function endOf({ state, handling }: Ended): { end: RetentionEnd; day: Day } | null {
  if (!handling || handling.reply) return null;
  const { closedOn, disposition, steps } = handling;
  if (state === 'parked') {
    const parked = steps.findLast(({ act, agreed }) => act === 'decide' && agreed === true);
    return parked ? { end: 'parked', day: shanghaiDay(parked.at) } : null;
  }
  if (closedOn === null) return null;
  if (state === 'passedOn') return { end: 'passedOn', day: closedOn };
  return state === 'closed' ? { end: disposition === 'close' ? 'dismissed' : 'handled', day: closedOn } : null;
}

/** The same date so many months later, or that month's last. */
export function monthsAfter(from: Day, months: number): Day {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

export const daysAfter = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);
const later = (one: Day, other: Day): Day => (one > other ? one : other);

/** Derived from clue, setting and day, and written to the clue for lists and the job. */
export interface DestructionPlan {
  destroyOn: Day;
  /** By this day the readers were told; null: it is too early, or it is held. */
  warnedOn: Day | null;
}

/**
 * When it goes: at the end of its term, counted from its end or a later objection, but never earlier than 30 days
 * after its readers were told. So neither a shorter term nor the end of a hold destroys anything unannounced.
 */
export async function planOf(clue: Pick<Clue, '_id' | 'state' | 'handling' | 'warnedOn'>, terms: RetentionTerms, today: Day): Promise<DestructionPlan | null> {
  const ended = endOf(clue);
  if (!ended) return null;
  const { hold, destruction } = clue.handling ?? {};
  if (destruction && !hold) return { destroyOn: destruction.day, warnedOn: null };
  let over = monthsAfter(ended.day, terms[ended.end]);
  // Only near the end is it worth a look for an objection.
  if (over <= daysAfter(today, retentionAheadDays)) over = monthsAfter(later(ended.day, (await lastObjection(clue)) ?? ended.day), terms[ended.end]);
  const tomorrow = daysAfter(today, 1);
  if (hold || daysAfter(over, -warningDays) > tomorrow) return { destroyOn: over, warnedOn: null };
  const warnedOn = clue.warnedOn ?? tomorrow;
  return { destroyOn: later(over, daysAfter(warnedOn, warningDays)), warnedOn };
}

/** The reporter does not agree with how it ended: the term begins anew. */
async function lastObjection({ _id }: Pick<Clue, '_id'>): Promise<Day | null> {
  const [last] = await native(ClueEntryModel).find({ clueId: _id, kind: 'objection' }, { projection: { day: 1 } }).sort({ number: -1 }).limit(1).toArray();
  return last?.day ?? null;
}
