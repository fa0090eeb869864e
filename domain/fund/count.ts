import { findOrganisation, native, ObjectId, isDuplicateKey, shanghaiDay, defineStandingWork, type Day } from '../kernel';
import { balanceLines } from './balance';
import { BalanceModel, packLines } from './balance-model';
import { FundPaidSumModel } from './model';
import { MovementModel } from './movement-model';
import { isSource, placeOf } from './places';

const balances = () => native(BalanceModel);
const movements = () => native(MovementModel);
const paidSums = () => native(FundPaidSumModel);
/** Large, since each place is counted once a batch, however much of it changed. */
const batch = 50_000;

/**
 * Makes the balances of whatever is marked as uncounted. The mark stands in the fact itself and goes only afterwards:
 * a crash in between leaves it, and the next round counts again. Answers how many facts it took.
 */
export async function countFunds(): Promise<number> {
  let counted = 0;
  for (;;) {
    const lines = await movements().find({ uncounted: true }, { limit: batch, projection: { year: 1, ends: 1 } }).toArray();
    const sums = await paidSums().find({ uncounted: { $exists: true } }, { limit: batch, projection: { year: 1, villageId: 1, uncounted: 1 } }).toArray();
    if (lines.length + sums.length === 0) return counted;
    const places = new Map([...lines.flatMap(({ year, ends }) => ends.map((key) => ({ year, key }))), ...sums.map(({ year, villageId }) => ({ year, key: villageId.toHexString() }))].map((one) => [`${one.year}:${one.key}`, one]));
    for (const { year, key } of places.values()) if (!isSource(key)) await countPlace(year, key);
    if (lines.length > 0) await movements().updateMany({ _id: { $in: lines.map(({ _id }) => _id) } }, { $unset: { uncounted: '' } });
    // A sum that was written again meanwhile has another mark, and keeps it.
    if (sums.length > 0) await paidSums().bulkWrite(sums.map(({ _id, uncounted }) => ({ updateOne: { filter: { _id, uncounted: uncounted! }, update: { $unset: { uncounted: '' } } } })), { ordered: false });
    counted += lines.length + sums.length;
  }
}

/** A second late at most, also where nobody looks. */
defineStandingWork('funds', 1000, countFunds);

async function countPlace(year: number, key: string): Promise<void> {
  const organisation = await findOrganisation(key);
  const place = organisation ? placeOf(organisation) : undefined;
  if (!place || place.kind === 'source') return;
  const _id = `${year}:${key}`;
  for (;;) {
    const before = await balances().findOne({ _id }, { projection: { seq: 1 } });
    const lines = await movements().find({ ends: key, year }, { projection: { trail: 0, outbox: 0, path: 0 } }).toArray();
    const paid = place.kind === 'village' ? await paidSums().find({ villageId: new ObjectId(key), year }).toArray() : [];
    const days = [...lines.map(({ day }) => day), ...paid.map(({ at }) => shanghaiDay(at))];
    const made = { year, key, kind: place.kind, name: place.name, path: place.path, packed: packLines(balanceLines(key, lines, paid)), asOf: days.reduce<Day | null>((newest, day) => (newest === null || day > newest ? day : newest), null) };
    if (!before) {
      if (await inserted({ _id, ...made, seq: 1 })) return;
    } else if ((await balances().updateOne({ _id, seq: before.seq }, { $set: { ...made, seq: before.seq + 1 } })).modifiedCount === 1) return;
  }
}

async function inserted(balance: Parameters<ReturnType<typeof balances>['insertOne']>[0]): Promise<boolean> {
  try {
    await balances().insertOne(balance);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
