import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { addProgrammeRequest, fundProgramme, fundProgrammeListQuery, saveProgrammeRequest, type FundProgrammeDetail } from '../../contracts/fund';
import { Fault, fixedClock, type Context } from '../kernel';
import { defaultProgrammes } from './defaults';
import { addProgramme, listProgrammes, listProgrammesFor, programmeFor, publicProgramme, publicProgrammes, resetProgramme, saveProgramme, showProgramme } from '.';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
let world: VillageWorld;
let manager: Context;
const refused = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));
const asSaved = (one: FundProgrammeDetail, changes: object) => saveProgrammeRequest.parse({ ...one, reason: '按省里文件', ...changes });
const rate = { whom: '', amount: 12_345, per: '每亩', from: '2026-01-01', to: null, document: '青农〔2026〕3号' };

beforeEach(async () => {
  await clearDatabase();
  world = await buildVillageWorld();
  manager = await world.as('disclosureManager', clock);
});

test('the defaults are complete, well formed, and say nothing of what differs from place to place', () => {
  for (const one of defaultProgrammes) expect(fundProgramme.parse(one)).toEqual(one);
  expect(new Set(defaultProgrammes.map(({ code }) => code)).size).toBe(defaultProgrammes.length);
  expect(Object.fromEntries(['A', 'H', 'P', 'B', 'S', 'E', 'K'].map((letter) => [letter, defaultProgrammes.filter(({ code }) => code.startsWith(letter)).length]))).toEqual({ A: 8, H: 5, P: 4, B: 6, S: 8, E: 7, K: 0 });
  expect(defaultProgrammes.flatMap(({ rates, materials, sources }) => [...rates, ...materials, ...sources])).toEqual([]);
});

test('an edited one is marked, keeps its versions, and can be put back', async () => {
  const before = await showProgramme(manager, 'A1');
  expect(before).toMatchObject({ origin: 'default', version: 1, hasRate: false, versions: [{ version: 1, at: null, by: '清鉴' }] });
  await saveProgramme(manager, 'A1', asSaved(before, { rates: [rate], phone: '0470 123 4567' }));
  const edited = await showProgramme(manager, 'A1');
  expect(edited).toMatchObject({ origin: 'edited', version: 2, hasRate: true, phone: '0470 123 4567' });
  expect(edited.versions.map(({ version, by, changed }) => [version, by, changed])).toEqual([[2, '测试disclosureManager', ['标准', '咨询电话']], [1, '清鉴', []]]);
  expect(await refused(saveProgramme(manager, 'A1', asSaved(before, { phone: '1' })))).toBe('conflict');
  expect(await refused(saveProgramme(manager, 'A1', asSaved(edited, {})))).toBe('badRequest');
  await resetProgramme(manager, 'A1', { version: 2, reason: '换回默认' });
  expect(await showProgramme(manager, 'A1')).toMatchObject({ origin: 'default', version: 3, rates: [], phone: '' });
  expect(await refused(resetProgramme(manager, 'A1', { version: 3, reason: '再换一次' }))).toBe('wrongState');
});

test('of several rates the newest comes first, and only one of today counts as entered', async () => {
  await saveProgramme(manager, 'S6', asSaved(await showProgramme(manager, 'S6'), { rates: [{ ...rate, from: '2024-01-01', to: '2024-12-31' }, { ...rate, from: '2025-01-01', to: '2025-12-31' }] }));
  const shown = await showProgramme(manager, 'S6');
  expect([shown.hasRate, shown.rates.map(({ from }) => from)]).toEqual([false, ['2025-01-01', '2024-01-01']]);
  expect((await publicProgramme('S6')).rates.map(({ from }) => from)).toEqual(['2025-01-01', '2024-01-01']);
});

test('one that is retired is in no list, and stays known to what was paid by it', async () => {
  await saveProgramme(manager, 'A4', asSaved(await showProgramme(manager, 'A4'), { active: false }));
  expect((await listProgrammes()).map(({ code }) => code)).not.toContain('A4');
  expect((await publicProgrammes()).items.map(({ code }) => code)).not.toContain('A4');
  expect(await refused(publicProgramme('A4'))).toBe('notFound');
  expect((await programmeFor('A4')).name).toBe('玉米大豆生产者补贴');
  expect((await listProgrammesFor(manager, fundProgrammeListQuery.parse({ show: 'retired' }))).items.map(({ code }) => code)).toEqual(['A4']);
});

test('a district adds its own, under a letter of the kind; 一卡通 is no programme', async () => {
  const own = { ...(await showProgramme(manager, 'A2')), name: '奶牛良种补贴', reason: '区里新设' };
  expect(addProgrammeRequest.safeParse({ ...own, code: 'S9', kind: 'agriculture' }).success).toBe(false);
  expect(addProgrammeRequest.safeParse({ ...own, code: 'K1', kind: 'oneCard' }).success).toBe(false);
  await addProgramme(manager, addProgrammeRequest.parse({ ...own, code: 'A10', kind: 'agriculture' }));
  expect(await refused(addProgramme(manager, addProgrammeRequest.parse({ ...own, code: 'A10', kind: 'agriculture' })))).toBe('duplicate');
  expect((await listProgrammes()).map(({ code }) => code).slice(0, 10)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A10', 'B1']);
  expect(await showProgramme(manager, 'A10')).toMatchObject({ origin: 'own', name: '奶牛良种补贴' });
});

test('shares of the sources come to a hundred at most, each level once', async () => {
  const one = await showProgramme(manager, 'S1');
  const parse = (sources: object[]) => saveProgrammeRequest.safeParse({ ...one, reason: '按文件', sources }).success;
  expect([parse([{ level: 'central', share: 60 }, { level: 'own', share: 40 }]), parse([{ level: 'central', share: 60 }, { level: 'own', share: 40.1 }]), parse([{ level: 'central', share: 1 }, { level: 'central', share: 2 }])]).toEqual([true, false, false]);
});

test('whoever only reads does not change them', async () => {
  const leader = await world.as('commissionLeader', clock);
  expect(await refused(saveProgramme(leader, 'A1', asSaved(await showProgramme(leader, 'A1'), { phone: '1' })))).toBe('forbidden');
});
