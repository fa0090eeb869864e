import { useTestDatabase } from '../../test/support/database';
import { buildTown, buildVillage, idOf, testContext } from '../../test/support/factories';
import { accounts, buildPublished, month } from '../../test/support/published';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { PublicationModel } from '../disclosure';
import { closeOrganisation, native } from '../kernel';
import { saveOffice } from '../village-map';
import { listedAccounts } from './account';
import { listedSince } from './board';
import { newestFirst, newestOfItem } from './search-publications';
import { defineSearchable, findVillageByCode, installNextDuties, listVillages, noticesOf, searchVillage, showBoard, villagePlaces, type WatchedDuty } from '.';

useTestDatabase();
let world: VillageWorld;
const ctx = testContext();
beforeAll(async () => {
  world = await buildVillageWorld();
});
afterEach(() => installNextDuties(null));

describe('choosing a village', () => {
  const names = async (text: string): Promise<string[]> => (await listVillages({ text })).items.map(({ name }) => name);

  test.each([
    ['its name', '石桥村', '石桥村'],
    ['pinyin', 'shiqiao', '石桥村'],
    ['initials', 'sq', '石桥村'],
    ['a character of the same sound', '上流村', '上柳村'],
    ['the town before it', '柳溪镇石桥', '石桥村'],
    ['the town before it, without its ending', '柳溪石桥', '石桥村'],
  ])('by %s', async (_what, text, name) => expect((await names(text))[0]).toBe(name));

  test('by a town: all of it; without anything only the towns, and how many villages each has', async () => {
    const { items, towns } = await listVillages({ townId: idOf(world.town) });
    expect(items.map(({ name, town }) => [name, town.name])).toEqual([
      ['石桥村', '柳溪镇'],
      ['上柳村', '柳溪镇'],
    ]);
    expect(towns.map(({ name, villages }) => [name, villages])).toEqual([
      ['柳溪镇', 2],
      ['梨园镇', 1],
    ]);
    expect((await listVillages({})).items).toEqual([]);
  });

  test('by where its office is, as exact as ten metres; the others are counted, and whoever asks says nothing of himself', async () => {
    await saveOffice(ctx, idOf(world.village), { longitude: 101.842_123_4, latitude: 36.612_987_6 }, 0);
    const { items, without } = await villagePlaces();
    expect(items).toEqual([{ id: idOf(world.village), name: '石桥村', town: { id: idOf(world.town), name: '柳溪镇' }, office: { longitude: 101.8421, latitude: 36.613 } }]);
    expect(without).toBe(2);
  });

  test('by the code on its board, in small letters too; a closed one is not there', async () => {
    const town = await buildTown({ name: '关停镇', parentId: idOf(world.district) });
    const closed = await buildVillage({ name: '并走村', code: 'GT-01', parentId: idOf(town) });
    expect(await findVillageByCode('gt-01')).toMatchObject({ name: '并走村', town: { name: '关停镇' } });
    await closeOrganisation(ctx, idOf(closed), { version: closed.trail.seq, reason: '合并' });
    await expect(findVillageByCode('GT-01')).rejects.toMatchObject({ code: 'notFound' });
    expect(await names('并走村')).toEqual([]);
    expect((await listVillages({})).towns.map(({ name }) => name)).not.toContain('关停镇');
  });

  test('a town, and what is no village, has no board', async () => {
    await expect(showBoard(ctx, idOf(world.town))).rejects.toMatchObject({ code: 'notFound' });
    expect(await noticesOf(ctx, idOf(world.department))).toBeNull();
  });
});

