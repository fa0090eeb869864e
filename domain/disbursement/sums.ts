import { setPaidSum } from '../fund';
import { findOrganisation, firstTrail, isDuplicateKey, native, ObjectId, type Context, type OrganisationRecord } from '../kernel';
import { paymentListFacts, PaymentListModel, PaymentModel, PaymentRunModel, type PaymentList } from './model';

/** What one list counts. */
interface ListKey {
  programme: string;
  year: number;
  batch: string;
  villageId: ObjectId;
}

/** The batch comes last: it may hold anything. */
export const listKey = ({ programme, year, batch, villageId }: ListKey): string => `${programme}:${year}:${villageId.toHexString()}:${batch}`;

function parsed(key: string): ListKey {
  const [programme = '', year = '', villageId = '', ...batch] = key.split(':');
  return { programme, year: Number(year), villageId: new ObjectId(villageId), batch: batch.join(':') };
}

/** Notes, before anything is written, which lists are to be counted again. */
export async function touch(importId: ObjectId, keys: readonly string[], known: Set<string>): Promise<void> {
  const added = [...new Set(keys)].filter((key) => !known.has(key));
  if (added.length === 0) return;
  await native(PaymentRunModel).updateOne({ _id: importId }, { $addToSet: { keys: { $each: added } } }, { upsert: true });
  for (const key of added) known.add(key);
}

interface Sum {
  amount: number;
  payments: number;
  payees: Set<string>;
  households: Set<string>;
}
const nothing = (): Sum => ({ amount: 0, payments: 0, payees: new Set(), households: new Set() });

/** Counts anew, from the payments alone, whatever a run touched. Doing it twice changes nothing. */
export async function countRun(ctx: Context, { importId, senderId }: { importId: ObjectId; senderId: ObjectId }): Promise<void> {
  const run = await native(PaymentRunModel).findOne({ _id: importId });
  const keys = (run?.keys ?? []).map(parsed);
  const together = new Map(keys.map(({ programme, year, villageId }) => [`${programme}:${year}:${villageId.toHexString()}`, { programme, year, villageId }]));
  for (const { programme, year, villageId } of together.values()) {
    const village = await findOrganisation(villageId);
    if (!village) continue;
    const { all, byBatch } = await count({ programme, year, villageId });
    const touched = keys.filter((key) => key.programme === programme && key.year === year && key.villageId.equals(villageId));
    for (const { batch } of touched) await putList(ctx, { village, senderId }, { programme, year, batch, villageId }, byBatch.get(batch) ?? nothing());
    await setPaidSum(ctx, { programme, year, village, amount: all.amount, payees: all.payees.size, payments: all.payments });
  }
}

/** Returned and reversed ones reached nobody. */
async function count({ programme, year, villageId }: Omit<ListKey, 'batch'>): Promise<{ all: Sum; byBatch: Map<string, Sum> }> {
  const all = nothing();
  const byBatch = new Map<string, Sum>();
  const found = native(PaymentModel).find({ 'village.id': villageId, programme, year }, { projection: { batch: 1, paid: 1, state: 1, reversedBy: 1, identityIndex: 1, householdId: 1 } });
  for await (const { batch, paid, state, reversedBy, identityIndex, householdId } of found) {
    if (state !== 'paid' || reversedBy) continue;
    const own = byBatch.get(batch) ?? nothing();
    byBatch.set(batch, own);
    for (const sum of [all, own]) {
      sum.amount += paid;
      sum.payments += 1;
      sum.payees.add(identityIndex);
      sum.households.add(householdId.toHexString());
    }
  }
  return { all, byBatch };
}

/** Whoever sent payments of a list may see it, as the village's own town and district do. */
async function putList(ctx: Context, { village, senderId }: { village: OrganisationRecord; senderId: ObjectId }, key: ListKey, sum: Sum): Promise<void> {
  const { amount, payments, households } = sum;
  const counted = { households: households.size, payments, amount, countedAt: ctx.clock.now() };
  const written = await native(PaymentListModel).updateOne({ 'village.id': village._id, programme: key.programme, year: key.year, batch: key.batch }, { $set: counted, $addToSet: { path: senderId } });
  if (written.matchedCount > 0) return;
  const facts = { _id: new ObjectId(), village: { id: village._id, name: village.name }, path: [...village.path, senderId], programme: key.programme, year: key.year, batch: key.batch, state: 'draft' as const, ...counted, edition: 0 };
  const list: PaymentList = { ...facts, trail: firstTrail(ctx, 'paymentList.counted', {}, paymentListFacts(facts)) };
  try {
    await native(PaymentListModel).insertOne(list);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await putList(ctx, { village, senderId }, key, sum);
  }
}
