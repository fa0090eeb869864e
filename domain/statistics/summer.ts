import { native, type ObjectId } from '../kernel';
import { RatingDayModel, RatingDaySumModel, type RatingDay, type RatingDaySum } from './model';
import { sumUp } from './roll-up';
import { replaceVersion } from './write-day';

const batch = 2000;
/** Sums made at the same time. */
const together = 8;

type Wanted = Pick<RatingDaySum, '_id' | 'organisationId' | 'districtId' | 'day' | 'secret'>;

/**
 * Takes changed windows' days into the sums of every organisation above them; answers how many days were taken in.
 * As with facts and rollups: the sum's version is read first, then all its parts, it is written by compare-and-set,
 * and the marks are taken off only if they still say the same version.
 */
export async function sumDays(): Promise<number> {
  const days = native(RatingDayModel);
  const changed = await days.find({ unsummed: { $gt: 0 } }, { projection: { path: 1, 'district.id': 1, 'window.id': 1, day: 1, secret: 1, unsummed: 1 }, limit: batch, batchSize: batch }).toArray();
  const wanted = new Map(changed.flatMap((day) => sumsOver(day)).map((one) => [one._id, one]));
  const lost = new Set<string>();
  const all = [...wanted.values()];
  for (let start = 0; start < all.length; start += together) {
    await Promise.all(all.slice(start, start + together).map(async (one) => ((await makeSum(one)) ? undefined : lost.add(one._id))));
  }
  const taken = changed.filter((day) => sumsOver(day).every((one) => !lost.has(one._id)));
  if (taken.length > 0) await days.bulkWrite(taken.map(({ _id, unsummed }) => ({ updateOne: { filter: { _id, unsummed }, update: { $unset: { unsummed: '' as const } } } })), { ordered: false });
  return taken.length;
}

/** A secret day counts for its district alone: that is all its path says. A window is its own sum. */
function sumsOver({ path, district, window, day, secret }: Pick<RatingDay, 'path' | 'district' | 'window' | 'day' | 'secret'>): Wanted[] {
  const above = path.filter((organisationId) => !organisationId.equals(window.id));
  return above.map((organisationId: ObjectId) => ({
    _id: `${organisationId.toHexString()}:${district.id.toHexString()}:${day}:${secret ? 'secret' : 'open'}`,
    organisationId,
    districtId: district.id,
    day,
    secret,
  }));
}

async function makeSum({ _id, organisationId, districtId, day, secret }: Wanted): Promise<boolean> {
  const known = await native(RatingDaySumModel).findOne({ _id }, { projection: { version: 1 } });
  const parts = await native(RatingDayModel).find({ path: organisationId, day, secret, 'district.id': districtId }, { sort: { _id: 1 }, batchSize: batch }).toArray();
  return replaceVersion(RatingDaySumModel, known?.version, { _id, organisationId, districtId, ...sumUp(day, secret, parts), version: (known?.version ?? 0) + 1 });
}
