import type { BoardVillage, DisclosureBoard, DisclosureBoardQuery } from '../../contracts/disclosure-board';
import { useTestDatabase } from '../../test/support/database';
import { tellPublished } from '../../test/support/duties';
import { idOf, signInAs, testClock } from '../../test/support/factories';
import { useServer } from '../../test/support/http';
import { buildPublished, month } from '../../test/support/published';
import { buildVillageWorld, type Holder, type VillageWorld } from '../../test/support/villages';
import { countAllTallies, makeDuties, recordMatter, withdrawMatter } from '../disclosure-duty';
import { tallyFilter } from '../disclosure-duty/tally';
import { DutyModel } from '../disclosure-duty/model';
import { DutyTallyModel } from '../disclosure-duty/tally-model';
import { problemsFilter, signsFilter } from '../disclosure-oversight/tally';
import { QualityModel, SpotCheckModel } from '../disclosure-oversight/model';
import { loadCalendar, native, settle, shanghaiInstant, systemContext, type OrganisationRecord } from '../kernel';
import { lateFilter } from '../question/tally';
import { QuestionModel } from '../question/model';
import { VillageMapModel } from '../village-map/model';
import { eachBoardVillage, showBoard } from '.';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../test/support/cheap-argon2')>('../../test/support/cheap-argon2'));
useTestDatabase();
const server = useServer({ demo: true }, { clock: testClock });
const ctx = systemContext('test', testClock);
let world: VillageWorld;
const at = (day: string): void => testClock.set(shanghaiInstant(day, '09:00').toISOString());
const tell = async (village: OrganisationRecord, itemCode: string, periodKey: string, onDay: string, corrects: string | null = null): Promise<void> => {
  at(onDay);
  await tellPublished(testClock, { villageId: idOf(village), itemCode, periodKey, onDay, corrects });
  await settle(testClock);
};
const seen = async (holder: Holder, query: DisclosureBoardQuery = {}): Promise<DisclosureBoard> => showBoard(await world.as(holder, testClock), query);
const short = ({ name, due, inTime, late, missing, corrected, state }: BoardVillage) => [name, due, inTime, late, missing, corrected, state];

/** Accounts of three months in three villages: one in time and corrected, one late, one not at all; the third month is not due yet. */
beforeAll(async () => {
  await loadCalendar();
  at('2026-10-01');
  world = await buildVillageWorld();
  await makeDuties(ctx, { from: '2026-10-01', codes: ['F0'] });
  at('2026-11-02');
  await makeDuties(ctx, { codes: ['F0'] });
  at('2026-12-01');
  await makeDuties(ctx, { codes: ['F0'] });
  const first = await buildPublished(world.village, { item: 'F0', period: month(10), on: '2026-11-10' });
  await tell(world.village, 'F0', '2026-10', '2026-11-10');
  await tell(world.neighbour, 'F0', '2026-10', '2026-11-24');
  await tell(world.village, 'F0', '2026-11', '2026-12-10');
  await buildPublished(world.village, { item: 'F0', period: month(10), on: '2026-12-11', corrects: first });
  await tell(world.village, 'F0', '2026-10', '2026-12-11', idOf(first));
  at('2026-12-22');
  await settle(testClock);
});

test('in time, late, missing and corrected, of what was due in these months; what is not due yet is not counted', async () => {
  const board = await seen('disclosureManager');
  expect([board.from, board.to, board.places.map(({ name }) => name)]).toEqual(['2026-01', '2026-12', ['青禾区']]);
  expect(board.villages.map(short).sort()).toEqual([
    ['上柳村', 2, 0, 1, 1, 0, 'missing'],
    ['下槐村', 2, 0, 0, 2, 0, 'missing'],
    ['石桥村', 2, 2, 0, 0, 1, 'inTime'],
  ]);
  expect(board.total).toMatchObject({ due: 6, inTime: 2, late: 1, missing: 3, corrected: 1 });
  expect(board.towns.map(({ name, villages, due, missing }) => [name, villages, due, missing])).toEqual([['柳溪镇', 2, 4, 1], ['梨园镇', 1, 2, 2]]);
  expect(board.months.filter(({ due }) => due > 0).map((one) => [one.month, one.inTime, one.late, one.missing])).toEqual([['2026-11', 1, 1, 1], ['2026-12', 1, 0, 2]]);
  expect(board.classes.filter(({ due }) => due > 0).map((one) => [one.class, one.due])).toEqual([['finance', 6]]);
});

