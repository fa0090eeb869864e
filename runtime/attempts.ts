import mongoose from 'mongoose';
import { fail, keyedHash, native, shanghaiDay, shanghaiInstant, type Clock } from '../domain/kernel';

/**
 * Guessing is counted in the database: whoever guessed wrong this often today is refused, whichever process he asks.
 * Right answers cost nothing.
 */
export interface AttemptLimit {
  name: string;
  failuresPerDay: number;
}

/** A receipt has 12 digits: with so few tries a day, whatever is asked with them, nobody finds one by guessing. */
export const receiptGuesses: AttemptLimit = { name: 'ratingReceipt', failuresPerDay: 20 };

interface Attempts {
  _id: string;
  failures: number;
  expiresAt: Date;
}

const dayMs = 24 * 60 * 60 * 1000;

const AttemptsModel = mongoose.model<Attempts>(
  'Attempts',
  new mongoose.Schema<Attempts>(
    {
      /** A keyed hash of purpose, day and guesser: tomorrow it is another, and the guesser cannot be found from it. */
      _id: String,
      failures: Number,
      expiresAt: { type: Date, index: { expireAfterSeconds: 0 } },
    },
    { collection: 'attempts', versionKey: false },
  ),
);

const keyOf = (limit: AttemptLimit, guesser: string, clock: Clock): string => keyedHash(`attempts:${limit.name}:${shanghaiDay(clock.now())}`, guesser);
const endOfDay = (clock: Clock): number => shanghaiInstant(shanghaiDay(clock.now()), '00:00').getTime() + dayMs;

/** `guesser`: an address, or an openid. Fails with tooManyRequests when he has guessed wrong too often today, in whichever process. */
export async function refuseGuessing(limit: AttemptLimit, guesser: string, clock: Clock): Promise<void> {
  const known = await native(AttemptsModel).findOne({ _id: keyOf(limit, guesser, clock) });
  if (!known || known.failures < limit.failuresPerDay) return;
  fail('tooManyRequests', {
    message: '今天没对上的次数太多，请明天再查，或到窗口请工作人员帮您看。',
    retryAfterSeconds: Math.max(1, Math.ceil((endOfDay(clock) - clock.now().getTime()) / 1000)),
  });
}

export async function countFailure(limit: AttemptLimit, guesser: string, clock: Clock): Promise<void> {
  await native(AttemptsModel).updateOne({ _id: keyOf(limit, guesser, clock) }, { $inc: { failures: 1 }, $setOnInsert: { expiresAt: new Date(endOfDay(clock)) } }, { upsert: true });
}
