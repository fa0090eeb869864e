import mongoose from 'mongoose';
import { fail, keyedHash, native, shanghaiDay, shanghaiInstant, type Clock } from '../../domain/kernel';
import type { AttemptLimit } from '../route';

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
      /** A keyed hash of purpose, day and address: tomorrow it is another, and the address cannot be found from it. */
      _id: String,
      failures: Number,
      expiresAt: { type: Date, index: { expireAfterSeconds: 0 } },
    },
    { collection: 'attempts', versionKey: false },
  ),
);

const keyOf = (limit: AttemptLimit, address: string, clock: Clock): string => keyedHash(`attempts:${limit.name}:${shanghaiDay(clock.now())}`, address);
const endOfDay = (clock: Clock): number => shanghaiInstant(shanghaiDay(clock.now()), '00:00').getTime() + dayMs;

/** Fails with tooManyRequests when this address has guessed wrong too often today, in whichever process. */
export async function refuseGuessing(limit: AttemptLimit, address: string, clock: Clock): Promise<void> {
  const known = await native(AttemptsModel).findOne({ _id: keyOf(limit, address, clock) });
  if (!known || known.failures < limit.failuresPerDay) return;
  fail('tooManyRequests', {
    message: '今天没对上的次数太多，请明天再查，或到窗口请工作人员帮您看。',
    retryAfterSeconds: Math.max(1, Math.ceil((endOfDay(clock) - clock.now().getTime()) / 1000)),
  });
}

export async function countFailure(limit: AttemptLimit, address: string, clock: Clock): Promise<void> {
  await native(AttemptsModel).updateOne({ _id: keyOf(limit, address, clock) }, { $inc: { failures: 1 }, $setOnInsert: { expiresAt: new Date(endOfDay(clock)) } }, { upsert: true });
}
