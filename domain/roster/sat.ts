import type { RosterShift } from '../../contracts/roster';
import { native, type Day, type ObjectId } from '../kernel';
import { halfDayAt, lastingBetween } from './days';
import { RosterModel } from './model';
import { peopleByIds } from './queries';

/** Who sat at a window at an instant, by the roster; nobody, or several. */
export async function whoSat(windowId: ObjectId, instant: Date): Promise<{ personId: ObjectId; name: string }[]> {
  const { day, half } = halfDayAt(instant);
  const found = await native(RosterModel)
    .find({ windowId, ...lastingBetween(day, day), shift: { $in: ['day', half] } })
    .toArray();
  const names = await peopleByIds(found.map((one) => one.personId));
  return found.map(({ personId }) => ({ personId, name: names.get(personId.toHexString())?.name ?? '' }));
}

/** A person's days at one window. No two of a person have a half-day in common. */
export interface ServedSpan {
  windowId: ObjectId;
  from: Day;
  to: Day | null;
  shift: RosterShift;
  path: ObjectId[];
}

/** Where a person sat and sits, the latest begun first; with days, only what lasts between them, both included. */
export async function windowsServedBy(personId: ObjectId, between?: { from: Day; to: Day }): Promise<ServedSpan[]> {
  const found = await native(RosterModel)
    .find({ personId, ...(between ? lastingBetween(between.from, between.to) : { struck: { $exists: false } }) })
    .sort({ from: -1, _id: -1 })
    .toArray();
  return found.map(({ windowId, from, to, shift, path }) => ({ windowId, from, to, shift, path }));
}
