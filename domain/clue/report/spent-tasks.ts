import { createHmac, randomBytes, randomInt } from 'node:crypto';
import mongoose, { Schema } from 'mongoose';
import { defineJob, lastingSecret, native, type Clock } from '../../kernel';

/**
 * The proofs of work that have paid, so that each pays once in the whole installation: keyed hashes of the tasks'
 * random parts, by the hour and by their first byte, sorted. How many reports came within an hour must not be told by
 * how many there are, nor by where they lie: before the hour begins, as many that stand for nothing as a die says are
 * put among them.
 */
interface SpentTasks {
  /** `<hour>.<first byte>`. */
  _id: string;
  hour: number;
  spent: string[];
}
const SpentTasksModel = mongoose.model<SpentTasks>('SpentTasks', new Schema<SpentTasks>({ _id: String, hour: { type: Number, required: true }, spent: { type: [String], required: true } }, { collection: 'reportTasks', strict: 'throw' }).index({ hour: 1 }));
const tasks = () => native(SpentTasksModel);

const hourMs = 3_600_000;
const blanks = { least: 500, most: 2_000 } as const;
const markBytes = 15;
const shelves = 256;

const hourOf = (clock: Clock): number => Math.floor(clock.now().getTime() / hourMs);
const shelfOf = (hour: number, mark: Buffer): string => `${hour}.${mark[0]}`;

/** True once for each task, whichever process asks. */
export async function spendTask(random: string, hour: number): Promise<boolean> {
  const mark = createHmac('sha256', lastingSecret(`report task spent ${hour}`)).update(random).digest().subarray(0, markBytes);
  const [_id, text] = [shelfOf(hour, mark), mark.toString('base64url')];
  for (;;) {
    const { matchedCount } = await tasks().updateOne({ _id, spent: { $ne: text } }, { $push: { spent: { $each: [text], $sort: 1 } } });
    if (matchedCount === 1) return true;
    if (await tasks().findOne({ _id }, { projection: { _id: 1 } })) return false;
    // Nobody has made this hour ready.
    await makeReady(hour);
  }
}

async function makeReady(hour: number): Promise<void> {
  if (await tasks().findOne({ hour }, { projection: { _id: 1 } })) return;
  const filled = new Map(Array.from({ length: shelves }, (_, shelf) => [`${hour}.${shelf}`, [] as string[]]));
  for (let left = randomInt(blanks.least, blanks.most); left > 0; left -= 1) {
    const mark = randomBytes(markBytes);
    filled.get(shelfOf(hour, mark))?.push(mark.toString('base64url'));
  }
  // One that another process made in the same moment stays as it is.
  await tasks().bulkWrite([...filled].map(([_id, spent]) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: { hour, spent: spent.sort() } }, upsert: true } })));
}

/** Makes this hour and the next ready, and drops what no task can be of any more. */
export async function turnSpentTasks(clock: Clock): Promise<number> {
  const now = hourOf(clock);
  for (const hour of [now, now + 1]) await makeReady(hour);
  return (await tasks().deleteMany({ hour: { $lt: now - 1 } })).deletedCount;
}

// Twice an hour, so that the next one is ready also where a run is left out.
defineJob({ name: 'clue.spentTasks', schedule: '5,35 * * * *', run: ({ ctx }) => turnSpentTasks(ctx.clock) });
