import { accountLine, accountsOf, publishAccounts } from '../../test/support/accounts';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildVillage, idOf, testClock } from '../../test/support/factories';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { dispatchEvents, Fault, native, type Context } from '../kernel';
import { accountsBasis, AccountMonthModel, accountsFilter, accountsSeries, countAllVillages, countVillage, eachAccounts, listAccounts, newestFirst, saveAccountsRules, showAccounts, showPublicAccounts } from '.';

useTestDatabase();
let world: VillageWorld;
let town: Context;
let district: Context;
const rows = () => native(AccountMonthModel).find({}, { sort: { _id: 1 } }).toArray();
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));
const all = async (ctx: Context, query: Partial<Parameters<typeof listAccounts>[1]> = {}) => (await listAccounts(ctx, { limit: 50, ...query })).items;

beforeEach(async () => {
  await clearDatabase();
  world = await buildVillageWorld();
  town = await world.as('townReviewer', testClock);
  district = await world.as('disclosureManager', testClock);
});

describe('months are counted from what is published', () => {
  test('by its event; one that comes again changes nothing', async () => {
    await publishAccounts(world.village, world.town, '2026-09', accountsOf('2026-09', 100_000, 50_000, 20_000));
    await publishAccounts(world.village, world.town, '2026-10', accountsOf('2026-10', 130_000, 0, 30_000));
    await dispatchEvents(testClock);
    const counted = await rows();
    expect(counted).toMatchObject([
      { monthKey: '2026-09', opening: 100_000, receipts: 50_000, payments: 20_000, closing: 130_000, difference: 0, before: null, agrees: true, yearReceipts: 50_000 },
      { monthKey: '2026-10', before: { monthKey: '2026-09', closing: 130_000 }, agrees: true, yearReceipts: 50_000 },
    ]);
    await countVillage(idOf(world.village));
    expect(await rows()).toEqual(counted);
  });

  test('a correction takes the place of what it corrects, and the month after it no longer follows', async () => {
    const first = await publishAccounts(world.village, world.town, '2026-09', accountsOf('2026-09', 100_000, 50_000, 20_000));
    await publishAccounts(world.village, world.town, '2026-10', accountsOf('2026-10', 130_000, 0, 30_000));
    await countVillage(idOf(world.village));
    await publishAccounts(world.village, world.town, '2026-09', accountsOf('2026-09', 100_000, 50_000, 21_250), { edition: 2, corrects: first });
    await dispatchEvents(testClock);
    expect(await all(town, { disagreeing: 'true' })).toMatchObject([{ monthKey: '2026-10', follows: { kind: 'differs', words: '2026年9月的月末结余是 1,287.50 元，这里写的是 1,300.00 元，多了 12.50 元。' } }]);
    expect(await rows()).toMatchObject([{ edition: 2, closing: 128_750, corrected: true }, { agrees: false }]);
  });

  test('a month in which nothing happened closes as it began; a month left out is named', async () => {
    await publishAccounts(world.village, world.town, '2026-07', accountsOf('2026-07', 0, 90_000, 0));
    await publishAccounts(world.village, world.town, '2026-08', null);
    await publishAccounts(world.village, world.town, '2026-10', accountsOf('2026-10', 90_000, 0, 1_000));
    await countAllVillages();
    expect((await all(town)).map(({ monthKey, closing, agrees, follows }) => [monthKey, closing, agrees, follows.words])).toEqual([
      ['2026-10', 89_000, false, '2026年9月还没有公开，和上月接不上。'],
      ['2026-08', 90_000, true, '和2026年7月的月末结余一致。'],
      ['2026-07', 90_000, true, '这是第一个公开的月份，没有上月可以对。'],
    ]);
  });

  test('a month that does not add up stays as it was published, and says by how much', async () => {
    await publishAccounts(world.village, world.town, '2026-10', { ...accountsOf('2026-10', 100_000, 0, 10_000), closing: 88_750 });
    await countAllVillages();
    expect(await all(town, { disagreeing: 'true' })).toMatchObject([{ closing: 88_750, difference: -1_250 }]);
  });

  test('two that count at once come to the same', async () => {
    await publishAccounts(world.village, world.town, '2026-09', accountsOf('2026-09', 0, 50_000, 0));
    await Promise.all([countVillage(idOf(world.village)), publishAccounts(world.village, world.town, '2026-10', accountsOf('2026-10', 50_000, 10_000, 0)).then(() => countVillage(idOf(world.village)))]);
    expect((await rows()).map((row) => [row.monthKey, row.yearReceipts])).toEqual([['2026-09', 50_000], ['2026-10', 60_000]]);
  });
});

