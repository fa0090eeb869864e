import type { Day } from '../../contracts/common';
import type { PeriodKey } from '../../contracts/disclosure';
import type { ObjectId } from '../kernel';
import type { Publication } from './model';

/** By which day a village owes an item for a period; null where nothing is owed by a day. */
export type DueDay = (villageId: ObjectId, itemCode: string, periodKey: PeriodKey) => Promise<Day | null>;

let dueDay: DueDay | undefined;

/** Whoever keeps the villages' duties says by when something is due. Until then nothing is late. */
export function defineDueDay(fn: DueDay): void {
  if (dueDay) throw new Error('the due day is defined twice');
  dueDay = fn;
}

export const dueDayOf: DueDay = async (villageId, itemCode, periodKey) => (await dueDay?.(villageId, itemCode, periodKey)) ?? null;

/** By which day this must be published. A correction has none: its first edition was in time or not, and to correct is not to be late. */
export const dueOf = async ({ corrects, village, item, period }: Pick<Publication, 'corrects' | 'village' | 'item' | 'period'>): Promise<Day | null> => (corrects ? null : dueDayOf(village.id, item.code, period.key));
