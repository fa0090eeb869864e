import mongoose, { Schema } from 'mongoose';
import { fail, keyedHash, native, shanghaiDay, shanghaiInstant, type Context } from '../kernel';
import { HouseholdModel, type Household } from './model';
import { nameKeyOf } from './record';
import { byNameAllowed } from './settings';

/** How often a name of a village was tried in a day, whether anybody bears it or not. */
interface NameTries {
  /** A keyed hash of day, village and name. */
  _id: string;
  count: number;
  expiresAt: Date;
}
const NameTriesModel = mongoose.model<NameTries>('HouseholdNameTries', new Schema<NameTries>({ _id: String, count: Number, expiresAt: { type: Date, index: { expireAfterSeconds: 0 } } }, { collection: 'householdNameTries', versionKey: false }));

/** Wrong digits a day for one name of one village; then the households of that name are locked for the day. */
export const nameTriesMax = 5;
const dayMs = 86_400_000;

/**
 * The household whose head bears this name and these four digits, where the district allows it. The try is counted before
 * anything is looked up, and given back where it was right: many at once have no more tries than one after another.
 * @throws Fault tooManyRequests, of a name nobody bears as of any other; notFound where this way is switched off
 */
export async function householdByName(ctx: Context, { villageId, name, lastFour }: { villageId: string; name: string; lastFour: string }): Promise<Household[]> {
  if (!(await byNameAllowed(ctx))) fail('notFound', { message: '这里不能凭姓名查。请用手机验证码，或者村里发的户码。' });
  const now = ctx.clock.now();
  const today = shanghaiDay(now);
  const endOfDay = new Date(shanghaiInstant(today, '00:00').getTime() + dayMs);
  const _id = keyedHash(`household.nameTry:${today}`, `${villageId}\0${name.normalize('NFKC').replace(/\s/g, '')}`);
  const tried = await native(NameTriesModel).findOneAndUpdate({ _id }, { $inc: { count: 1 }, $setOnInsert: { expiresAt: endOfDay } }, { upsert: true, returnDocument: 'after' });
  if ((tried?.count ?? 1) > nameTriesMax) fail('tooManyRequests', { message: '今天没对上的次数太多，这一户今天不能再凭姓名查。请明天再查，或者用村里发的户码。', retryAfterSeconds: Math.ceil((endOfDay.getTime() - now.getTime()) / 1000) });
  const found = (await native(HouseholdModel).find({ nameKey: nameKeyOf(villageId, name, lastFour) }, { limit: 2 }).toArray()) as Household[];
  // Two of one name and the same four digits cannot be told apart: neither is shown.
  if (found.length !== 1) return [];
  await native(NameTriesModel).updateOne({ _id }, { $inc: { count: -1 } });
  return found;
}
