import type { Clock } from '../clock';
import { native } from '../database';
import { fail, isDuplicateKey } from '../errors';
import { keyedHash } from '../secrets';
import { SignInAttemptsModel, type SignInAttempts } from './model';

const freeTries = 5;
const longestMs = 60 * 60_000;
/** After a day without tries the count begins anew. */
export const forgottenAfterMs = 24 * 60 * 60_000;

/** 5th try in a row: one minute, then two, four … up to an hour. */
const delayMs = (count: number): number => (count < freeTries ? 0 : Math.min(longestMs, 60_000 * 2 ** (count - freeTries)));
const key = (username: string): string => keyedHash('signIn', username);
const attempts = () => native(SignInAttemptsModel);

/**
 * Counts a try before it is judged, so that many at once cannot slip by; a success clears the count.
 * @returns true when this try is the one that locks
 * @throws Fault accountLocked with the seconds to wait
 */
export async function countAttempt(username: string, clock: Clock): Promise<boolean> {
  const _id = key(username);
  for (let round = 0; round < 20; round += 1) {
    const now = clock.now();
    const known = await attempts().findOne({ _id });
    const until = known && lockedUntilOf(known);
    if (until && until > now) fail('accountLocked', { retryAfterSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000) });
    const before = known && now.getTime() - known.lastAt.getTime() < forgottenAfterMs ? known.count : 0;
    if (await step(_id, known, { count: before + 1, lastAt: now })) return delayMs(before + 1) > 0;
  }
  return fail('tooManyRequests');
}

/** False when another try came in between. */
async function step(_id: string, known: SignInAttempts | null, next: Omit<SignInAttempts, '_id'>): Promise<boolean> {
  if (known) return (await attempts().updateOne({ _id, count: known.count, lastAt: known.lastAt }, { $set: next })).matchedCount === 1;
  try {
    await attempts().insertOne({ _id, ...next });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Gives the counted try back: the password was right, and the second factor is counted by itself. */
export async function returnAttempt(username: string): Promise<void> {
  await attempts().updateOne({ _id: key(username), count: { $gt: 0 } }, { $inc: { count: -1 } });
}

export async function clearAttempts(username: string): Promise<void> {
  await attempts().deleteOne({ _id: key(username) });
}

/** Until when each of these user names is locked; those that are not are left out. */
export async function lockedUntil(usernames: string[], clock: Clock): Promise<Map<string, Date>> {
  const byKey = new Map(usernames.map((username) => [key(username), username]));
  const found = await attempts().find({ _id: { $in: [...byKey.keys()] } }).toArray();
  const locked = found.map((one) => [byKey.get(one._id)!, lockedUntilOf(one)] as const);
  return new Map(locked.filter(([, until]) => until > clock.now()));
}

function lockedUntilOf({ count, lastAt }: SignInAttempts): Date {
  return new Date(lastAt.getTime() + delayMs(count));
}