describe('who sees what', () => {
  beforeEach(async () => {
    await publishAccounts(world.village, world.town, '2026-10', accountsOf('2026-10', 0, 20_000, 0));
    await publishAccounts(world.elsewhere, await townOf(), '2026-10', accountsOf('2026-10', 0, 70_000, 10_000));
    await countAllVillages();
  });
  const townOf = async () => ({ ...world.town, _id: world.elsewhere.parentId!, name: '梨园镇' });

  test('a town its villages, the district all, a village itself; what lies outside does not exist', async () => {
    const clerk = await world.as('villageClerk', testClock);
    expect([(await all(town)).length, (await all(district)).length, (await all(clerk)).length]).toEqual([1, 2, 1]);
    const [elsewhere] = await all(district, { townId: world.elsewhere.parentId!.toHexString() });
    expect([await outcome(showAccounts(town, elsewhere!.id)), await outcome(showAccounts(district, elsewhere!.id))]).toEqual(['notFound', 'done']);
    expect(await outcome(accountsBasis(clerk, { villageId: idOf(world.elsewhere), month: '2026-11' }))).toBe('notFound');
    expect(await outcome(listAccounts(await world.as('fundOfficer', testClock), { limit: 20 }))).toBe('forbidden');
  });

  test('the series adds up what is in view', async () => {
    expect([(await accountsSeries(town, {})).months, (await accountsSeries(district, {})).months]).toEqual([[{ monthKey: '2026-10', receipts: 20_000, payments: 0, villages: 1 }], [{ monthKey: '2026-10', receipts: 90_000, payments: 10_000, villages: 2 }]]);
    expect((await accountsSeries(district, { until: '2026-09' })).months).toEqual([]);
  });

  test('the sum from which a voucher is asked for is the district’s to set', async () => {
    const clerk = await world.as('villageClerk', testClock);
    expect(await outcome(saveAccountsRules(clerk, { voucherFrom: 1, version: 0 }))).toBe('forbidden');
    await saveAccountsRules(district, { voucherFrom: 5_000, version: 0 });
    testClock.advance(6_000);
    expect(await accountsBasis(clerk, { villageId: idOf(world.village), month: '2026-11' })).toMatchObject({ entries: expect.arrayContaining([{ code: 'F3.4', name: '办公、差旅、会议、卫生、治安等管理费支出', sound: expect.stringMatching(/^bangong[a-z]+ bgcl/) }]), voucherFrom: 5_000, before: { monthKey: '2026-10', closing: 20_000 }, previous: { closing: 20_000 } });
  });
});

