import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { idOf } from '../../test/support/factories';
import { fundBook } from '../../test/support/funds';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { Fault, fixedClock, native } from '../kernel';
import { BalanceModel, balancesOf, countFunds, fundFlow, FundPaidSumModel, MovementModel, publicFundFlow, reverseMovement, setPaidSum } from '.';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
let world: VillageWorld;
const book = fundBook(() => world, clock);
const refused = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));

beforeEach(async () => {
  await clearDatabase();
  world = await buildVillageWorld();
});

/** 区 → 局 → 镇 → 两个村 → 群众, every sum passed on whole. */
async function wholeYear(): Promise<void> {
  await book.plan(1_000);
  await book.enter('central', world.department, 900);
  await book.enter(world.department, world.town, 900);
  await book.enter(world.town, world.village, 500);
  await book.enter(world.town, world.neighbour, 400);
  await book.approve(world.village, 500, 5);
  await book.approve(world.neighbour, 400, 4);
  await book.pay(world.village, 500, 5);
  await book.pay(world.neighbour, 400, 4);
}

const leader = () => world.as('commissionLeader', clock);

test('money that goes on whole has no difference, and the picture leads from the source to the people', async () => {
  await wholeYear();
  const flow = await fundFlow(await leader(), { year: 2026 });
  expect(flow).toMatchObject({ differenceCount: 0, strandedCount: 0, total: { planned: 100_000, received: 90_000, passedOn: 90_000, approved: 90_000, paid: 90_000, payees: 9, short: 0, over: 0, stage: 'paid' } });
  const names = new Map(flow.graph.nodes.map(({ key, name }) => [key, name]));
  expect(flow.graph.links.map(({ from, to, amount }) => `${names.get(from)} → ${names.get(to)} ${amount / 100}`).sort()).toEqual(['中央财政 → 区农业农村局 900', '区农业农村局 → 柳溪镇 900', '柳溪镇 → 柳溪镇 2 个村（社区） 900', '柳溪镇 2 个村（社区） → 发到群众 900'].sort());
});

test('a town that keeps money back is told by how much, and every village by itself', async () => {
  await wholeYear();
  await book.enter(world.department, world.town, 20, { day: '2026-11-03' });
  await book.enter('central', world.department, 20, { day: '2026-11-03' });
  const flow = await fundFlow(await leader(), { town: idOf(world.town) });
  expect(flow.differences.map(({ words, amount }) => [words, amount])).toEqual([['柳溪镇 收到 920.00，拨到村 900.00，还有 20.00 没有拨。', 2_000]]);
  expect(flow.below.map(({ name, received, paid }) => [name, received, paid])).toEqual([['石桥村', 50_000, 50_000], ['上柳村', 40_000, 40_000]]);
  expect(flow.graph.nodes.find(({ name }) => name === '柳溪镇')).toMatchObject({ in: 92_000, out: 90_000, short: 2_000, over: 0 });
});

test('what one programme has too much does not hide what another lacks', async () => {
  await book.enter(world.town, world.village, 100);
  await book.approve(world.village, 100, 1);
  await book.pay(world.village, 90, 1);
  await book.enter(world.town, world.village, 100, { programme: 'A2' });
  await book.approve(world.village, 100, 1, { programme: 'A2' });
  await book.pay(world.village, 110, 1, 'A2');
  const flow = await publicFundFlow(await leader(), { village: idOf(world.village) });
  expect(flow.total).toMatchObject({ received: 20_000, paid: 20_000, short: 1_000, over: 1_000 });
  expect(flow.differences.map(({ kind, programme }) => [kind, programme]).sort()).toEqual([['notPaid', 'A1'], ['paidTooMuch', 'A2']]);
  expect(flow.graph.links.filter(({ from }) => from === idOf(world.village)).map(({ amount }) => amount)).toEqual([9_000, 11_000]);
  const alone = await publicFundFlow(await leader(), { village: idOf(world.village), programme: 'A1' });
  expect(alone.graph.nodes.map(({ layer, name }) => [layer, name])).toEqual([['village', '石桥村'], ['town', '柳溪镇'], ['people', '发到群众']]);
});

test('money given back settles what could not be paid', async () => {
  await wholeYear();
  await book.pay(world.village, 460, 4);
  await book.giveBack(world.village, world.town, 40);
  await book.giveBack(world.town, world.department, 40);
  await book.giveBack(world.department, 'own', 40);
  const flow = await fundFlow(await leader(), { year: 2026 });
  expect([flow.differenceCount, flow.total.returned, flow.total.short]).toEqual([0, 4_000, 0]);
});

