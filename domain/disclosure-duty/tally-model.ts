import mongoose, { Schema } from 'mongoose';
import type { DisclosureClass } from '../../contracts/disclosure';
import type { Day, ObjectId } from '../kernel';

/** How what a village owed of one class by one day came. */
export interface TallyLine {
  due: Day;
  class: DisclosureClass;
  inTime: number;
  late: number;
  /** Working days late of what came late. */
  lateDays: number;
  corrected: number;
  /** Not published yet: whether that is late, the day on which it is asked decides. */
  open: number;
}

/**
 * What a village owed in one year and how it came, counted from its duties: what boards read, so that none of them goes
 * through a year of duties. A pure function of duties and editions, made again at any time.
 */
export interface DutyTally {
  /** `<village>:<year>` */
  _id: string;
  villageId: ObjectId;
  path: ObjectId[];
  /** In which it was due. */
  year: number;
  /** A line of text for each day and class: a board reads hundreds of villages, and fields of their own would cost more to unpack than to add up. */
  lines: string;
}

const schema = new Schema<DutyTally>(
  {
    _id: { type: String, required: true },
    villageId: { type: Schema.Types.ObjectId, required: true },
    path: { type: [Schema.Types.ObjectId], required: true },
    year: { type: Number, required: true },
    lines: String,
  },
  { collection: 'disclosureTallies', strict: 'throw' },
);
schema.index({ path: 1, year: 1 });
export const DutyTallyModel = mongoose.model<DutyTally>('DisclosureTally', schema);

/** 2026-10-15 finance 1 0 0 0 0 */
export const lineWords = ({ due, class: itemClass, inTime, late, lateDays, corrected, open }: TallyLine): string => [due, itemClass, inTime, late, lateDays, corrected, open].join(' ');

export function* linesOf({ lines }: Pick<DutyTally, 'lines'>): Generator<TallyLine> {
  if (lines === '') return;
  for (const line of lines.split('\n')) {
    const [due, itemClass, ...numbers] = line.split(' ') as [Day, DisclosureClass, ...string[]];
    const [inTime, late, lateDays, corrected, open] = numbers.map(Number) as [number, number, number, number, number];
    yield { due, class: itemClass, inTime, late, lateDays, corrected, open };
  }
}
