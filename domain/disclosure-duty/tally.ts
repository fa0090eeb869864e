import type mongoose from 'mongoose';
import { native, shanghaiDay, workingDaysBetween, type Day, type ObjectId } from '../kernel';
import { DutyTallyModel, linesOf, type DutyTally, type TallyLine } from './tally-model';

type Below = { path?: ObjectId | { $in: ObjectId[] } };
export const tallyFilter = (below: Below, from: number, to: number): mongoose.mongo.Filter<DutyTally> => ({ ...below, year: { $gte: from, $lte: to } });

/** What a village owed of one class by one day, as it stands today. */
export interface Came extends Omit<TallyLine, 'open'> {
  villageId: string;
  /** Due, and not there; its late days run until today and are part of `lateDays`. */
  missing: number;
  /** How late it is, for each that is missing. */
  missingDays: number;
}

/**
 * What came due below a place from the beginning of one year to today, and how it came; what is not due yet is left
 * out. Asks for no authority: for boards, with the scope of their viewer.
 */
export async function disclosureTally(below: Below, { fromYear, now }: { fromYear: number; now: Date }): Promise<Came[]> {
  const today = shanghaiDay(now);
  const kept = await native(DutyTallyModel).find(tallyFilter(below, fromYear, Number(today.slice(0, 4)) + 1), { projection: { _id: 0, villageId: 1, lines: 1 } }).toArray();
  const days = new Map<Day, number>();
  const lateBy = (due: Day): number => {
    const known = days.get(due) ?? Math.max(1, workingDaysBetween(due, today));
    days.set(due, known);
    return known;
  };
  const came: Came[] = [];
  for (const tally of kept) {
    const villageId = tally.villageId.toHexString();
    for (const { open, ...line } of linesOf(tally)) {
      const missing = line.due < today ? open : 0;
      const missingDays = missing > 0 ? lateBy(line.due) : 0;
      if (line.inTime + line.late + missing > 0) came.push({ ...line, villageId, missing, missingDays, lateDays: line.lateDays + missing * missingDays });
    }
  }
  return came;
}
