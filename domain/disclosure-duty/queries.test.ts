import { tellPublished } from '../../test/support/duties';
import { useTestDatabase } from '../../test/support/database';
import { idOf, testClock } from '../../test/support/factories';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { loadCalendar, native, settle, shanghaiInstant, systemContext, type Context } from '../kernel';
import { countDuties, dutyPlaces, dutyWork, DutyModel, eachDuty, listDuties, makeDuties, nextDuties, showDuty } from '.';
import { dutyListQuery, type DutyListQuery, type DutySummary } from '../../contracts/disclosure-duty';
import { dueFilter } from './analysis';
import { dutyKey } from './model';
import { publicFilter } from './public';
import { dueFirst, listFilter } from './queries';

useTestDatabase();
const ctx = systemContext('test', testClock);
let world: VillageWorld;
let clerk: Context;
let town: Context;
let manager: Context;
const at = (day: string): void => testClock.set(shanghaiInstant(day, '09:00').toISOString());
const list = (by: Context, query: Partial<DutyListQuery> = {}): Promise<{ items: DutySummary[]; nextCursor: string | null; total?: number }> => listDuties(by, dutyListQuery.parse({ limit: 100, ...query }));

beforeAll(async () => {
  await loadCalendar();
  at('2026-11-02');
  world = await buildVillageWorld();
  [clerk, town, manager] = [await world.as('villageClerk', testClock), await world.as('townReviewer', testClock), await world.as('disclosureManager', testClock)];
  await makeDuties(ctx, { from: '2026-10-01' });
  await settle(testClock);
  at('2026-12-02');
  await makeDuties(ctx);
  await tellPublished(testClock, { villageId: idOf(world.village), itemCode: 'V3', periodKey: '2026', onDay: '2026-12-02' });
  at('2026-12-17');
  await settle(testClock);
});

test('a clerk sees the own village, the town its villages, the district all', async () => {
  const villagesOf = async (by: Context): Promise<string[]> => [...new Set((await list(by, { class: 'party' })).items.map(({ village }) => village.name))].sort();
  expect(await villagesOf(clerk)).toEqual(['石桥村']);
  expect(await villagesOf(town)).toEqual(['上柳村', '石桥村']);
  expect(await villagesOf(manager)).toEqual(['上柳村', '下槐村', '石桥村']);
  expect([(await dutyPlaces(clerk)).villages.length, (await dutyPlaces(town)).villages.length, (await dutyPlaces(manager)).towns.length]).toEqual([1, 2, 2]);
});

test('late comes first, then by the due day; what is over comes last', async () => {
  const { items } = await list(clerk, { tab: 'all' });
  expect(items[0]).toMatchObject({ item: { code: 'F0' }, period: { key: '2026-11' }, light: 'red', workingDaysLeft: -2 });
  const open = items.filter(({ state }) => state === 'open').map(({ due }) => due);
  expect(open).toEqual([...open].sort());
  expect(items.at(-1)).toMatchObject({ item: { code: 'V3' }, state: 'met', publishedOn: '2026-12-02', lateWorkingDays: 0 });
});

test('tabs and filters narrow it, and the numbers on the tabs are those of the lists', async () => {
  for (const tab of ['todo', 'yellow', 'late'] as const) expect((await list(town, { tab })).total).toBe((await countDuties(town))[tab]);
  expect((await list(town, { tab: 'late' })).items.every(({ light }) => light === 'red')).toBe(true);
  expect((await list(clerk, { tab: 'met' })).items.map(({ item }) => item.code)).toEqual(['V3']);
  expect((await list(manager, { item: 'V6', townId: idOf(world.town) })).items.map(({ village }) => village.name).sort()).toEqual(['上柳村', '石桥村']);
  expect((await list(manager, { period: '2026-12', villageId: idOf(world.elsewhere) })).items.map(({ item }) => item.code)).toEqual(['F0']);
  expect((await list(clerk, { text: '没有这一项' })).items).toEqual([]);
  expect((await list(clerk, { text: '最低生活' })).items.map(({ item }) => item.code)).toEqual(['V6']);
  // Another town's village is not found by naming it.
  expect((await list(town, { villageId: idOf(world.elsewhere) })).items).toEqual([]);
});

