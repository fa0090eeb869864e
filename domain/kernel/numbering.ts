import mongoose, { Schema } from 'mongoose';
import { native } from './database';
import { isDuplicateKey } from './errors';

/** Holds the last number and the subject it was given to: a crash after this write loses nothing, the next call finishes it. */
interface Counter {
  _id: string;
  last: number;
  subjectId: string | null;
}

/** A number that was given out. */
interface GivenNumber {
  _id: string;
  counter: string;
  subjectId: string;
}

const CounterModel = mongoose.model<Counter>('Counter', new Schema<Counter>({ _id: String, last: Number, subjectId: String }, { collection: 'counters' }));
const numberSchema = new Schema<GivenNumber>({ _id: String, counter: String, subjectId: String }, { collection: 'numbers' });
numberSchema.index({ counter: 1, subjectId: 1 }, { unique: true });
const NumberModel = mongoose.model<GivenNumber>('GivenNumber', numberSchema);

/**
 * The next number of a kind in a year, e.g. 'PY-2026-0387'; without gaps, and the same one for the same subject
 * however often it is asked for.
 */
export async function nextNumber({ kind, year, subjectId }: { kind: string; year: number; subjectId: string }): Promise<string> {
  const counter = `${kind}-${year}`;
  for (;;) {
    // The order matters: once the counter is read and its last number recorded, a number this subject was given
    // before that moment is found below; one given after it makes the compare-and-set fail.
    const { last, subjectId: holder } = await readCounter(counter);
    if (holder !== null) await record(counter, last, holder);
    const given = await native(NumberModel).findOne({ counter, subjectId });
    if (given) return given._id;
    const taken = await native(CounterModel).updateOne({ _id: counter, last }, { $set: { last: last + 1, subjectId } });
    if (taken.modifiedCount === 1) {
      await record(counter, last + 1, subjectId);
      return numberText(counter, last + 1);
    }
  }
}

async function readCounter(counter: string): Promise<Counter> {
  const found = await native(CounterModel).findOne({ _id: counter });
  if (found) return found;
  await insertOnce(() => native(CounterModel).insertOne({ _id: counter, last: 0, subjectId: null }));
  return readCounter(counter);
}

async function record(counter: string, number: number, subjectId: string): Promise<void> {
  await insertOnce(() => native(NumberModel).insertOne({ _id: numberText(counter, number), counter, subjectId }));
}

async function insertOnce(insert: () => Promise<unknown>): Promise<void> {
  try {
    await insert();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

function numberText(counter: string, number: number): string {
  return `${counter}-${String(number).padStart(4, '0')}`;
}