test('released beyond the plan, and lying still for more than thirty working days', async () => {
  await book.plan(100);
  await book.enter('central', world.department, 150, { day: '2026-09-01' });
  await book.enter(world.department, world.town, 150, { day: '2026-09-10' });
  await book.enter(world.town, world.village, 60, { day: '2026-11-10' });
  const flow = await fundFlow(await leader(), {});
  expect(flow.differences.map(({ words }) => words)).toEqual(expect.arrayContaining(['青禾区财政 立项 100.00，拨付 150.00，多拨 50.00。', '石桥村 收到 60.00，审核通过 0.00，还有 60.00 没有审到人。']));
  expect(flow.stranded).toMatchObject([{ amount: 9_000, since: '2026-09-10', place: { name: '柳溪镇' }, workingDays: 47 }]);
  expect(flow.stranded[0]!.words).toBe('柳溪镇 9月10日 周四收到的钱，还有 90.00 没有拨，过了 47 个工作日。');
});

test('a line that is taken back counts for nothing; a sum that is written again replaces the one before', async () => {
  const wrong = await book.enter(world.town, world.village, 500);
  await reverseMovement(await world.as('fundOfficer', clock), wrong.toHexString(), { day: '2026-11-20', document: '冲正单1', reason: '村写错了' });
  await book.enter(world.town, world.village, 50);
  await book.approve(world.village, 50, 1);
  await book.pay(world.village, 10, 1);
  await book.pay(world.village, 50, 1);
  const flow = await publicFundFlow(await leader(), { village: idOf(world.village) });
  expect(flow.total).toMatchObject({ received: 5_000, paid: 5_000, payees: 1, short: 0 });
});

test('a count that a crash cut off is made up for, and doing it twice changes nothing', async () => {
  await wholeYear();
  await countFunds();
  const before = await native(BalanceModel).find({}).toArray();
  await native(BalanceModel).deleteMany({});
  await native(MovementModel).updateMany({}, { $set: { uncounted: true } });
  await setPaidSum(await leader(), { programme: 'A1', year: 2026, village: world.village, amount: 50_000, payees: 5, payments: 5 });
  await countFunds();
  expect(await countFunds()).toBe(0);
  const plain = (all: typeof before) => all.map(({ seq: _seq, ...one }) => one).sort((a, b) => (a._id < b._id ? -1 : 1));
  expect(plain(await native(BalanceModel).find({}).toArray())).toEqual(plain(before));
});

describe('what everybody may see of sensitive programmes', () => {
  beforeEach(async () => {
    for (const programme of ['S4', 'S5']) {
      await book.enter(world.department, world.town, 300, { programme });
      await book.enter(world.town, world.village, 200, { programme });
      await book.enter(world.town, world.neighbour, 100, { programme });
      await book.approve(world.village, 200, 1, { programme });
      await book.pay(world.village, 150, 1, programme);
    }
  });

  test('a village tells them together, without how many people', async () => {
    const flow = await publicFundFlow(await leader(), { village: idOf(world.village) });
    expect(flow.rows).toMatchObject([{ programme: null, name: '涉及个人隐私的项目（合并）', paid: 30_000, payees: null }]);
    expect(JSON.stringify(flow)).not.toMatch(/S4|S5|残疾|孤儿/);
  });

  test('one of them is not told village by village', async () => {
    const anybody = await leader();
    expect(await refused(publicFundFlow(anybody, { village: idOf(world.village), programme: 'S5' }))).toBe('badRequest');
    const flow = await publicFundFlow(anybody, { town: idOf(world.town), programme: 'S5' });
    expect(JSON.stringify(flow)).not.toMatch(/石桥村|上柳村/);
    expect(flow.total).toMatchObject({ received: 30_000, paid: 15_000 });
  });

  test('staff of the place and the department in charge see them singly, another town does not', async () => {
    const rowsFor = async (holder: 'townReviewer' | 'fundOfficer' | 'disclosureManager', place: VillageWorld['village']) => (await fundFlow(await world.as(holder, clock), { village: idOf(place) })).rows.map(({ programme }) => programme);
    for (const holder of ['townReviewer', 'fundOfficer', 'disclosureManager'] as const) expect(await rowsFor(holder, world.village)).toEqual(['S4', 'S5']);
    await book.pay(world.elsewhere, 20, 1, 'S5');
    expect(await rowsFor('townReviewer', world.elsewhere)).toEqual([null]);
  });
});

test('pictures and balances are read by index', async () => {
  const planOf = async (cursor: { explain(): Promise<unknown> }): Promise<string> => JSON.stringify(await cursor.explain());
  expect(await planOf(balancesOf(world.district, 2026))).toContain('path_1_year_1__id_1');
  expect(await planOf(native(BalanceModel).find({ key: idOf(world.village) }).sort({ year: -1 }))).toContain('key_1_year_-1');
  expect(await planOf(native(MovementModel).find({ ends: idOf(world.village), year: 2026 }))).toContain('ends_1_year_1');
  expect(await planOf(native(MovementModel).find({ uncounted: true }))).toContain('uncounted_1');
  expect(await planOf(native(FundPaidSumModel).find({ villageId: world.village._id, year: 2026 }))).toContain('villageId_1_year_1');
});
