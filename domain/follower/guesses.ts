import mongoose, { Schema } from 'mongoose';
import { keyedHash, native, shanghaiDay, type Context } from '../kernel';

/** How many wrong codes came in a day; of whom, only a hash tells that changes daily. */
interface Guesses {
  _id: string;
  count: number;
  expiresAt: Date;
}

const GuessesModel = mongoose.model<Guesses>(
  'BindingGuesses',
  new Schema<Guesses>({ _id: String, count: Number, expiresAt: { type: Date, index: { expireAfterSeconds: 0 } } }, { collection: 'bindingGuesses', versionKey: false }),
);

const perPhone = 10;
/** Of all phones together: many accounts guess no faster than few. */
const perDay = 3000;
const keptMs = 2 * 86_400_000;

const keysOf = (ctx: Context, openid: string): { one: string; all: string } => {
  const day = shanghaiDay(ctx.clock.now());
  return { one: keyedHash(`follower.guess:${day}`, openid), all: `all:${day}` };
};

/** True when no more codes are looked up for this phone today. */
export async function guessedTooOften(ctx: Context, openid: string): Promise<boolean> {
  const { one, all } = keysOf(ctx, openid);
  const found = await native(GuessesModel).find({ _id: { $in: [one, all] } }).toArray();
  return found.some(({ _id, count }) => count >= (_id === one ? perPhone : perDay));
}

export async function countGuess(ctx: Context, openid: string): Promise<void> {
  const { one, all } = keysOf(ctx, openid);
  const expiresAt = new Date(ctx.clock.now().getTime() + keptMs);
  await native(GuessesModel).bulkWrite([one, all].map((_id) => ({ updateOne: { filter: { _id }, update: { $inc: { count: 1 }, $setOnInsert: { expiresAt } }, upsert: true } })));
}
