import type mongoose from 'mongoose';
import { useTestDatabase } from '../../test/support/database';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { HouseholdModel } from '../household';
import { listFilter } from '../household/queries';
import { native, ObjectId } from '../kernel';
import { listsFilter, newestFirst } from './lists';
import { PaymentListModel, PaymentModel, PublicRowModel } from './model';
import { ownFilter, ownOrder } from './own';
import { publicListsFilter, publicRowsFilter } from './public';
import { paymentsFilter, paymentsOrder } from './queries';

useTestDatabase();
let world: VillageWorld;
let villageId: string;

const villages = 40;
const perVillage = 60;

beforeAll(async () => {
  world = await buildVillageWorld();
  villageId = world.village._id.toHexString();
  const path = [world.district._id, world.town._id];
  const documents = Array.from({ length: villages * perVillage }, (_, index) => {
    const village = { id: index % villages === 0 ? world.village._id : new ObjectId(), name: '村' };
    const odd = index % 50 === 7 ? { odd: 'returned' as const } : {};
    return { _id: new ObjectId(), importId: world.district._id, row: index, village, path: [...path, village.id], programme: index % 3 === 0 ? 'A1' : 'S1', year: 2024 + (index % 3), batch: '全年', householdId: village.id, group: '', head: '', payee: '', identity: 'v1.a.a.a.a', identityIndex: `index-${index}`, quantity: null, rate: null, due: 1, paid: 1, cardTail: '', day: '2026-01-01', state: 'paid' as const, ...odd };
  });
  await native(PaymentModel).insertMany(documents);
  await native(PaymentListModel).insertMany(documents.slice(0, 400).map(({ _id, village, path: all, programme, year }, index) => ({ _id, village, path: all, programme, year, batch: `第 ${index} 批`, state: index % 4 === 0 ? 'published' : 'draft', households: 1, payments: 1, amount: 1, countedAt: new Date(), edition: 1, trail: { seq: 1, head: `h${index}`, at: new Date(), tail: [] } })) as never[]);
  await native(PublicRowModel).insertMany(documents.map(({ _id }, index) => ({ _id: `${_id.toHexString()}:1`, listId: index % 30 === 0 ? world.village._id : new ObjectId(), edition: 1, seq: index, paymentId: _id, name: '张**', surname: index % 2 ? '张' : '李', group: index % 3 ? '一组' : '', quantity: null, rate: null, paid: 1, card: '', day: '2026-01-01' })));
  await native(HouseholdModel).insertMany(documents.map(({ _id, village, path: all }, index) => ({ _id, village, path: all, group: '', head: `张${index}`, identity: 'v1.a.a.a.a', identityIndex: `i${index}`, nameKey: `n${index}`, coded: index % 2 === 0, trail: { seq: 1, head: `t${index}`, at: new Date(), tail: [] } })) as never[]);
});

const limit = 20;
const scope = () => ({ path: { $in: [world.district._id] } });
async function examined<T extends object>(model: mongoose.Model<T>, filter: object, sort: object): Promise<number> {
  const { executionStats } = await native(model).find(filter, { sort: sort as never, limit }).explain('executionStats');
  expect(executionStats.nReturned).toBeGreaterThan(0);
  return executionStats.totalDocsExamined as number;
}

test.each([
  ['payments of a district', () => examined(PaymentModel, paymentsFilter(scope(), {}), { _id: -1 })],
  ['payments of a village', () => examined(PaymentModel, paymentsFilter({}, { villageId }), { _id: -1 })],
  ['payments of a programme in a year', () => examined(PaymentModel, paymentsFilter(scope(), { programme: 'A1', year: 2024 }), { _id: -1 })],
  ['payments of an import', () => examined(PaymentModel, paymentsFilter(scope(), { importId: world.district._id.toHexString() }), paymentsOrder({ importId: 'any' }))],
  ['returned payments', () => examined(PaymentModel, paymentsFilter(scope(), { state: 'returned' }), { _id: -1 })],
  ['one household', () => examined(PaymentModel, ownFilter(world.village._id), ownOrder)],
  ['lists of a district', () => examined(PaymentListModel, listsFilter(scope(), {}), newestFirst)],
  ['lists by state', () => examined(PaymentListModel, listsFilter(scope(), { state: 'published' }), newestFirst)],
  ['public lists of a village', () => examined(PaymentListModel, publicListsFilter(villageId, {}), newestFirst)],
  ['public rows', () => examined(PublicRowModel, publicRowsFilter(world.village._id, 1, {}), { seq: 1 })],
  ['public rows of surnames that sound alike', () => examined(PublicRowModel, publicRowsFilter(world.village._id, 1, { surnames: ['李', '黎'] }), { seq: 1 })],
  ['public rows of a surname', () => examined(PublicRowModel, publicRowsFilter(world.village._id, 1, { surnames: ['李'] }), { seq: 1 })],
  ['households without a code', () => examined(HouseholdModel, listFilter(scope(), { code: 'without' }), { _id: 1 })],
  ['households by name', () => examined(HouseholdModel, listFilter(scope(), { name: '张11' }), { head: 1, _id: 1 })],
])('%s: reads little more than it shows', async (_what, ask) => {
  expect(await ask()).toBeLessThanOrEqual(4 * limit);
});
