import { setPaidSum } from '../fund';
import { firstTrail, isDuplicateKey, native, ObjectId, OrganisationModel, type Context, type OrganisationRecord } from '../kernel';
import { paymentListFacts, PaymentListModel, PaymentModel, PaymentRunModel } from './model';

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

/** Villages counted at the same time. */
const together = 6;

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
  const byVillage = new Map<string, ListKey[]>();
  for (const key of (run?.keys ?? []).map(parsed)) byVillage.set(key.villageId.toHexString(), [...(byVillage.get(key.villageId.toHexString()) ?? []), key]);
  const villages = await native(OrganisationModel).find({ _id: { $in: [...byVillage.keys()].map((id) => new ObjectId(id)) } }).toArray();
  for (let from = 0; from < villages.length; from += together) await Promise.all(villages.slice(from, from + together).map((village) => countVillage(ctx, { village, senderId }, byVillage.get(village._id.toHexString())!)));
}

async function countVillage(ctx: Context, { village, senderId }: { village: OrganisationRecord; senderId: ObjectId }, keys: readonly ListKey[]): Promise<void> {
  const sums = await count(village._id, keys);
  await putLists(ctx, { village, senderId }, keys.map((key) => ({ key, sum: sums.get(listKey(key)) ?? nothing() })));
  const years = new Map(keys.map(({ programme, year }) => [yearKey({ programme, year }), { programme, year }]));
  await Promise.all(
    [...years].map(([of, { programme, year }]) => {
      const { amount, payees, payments } = sums.get(of) ?? nothing();
      return setPaidSum(ctx, { programme, year, village, amount, payees: payees.size, payments });
    }),
  );
}

const yearKey = ({ programme, year }: Pick<ListKey, 'programme' | 'year'>): string => `${programme}:${year}`;

/** By list, and by programme and year. Returned and reversed ones reached nobody. */
async function count(villageId: ObjectId, keys: readonly ListKey[]): Promise<Map<string, Sum>> {
  const sums = new Map<string, Sum>();
  const sumOf = (key: string): Sum => {
    const sum = sums.get(key) ?? nothing();
    sums.set(key, sum);
    return sum;
  };
  const wanted = { programme: { $in: [...new Set(keys.map(({ programme }) => programme))] }, year: { $in: [...new Set(keys.map(({ year }) => year))] } };
  const found = native(PaymentModel).find({ 'village.id': villageId, ...wanted }, { projection: { programme: 1, year: 1, batch: 1, paid: 1, state: 1, reversedBy: 1, identityIndex: 1, householdId: 1 } });
  for await (const { programme, year, batch, paid, state, reversedBy, identityIndex, householdId } of found) {
    if (state !== 'paid' || reversedBy) continue;
    for (const sum of [sumOf(yearKey({ programme, year })), sumOf(listKey({ programme, year, batch, villageId }))]) {
      sum.amount += paid;
      sum.payments += 1;
      sum.payees.add(identityIndex);
      sum.households.add(householdId.toHexString());
    }
  }
  return sums;
}

/** In one command. Whoever sent payments of a list may see it, as the village's own town and district do. */
async function putLists(ctx: Context, { village, senderId }: { village: OrganisationRecord; senderId: ObjectId }, lists: readonly { key: ListKey; sum: Sum }[]): Promise<void> {
  const writes = lists.map(({ key: { programme, year, batch }, sum }) => {
    const facts = { _id: new ObjectId(), village: { id: village._id, name: village.name }, programme, year, batch, state: 'draft' as const, edition: 0 };
    const counted = { households: sum.households.size, payments: sum.payments, amount: sum.amount, countedAt: ctx.clock.now() };
    const { _id, state, edition } = facts;
    const trail = firstTrail(ctx, 'paymentList.counted', {}, paymentListFacts({ ...facts, ...counted, path: [] }));
    return {
      updateOne: {
        filter: { 'village.id': village._id, programme, year, batch },
        update: { $set: counted, $addToSet: { path: { $each: [...village.path, senderId] } }, $setOnInsert: { _id, 'village.name': village.name, state, edition, trail } },
        upsert: true,
      },
    };
  });
  try {
    await native(PaymentListModel).bulkWrite(writes, { ordered: false });
  } catch (error) {
    // Another run was faster to make one of them.
    if (!isDuplicateKey(error)) throw error;
    await native(PaymentListModel).bulkWrite(writes, { ordered: false });
  }
}