test('a month, a class and a village alone', async () => {
  const november = await seen('disclosureManager', { from: '2026-11', to: '2026-11' });
  expect(november.villages.map(({ name, due, state }) => [name, due, state])).toContainEqual(['上柳村', 1, 'late']);
  expect((await seen('disclosureManager', { class: 'party' })).total.due).toBe(0);
  const one = await seen('disclosureManager', { placeId: idOf(world.elsewhere) });
  expect([one.places.map(({ name }) => name), one.villages.map(({ name }) => name), one.total.due]).toEqual([['青禾区', '梨园镇', '下槐村'], ['下槐村'], 2]);
  await expect(seen('disclosureManager', { from: '2026-05', to: '2026-04' })).rejects.toMatchObject({ code: 'badRequest' });
  await expect(seen('disclosureManager', { from: '2023-05', to: '2026-04' })).rejects.toMatchObject({ code: 'badRequest' });
});

test('whom to urge first: where something is missing longest, whatever period one looks at', async () => {
  const { pressing } = await seen('disclosureManager', { from: '2026-03', to: '2026-03' });
  expect(pressing.map(({ village, missing }) => [village.name, missing])).toEqual([['下槐村', 2], ['上柳村', 1]]);
  expect(pressing[0]!.longest).toBeGreaterThan(pressing[1]!.longest);
});

test('a town sees its own villages; whoever does not watch over villages sees no ranking', async () => {
  const own = await seen('townReviewer');
  expect([own.places.map(({ name }) => name), own.villages.map(({ name }) => name).sort(), own.total.due]).toEqual([['柳溪镇'], ['上柳村', '石桥村'], 4]);
  // What lies elsewhere is not even said to be there.
  await expect(seen('townReviewer', { placeId: idOf(world.elsewhere) })).rejects.toMatchObject({ code: 'notFound' });
  await expect(seen('townReviewer', { placeId: idOf(world.district) })).rejects.toMatchObject({ code: 'notFound' });
  for (const holder of ['villageClerk', 'villageSupervisor', 'fundOfficer'] as const) {
    const client = await signInAs(server.client(), world.accounts[holder]);
    expect([(await client.get('/api/disclosure-board')).status, (await client.get('/api/disclosure-board/map')).status, (await client.get('/api/disclosure-board/export?format=csv')).status]).toEqual([403, 403, 403]);
  }
  expect((await server.client().get('/api/disclosure-board')).status).toBe(401);
});

test('the sheet holds the same rows', async () => {
  const rows: string[] = [];
  for await (const { name, due } of eachBoardVillage(await world.as('townReviewer', testClock), {})) rows.push(`${name} ${due}`);
  expect(rows.sort()).toEqual(['上柳村 2', '石桥村 2']);
});

test('a matter that was recorded is owed at once, and is not any more when it was a mistake', async () => {
  const clerk = await world.as('villageClerk', testClock);
  const missing = async (): Promise<number> => (await seen('townReviewer')).total.missing;
  const before = await missing();
  const { _id, trail } = await recordMatter(clerk, { requestKey: '00000000-0000-4000-8000-000000000001', villageId: idOf(world.village), item: 'V1', title: '定下护林员人选', day: '2026-12-01' });
  expect(await missing()).toBe(before + 1);
  await withdrawMatter(await world.as('townReviewer', testClock), _id.toHexString(), { version: trail.seq, reason: '记错了村' });
  expect(await missing()).toBe(before);
});

test('what an event left out is counted anew at night, and twice is as good as once', async () => {
  const before = await native(DutyTallyModel).find({}).sort({ _id: 1 }).toArray();
  await native(DutyTallyModel).deleteMany({});
  expect((await seen('disclosureManager')).total.due).toBe(0);
  await countAllTallies(ctx);
  await countAllTallies(ctx);
  expect(await native(DutyTallyModel).find({}).sort({ _id: 1 }).toArray()).toEqual(before);
});

test('every count is read by an index', async () => {
  const planOf = async (model: { collection: unknown }, filter: object): Promise<string> => JSON.stringify(((await native(model as typeof DutyModel).find(filter).explain()) as { queryPlanner: object }).queryPlanner);
  const below = { path: world.town._id };
  const span = { $gte: '2026-01-01', $lte: '2026-12-31' };
  expect(await planOf(DutyTallyModel, tallyFilter(below, 2025, 2026))).toContain('path_1_year_1');
  expect(await planOf(DutyModel, { ...below, due: span })).toContain('path_1_due_1__id_1');
  expect(await planOf(QuestionModel, lateFilter(below, testClock.now()))).toContain('path_1_owed.state_1_owed.redAt_1');
  expect(await planOf(QualityModel, signsFilter(below, span))).toContain('path_1_flagged_1_onDay_-1__id_-1');
  expect(await planOf(SpotCheckModel, problemsFilter(below, span))).toContain('path_1_result_1__id_1');
  expect(await planOf(VillageMapModel, below)).toContain('path_1');
});