describe('the board', () => {
  test('the newest month comes first in figures, also where an older one was corrected later', async () => {
    await buildPublished(world.village, { period: month(9), on: '2026-10-08', content: accounts(10_000, 5_000, 2_000) });
    const october = await buildPublished(world.village, { period: month(10), on: '2026-11-12', lateWorkingDays: 2, content: accounts(13_000, 700, 200) });
    const august = await buildPublished(world.village, { period: month(8), on: '2026-09-04' });
    await buildPublished(world.village, { period: month(8), on: '2026-11-15', corrects: august });
    const { account, lines, publishedThisYear, village } = await showBoard(ctx, idOf(world.village));
    expect(village).toMatchObject({ name: '石桥村', town: { name: '柳溪镇' } });
    expect(account).toEqual({ publicationId: idOf(october), period: '2026年10月', opening: 13_000, received: 700, paid: 200, closing: 13_500, on: '2026-11-12', lateWorkingDays: 2, corrected: false });
    expect(lines.finance.map(({ title, corrected }) => [title, corrected])).toEqual([
      ['2026年8月 每月收支账', true],
      ['2026年10月 每月收支账', false],
      ['2026年9月 每月收支账', false],
    ]);
    expect(publishedThisYear).toBe(3);
  });

  test('nothing stands on it, and nothing is found, that is not public: drafts, what is for party members, other villages', async () => {
    await buildPublished(world.neighbour, { hidden: true });
    await buildPublished(world.elsewhere, { item: 'V6', content: null, nothing: true });
    const board = await showBoard(ctx, idOf(world.neighbour));
    expect(board).toMatchObject({ account: null, publishedThisYear: 0, duties: null });
    expect(Object.values(board.lines).flat()).toEqual([]);
    expect((await searchVillage(idOf(world.neighbour), { text: '收支', limit: 20 })).groups).toEqual([]);
  });

  test('what is due stands there as whoever watches over it says, and an officer is shown what is late', async () => {
    const duty = (name: string, due: string, light: WatchedDuty['light'], lateWorkingDays: number | null): WatchedDuty => ({ item: { code: 'V6', name }, period: { label: '2026年' }, due, light, lateWorkingDays });
    const owed = [duty('低保对象', '2026-11-18', 'red', 2), duty('资产台账', '2026-11-24', 'yellow', null), ...Array.from({ length: 6 }, () => duty('收支账', '2026-12-07', 'green', null))];
    installNextDuties(async (_village, limit) => owed.slice(0, limit));
    const { duties } = await showBoard(ctx, idOf(world.village));
    expect(duties).toMatchObject({ yellow: 1, red: 1, next: [{ name: '低保对象', light: 'red', workingDays: 2 }, { name: '资产台账', light: 'yellow', workingDays: 2 }, { light: 'green', workingDays: 11 }, {}, {}] });
    expect(duties?.next).toHaveLength(5);
    const notices = await noticesOf(ctx, idOf(world.village));
    expect(notices?.late.map(({ name }) => name)).toEqual(['低保对象']);
    expect(notices?.newest[0]).toMatchObject({ title: '2026年8月 每月收支账', corrected: true });
  });
});

describe('search', () => {
  const found = async (text: string) => (await searchVillage(idOf(world.village), { text, limit: 20 })).groups.flatMap(({ items }) => items.map(({ title }) => title));

  test.each(['收支', '每月收支账', 'shouzhi', 'myszz', '财务'])('%s finds the accounts, and only their newest period', async (text) => expect(await found(text)).toEqual(['2026年10月 每月收支账']));
  test('what means nothing finds nothing', async () => expect(await found('飞机')).toEqual([]));

  test('what other capabilities show is found in a group of its own: five at first, then page by page, the likeliest first', async () => {
    const titles = ['通村道路硬化', ...Array.from({ length: 7 }, (_, index) => `第${'一二三四五六七'[index]}期道路维修`)];
    defineSearchable({ group: 'projects', find: async (_village, rate) => titles.map((title) => ({ title, note: '', target: { page: 'project' as const, id: title }, rate: rate(title) })).filter((one) => one.rate > 0) });
    const { groups } = await searchVillage(idOf(world.village), { text: '通村道路', limit: 20 });
    expect(groups.map(({ group, items }) => [group, items[0]?.title])).toEqual([['projects', '通村道路硬化']]);
    const [first] = (await searchVillage(idOf(world.village), { text: '道路', limit: 20 })).groups;
    expect([first?.items.length, first?.total]).toEqual([5, 8]);
    const [page] = (await searchVillage(idOf(world.village), { text: '道路', group: 'projects', limit: 5 })).groups;
    const [rest] = (await searchVillage(idOf(world.village), { text: '道路', group: 'projects', limit: 5, cursor: page?.nextCursor as string })).groups;
    expect([...page!.items, ...rest!.items].map(({ title }) => title).sort()).toEqual([...titles].sort());
    expect(rest?.nextCursor).toBeNull();
  });
});

test('boards and search read by index', async () => {
  const id = idOf(world.village);
  const planOf = async (filter: object, sort: Record<string, 1 | -1>): Promise<string> => JSON.stringify(await native(PublicationModel).find(filter as never).sort(sort).explain());
  const accountPlan = await planOf(listedAccounts(id), { listedAt: -1, _id: -1 });
  expect(accountPlan).toContain('village.id_1_item.class_1_listedAt_-1__id_-1');
  expect(accountPlan).not.toContain('"SORT"');
  const itemPlan = await planOf(newestOfItem(id, 'F0'), newestFirst);
  expect(itemPlan).toContain('village.id_1_item.code_1_period.key_1_edition_-1');
  expect(await planOf(listedSince(id, new Date('2026-01-01T00:00:00Z')), { listedAt: -1, _id: -1 })).toContain('village.id_1_listedAt_-1__id_-1');
});
