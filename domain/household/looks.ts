import type { HouseholdView, HouseholdWay } from '../../contracts/household';
import { native, ObjectId, shanghaiDay, type Context } from '../kernel';
import { HouseholdLookModel } from './model';

const keptMs = 365 * 86_400_000;
const shownMax = 50;

/** Somebody is about to see what these households were paid. */
export async function noteLooks(ctx: Context, householdIds: readonly ObjectId[], way: HouseholdWay): Promise<ObjectId[]> {
  const at = ctx.clock.now();
  const looks = householdIds.map((householdId) => ({ _id: new ObjectId(), householdId, at, way, expiresAt: new Date(at.getTime() + keptMs) }));
  if (looks.length > 0) await native(HouseholdLookModel).insertMany(looks);
  return looks.map(({ _id }) => _id);
}

/** 这些时候有人看过: those before this one, the newest first, by the day. */
export async function earlierLooks(ctx: Context, householdId: ObjectId, own: { lookId: ObjectId; at: Date }): Promise<HouseholdView['households'][number]['looks']> {
  const kept = new Date(ctx.clock.now().getTime() - keptMs);
  const found = await native(HouseholdLookModel).find({ householdId, at: { $lte: own.at, $gt: kept } }, { sort: { at: -1 }, limit: shownMax + 1 }).toArray();
  return found
    .filter(({ _id }) => !_id.equals(own.lookId))
    .slice(0, shownMax)
    .map(({ at, way }) => ({ on: shanghaiDay(at), way }));
}