test('the list is read by its index, page after page, to its end', async () => {
  for (const [index, month] of ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'].entries()) await publishAccounts(world.village, world.town, month, accountsOf(month, index * 100, 100, 0));
  await countAllVillages();
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAccounts(town, { limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((row) => row.monthKey));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(['2026-10', '2026-09', '2026-08', '2026-07', '2026-06']);
  const exported: string[] = [];
  for await (const row of eachAccounts(town, {})) exported.push(row.monthKey);
  expect(exported).toEqual(seen);
  const planOf = async (query: Parameters<typeof accountsFilter>[1]): Promise<string> => JSON.stringify(await native(AccountMonthModel).find(accountsFilter(town, query)).sort(newestFirst).explain());
  expect(await planOf({})).toContain('path_1_monthKey_-1__id_-1');
  expect(await planOf({ disagreeing: 'true' })).toContain('path_1_agrees_1_monthKey_-1__id_-1');
  const indexOf = async (filter: object): Promise<string> => JSON.stringify(await native(AccountMonthModel).find(filter).explain());
  expect(await indexOf({ 'village.id': world.village._id, monthKey: { $lt: '2026-10' } })).toContain('village.id_1_monthKey_-1');
  expect(await indexOf({ 'town.id': world.town._id, monthKey: '2026-10' })).toContain('town.id_1_monthKey_-1');
  expect(await indexOf({ monthKey: '2026-10', yearReceipts: { $gte: 1, $lte: 2 } })).toContain('monthKey_1_yearReceipts_1');
});

describe('what everybody sees', () => {
  const others = async (count: number, amount = (index: number) => (index + 1) * 10_000) => {
    for (let index = 0; index < count; index += 1) await publishAccounts(await buildVillage({ parentId: idOf(world.town) }), world.town, '2026-10', accountsOf('2026-10', 500_000, amount(index), 10_000));
  };
  const show = async (month?: string) => {
    await countAllVillages();
    return showPublicAccounts(idOf(world.village), month);
  };

  test('one answer: the month, its year, last year’s month', async () => {
    await publishAccounts(world.village, world.town, '2025-10', accountsOf('2025-10', 0, 40_000, 0));
    for (const [index, month] of ['2026-08', '2026-09'].entries()) await publishAccounts(world.village, world.town, month, accountsOf(month, 40_000 + index * 1_000, 1_000, 0));
    await publishAccounts(world.village, world.town, '2026-10', { ...accountsOf('2026-10', 42_000, 30_000, 12_000), payments: [accountLine({ amount: 7_000, entry: 'F3.5' }), accountLine({ amount: 5_000, entry: 'F3.99' })] });
    const shown = await show();
    expect(shown).toMatchObject({ village: { name: '石桥村' }, town: { name: '柳溪镇' }, months: ['2026-10', '2026-09', '2026-08', '2025-10'], lastYear: { monthKey: '2025-10', receipts: 40_000 }, similar: null });
    expect(shown.year.map((one) => one.monthKey)).toEqual(['2026-08', '2026-09', '2026-10']);
    expect(shown.month).toMatchObject({ monthKey: '2026-10', closing: 60_000, difference: 0, follows: { kind: 'follows' }, paymentEntries: [{ code: 'F3.5', amount: 7_000, count: 1 }, { code: 'F3.99', name: 'F3.99', amount: 5_000 }] });
    expect((await show('2026-08')).month).toMatchObject({ monthKey: '2026-08', follows: { kind: 'gap' } });
  });

  test('a village that published nothing, and a month that is not there', async () => {
    expect(await show()).toMatchObject({ month: null, months: [], year: [] });
    expect([await outcome(show('2026-10')), await outcome(showPublicAccounts('f'.repeat(24))), await outcome(showPublicAccounts(idOf(world.town)))]).toEqual(['notFound', 'notFound', 'notFound']);
  });

  test('similar villages: the town’s from five on, itself not counted; never fewer', async () => {
    await publishAccounts(world.village, world.town, '2026-10', accountsOf('2026-10', 0, 1_000_000, 0));
    await others(4);
    expect((await show()).similar).toBeNull();
    await others(1, () => 50_000);
    expect((await show()).similar).toEqual({ kind: 'town', villages: 5, receipts: { low: 20_000, median: 30_000, high: 40_000 }, payments: { low: 10_000, median: 10_000, high: 10_000 } });
  });

  test('where a town is small, those of about the same receipts in the district', async () => {
    await publishAccounts(world.village, world.town, '2026-10', accountsOf('2026-10', 0, 100_000, 0));
    const far = { ...world.town, _id: world.elsewhere.parentId! };
    for (const amount of [50_000, 60_000, 100_000, 150_000, 200_000, 49_999, 200_001]) await publishAccounts(await buildVillage({ parentId: far._id.toHexString() }), far, '2026-10', accountsOf('2026-10', 0, amount, 0));
    expect((await show()).similar).toMatchObject({ kind: 'size', villages: 5, receipts: { median: 100_000 } });
  });
});