test('pages follow one another without a gap, and an export is the whole list', async () => {
  const whole = (await list(manager, { tab: 'all', villageId: idOf(world.village) })).items.map(({ id }) => id);
  const paged: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list(manager, { tab: 'all', villageId: idOf(world.village), limit: 7, ...(cursor ? { cursor } : {}) });
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(whole);
  const exported: string[] = [];
  for await (const { id } of eachDuty(manager, { tab: 'all', villageId: idOf(world.village) })) exported.push(id);
  expect(exported).toEqual(whole);
  await expect(list(manager, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'badRequest' });
});

test('one of another village does not exist for a clerk', async () => {
  const other = (await native(DutyModel).findOne({ key: dutyKey(world.neighbour._id, 'F0', '2026-11') }))!;
  await expect(showDuty(clerk, other._id.toHexString())).rejects.toMatchObject({ code: 'notFound' });
  expect(await showDuty(town, other._id.toHexString())).toMatchObject({ abilities: { publish: false, explain: false, urge: true, withdraw: false } });
});

test('a clerk’s work is what presses or can be told now, not what has only begun', async () => {
  const work = await dutyWork(clerk);
  expect(work.map(({ title, light }) => [title, light])).toEqual([['每月收支账　2026年11月', 'red']]);
  expect(work[0]).toMatchObject({ kind: 'disclosureDuty', step: '石桥村公开', link: expect.stringMatching(/^\/disclosure\/duties\?id=/) });
  expect(await dutyWork(town)).toEqual([]);
});

test('everybody may know what comes next, late ones first, but not what is for party members', async () => {
  const next = await nextDuties(idOf(world.village), 100, testClock.now());
  expect(next[0]).toEqual({ item: { code: 'F0', name: '每月收支账', class: 'finance' }, period: { key: '2026-11', label: '2026年11月', from: '2026-11-01', to: '2026-11-30' }, due: '2026-12-15', light: 'red', lateWorkingDays: 2 });
  expect(next.map(({ item }) => item.code)).toEqual(expect.arrayContaining(['P1', 'V6']));
  expect(next.map(({ item }) => item.code).filter((code) => ['P3', 'P6', 'P7', 'P9'].includes(code))).toEqual([]);
  expect(await nextDuties(idOf(world.village), 3, testClock.now())).toEqual(next.slice(0, 3));
});

test('lists are read by index, in their order', async () => {
  const planOf = async (filter: object, sort?: Record<string, 1>): Promise<string> => {
    const cursor = native(DutyModel).find(filter);
    return JSON.stringify(await (sort ? cursor.sort(sort) : cursor).explain());
  };
  expect(await planOf(listFilter(town, { tab: 'todo' }), dueFirst)).toContain('path_1_sortKey_1__id_1');
  expect(await planOf(listFilter(town, { tab: 'late' }), dueFirst)).toContain('path_1_sortKey_1__id_1');
  expect(await planOf(listFilter(town, { tab: 'met' }), dueFirst)).toContain('path_1_state_1_sortKey_1__id_1');
  expect(await planOf(listFilter(manager, { tab: 'all', item: 'V6' }), dueFirst)).toContain('path_1_item.code_1_sortKey_1__id_1');
  expect(await planOf(publicFilter(world.village._id), dueFirst)).toContain('path_1_sortKey_1__id_1');
  expect(await planOf(dueFilter(town, { from: '2026-12-01', to: '2026-12-31' }))).toContain('path_1_due_1__id_1');
  expect(await planOf({ 'period.key': { $in: ['2026-11', '2026-Q4'] } })).toContain('period.key_1_key_1');
  expect(await planOf({ 'item.code': 'V6', state: 'open' })).toContain('item.code_1_state_1');
  expect(await planOf({ path: world.village._id, due: '2026-12-15', state: 'open' })).toMatch(/path_1_due_1__id_1|path_1_state_1_sortKey_1__id_1/);
});
