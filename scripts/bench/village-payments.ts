import { PaymentListModel, PublicRowModel, type PublicRow } from '../../domain/disbursement/model';
import { countFunds, FundPaidSumModel } from '../../domain/fund';
import { firstTrail, fixedClock, native, ObjectId, systemContext, type OrganisationRecord } from '../../domain/kernel';
import { seededRandom } from '../demo/random';

const listsOfVillage = [
  { programme: 'A1', year: 2025 },
  { programme: 'A1', year: 2026 },
  { programme: 'S1', year: 2025 },
  { programme: 'S1', year: 2026 },
] as const;
const clock = fixedClock('2026-11-20T02:00:00Z');
const surnames = [...'王李张刘陈杨黄赵吴周'];
const amountOf = (row: number): number => 10_000 + (row % 900) * 100;

function rowsOf(listId: ObjectId, count: number, day: string): PublicRow[] {
  const random = seededRandom(count);
  return Array.from({ length: count }, (_, seq) => {
    const surname = random.pick(surnames);
    const paymentId = new ObjectId();
    return { _id: `${paymentId.toHexString()}:1`, listId, edition: 1, seq, paymentId, name: `${surname}**`, surname, group: `${(seq % 6) + 1}组`, quantity: null, rate: 9_500, paid: amountOf(seq), card: '尾号**34', day };
  });
}

/** So many payments in the public lists of these villages, and the picture of the money from them; answers the ids of the lists. */
export async function publishPayments(villages: readonly OrganisationRecord[], payments: number): Promise<string[]> {
  const ids: string[] = [];
  const lists = villages.flatMap((village) => listsOfVillage.map((of) => ({ village, ...of })));
  for (const [index, { village, programme, year }] of lists.entries()) {
    const _id = new ObjectId();
    const count = Math.floor((payments + lists.length - 1 - index) / lists.length);
    const rows = rowsOf(_id, count, `${year}-06-18`);
    const amount = rows.reduce((sum, { paid }) => sum + paid, 0);
    const counted = { households: count, payments: count, amount };
    await native(PublicRowModel).insertMany(rows);
    await native(PaymentListModel).insertOne({
      ...{ _id, village: { id: village._id, name: village.name }, path: village.path, programme, year, batch: '全年', state: 'published', ...counted, countedAt: clock.now(), edition: 1 },
      ...{ published: { on: `${year}-07-01`, at: new Date(`${year}-07-01T01:00:00Z`), ...counted, groups: ['1组', '2组', '3组', '4组', '5组', '6组'] }, trail: firstTrail(systemContext('bench', clock), 'paymentList.counted', {}, {}) },
    });
    await native(FundPaidSumModel).insertOne({ _id: `${programme}:${year}:${village._id.toHexString()}`, programme, year, villageId: village._id, path: village.path, amount, payees: count, payments: count, at: clock.now(), uncounted: new ObjectId() });
    ids.push(_id.toHexString());
  }
  await countFunds();
  return ids;
}
