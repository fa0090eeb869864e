import type { CheckRound, QualityCounts, QualityLine, SpotCheck } from '../../contracts/disclosure-oversight';
import { useTestDatabase } from '../../test/support/database';
import { idOf, signInAs } from '../../test/support/factories';
import { errorOf, useServer, type TestClient } from '../../test/support/http';
import { useWorld } from '../../test/support/world';
import { buildVillageWorld, type Holder, type VillageWorld } from '../../test/support/villages';
import { PublicationModel, type Publication } from '../disclosure';
import { firstTrail, fixedClock, native, newOutbox, ObjectId, settle, systemContext, type OrganisationRecord } from '../kernel';
import { checkFilter, drawn } from './checks';
import { CheckRoundModel, QualityModel, SpotCheckModel } from './model';
import { qualityFilter } from './quality';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../test/support/cheap-argon2')>('../../test/support/cheap-argon2'));
useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00.000Z');
const server = useServer({ demo: true }, { clock });
const ctx = systemContext('test', clock);
let world: VillageWorld;
const clients = new Map<Holder, TestClient>();
useWorld(async () => {
  world = await buildVillageWorld();
  for (const holder of ['villageClerk', 'townReviewer', 'disclosureManager', 'fundOfficer'] as const) clients.set(holder, await signInAs(server.client(), world.accounts[holder]));
});
const as = (holder: Holder): TestClient => clients.get(holder)!;

async function publish(village: OrganisationRecord, month: number, closing = 0, on = `2026-${String(month + 1).padStart(2, '0')}-05`, corrects: ObjectId | null = null): Promise<ObjectId> {
  const _id = new ObjectId();
  const key = `2026-${String(month).padStart(2, '0')}`;
  const facts: Omit<Publication, 'trail'> = {
    ...{ _id, title: `${village.name} ${key}`, village: { id: village._id, name: village.name }, town: { id: village.path[1]!, name: '柳溪镇' }, path: village.path },
    ...{ item: { code: 'F0', name: '每月收支账', class: 'finance', form: 'accounts', audience: 'everyone', version: 1 }, period: { key, label: `2026年${month}月`, from: `${key}-01`, to: `${key}-28` }, edition: corrects ? 2 : 1, state: 'published', nothing: false },
    ...{ content: { form: 'accounts', opening: 0, receipts: [], payments: [], closing, note: '' }, attachments: [], looked: true, decisions: [], writers: [], drafted: { at: clock.now(), by: { id: new ObjectId(), name: '测试' } }, updatedAt: clock.now(), steps: [] },
    ...{ published: { at: clock.now(), on, due: `2026-${String(month + 1).padStart(2, '0')}-15`, lateWorkingDays: 0 }, corrects, correction: null, replacedBy: null },
  };
  await native(PublicationModel).insertOne({ ...facts, trail: firstTrail(ctx, 'publication.test', {}, {}), outbox: newOutbox(ctx, [{ type: 'disclosure.published', payload: { publicationId: _id.toHexString(), villageId: idOf(village), itemCode: 'F0', periodKey: key, edition: corrects ? 2 : 1, corrects: corrects && idOf({ _id: corrects }), onDay: on } }]) } as Publication);
  await settle(clock);
  return _id;
}
const quality = async (holder: Holder, query = ''): Promise<QualityLine[]> => ((await as(holder).get(`/api/disclosure/quality${query}`)).body as { items: QualityLine[] }).items;
const checks = async (holder: Holder, query = ''): Promise<SpotCheck[]> => ((await as(holder).get(`/api/disclosure/checks${query}`)).body as { items: SpotCheck[] }).items;
const draw = (holder: Holder, organisation: OrganisationRecord, more = {}) => as(holder).post('/api/disclosure/check-rounds', { organisationId: idOf(organisation), seed: '08152233', from: '2026-01-01', to: '2026-12-31', size: 2, ...more });

test('what is published is looked at by the rules; a town sees its own villages only', async () => {
  await publish(world.village, 9);
  await publish(world.village, 10, 1250);
  await publish(world.elsewhere, 10, 500, '2026-11-16');
  expect(await quality('townReviewer')).toMatchObject([{ periodLabel: '2026年10月', flags: ['sumsDisagree'], details: ['月末结余差 12.50 元'] }]);
  expect(await quality('disclosureManager', '?flag=late')).toMatchObject([{ village: { name: '下槐村' } }]);
  expect((await as('disclosureManager').get('/api/disclosure/quality/counts')).body as QualityCounts).toEqual({ counts: { sumsDisagree: 2, roundFigures: 0, copied: 0, lastMinute: 0, late: 1 }, published: 3, flagged: 2 });
  expect((await as('villageClerk').get('/api/disclosure/quality')).status).toBe(403);
});

test('a correction after the due day does not make late what came in time; it is looked at in place of what it corrects', async () => {
  const first = await publish(world.village, 10, 1250);
  await native(PublicationModel).updateOne({ _id: first }, { $set: { state: 'replaced' } });
  await publish(world.village, 10, 0, '2026-11-19', first);
  expect(await quality('townReviewer')).toEqual([]);
  expect((await as('townReviewer').get('/api/disclosure/quality/counts')).body as QualityCounts).toMatchObject({ published: 1, flagged: 0 });
});

test('a sample is drawn by its seed: the same for whoever draws it again, another for another seed', async () => {
  const ids: ObjectId[] = [];
  for (const month of [3, 4, 5, 6, 7, 8]) ids.push(await publish(world.village, month));
  expect((await draw('disclosureManager', world.district)).body as CheckRound).toMatchObject({ candidates: 6, open: 2, problems: 0, seed: '08152233' });
  const seen = (await checks('disclosureManager')).map(({ publicationId }) => publicationId).sort();
  expect(seen).toEqual(drawn('08152233', [...ids].reverse(), 2).map(String).sort());
  expect(new Set(['a1b2', 'a1b3', 'a1b4', 'a1b5'].map((seed) => drawn(seed, ids, 2).map(String).join()))).not.toHaveProperty('size', 1);
  expect(errorOf(await draw('disclosureManager', world.district, { from: '2025-01-01', to: '2025-02-01' })).fields).toEqual([{ path: 'from', message: '这段时间没有公开过什么，请换一段' }]);
});

test('a crash after the draw leaves no edition out', async () => {
  await publish(world.village, 9);
  await publish(world.village, 10);
  await draw('townReviewer', world.town);
  await native(SpotCheckModel).deleteMany({});
  await settle(clock);
  expect(await checks('townReviewer')).toHaveLength(2);
});

test('a problem is told to the village and stands in its record; the village records nothing', async () => {
  await publish(world.village, 10);
  await draw('disclosureManager', world.district, { size: 1 });
  const [check] = await checks('villageClerk');
  expect(check).toMatchObject({ result: null, abilities: { record: false } });
  expect((await as('villageClerk').post(`/api/disclosure/checks/${check!.id}/result`, { version: check!.version, result: 'good', finding: '' })).status).toBe(403);
  // Drawn by the district: the town reads it, and leaves it to the district.
  expect((await as('townReviewer').post(`/api/disclosure/checks/${check!.id}/result`, { version: check!.version, result: 'good', finding: '' })).status).toBe(403);
  expect(errorOf(await as('disclosureManager').post(`/api/disclosure/checks/${check!.id}/result`, { version: check!.version, result: 'problem', finding: '' })).fields).toEqual([{ path: 'finding', message: '请写明是什么问题，至少 5 个字' }]);
  expect((await as('disclosureManager').post(`/api/disclosure/checks/${check!.id}/result`, { version: check!.version, result: 'problem', finding: '凭证少附了两张。' })).status).toBe(200);
  await settle(clock);
  expect(await checks('villageClerk', '?result=problem')).toMatchObject([{ finding: '凭证少附了两张。' }]);
  expect(((await as('villageClerk').get('/api/inbox')).body as { items: { title: string }[] }).items.map(({ title }) => title)).toEqual(['抽查有问题：每月收支账']);
  expect((await as('fundOfficer').get('/api/disclosure/checks')).status).toBe(403);
});

test('every list is read by an index', async () => {
  await publish(world.village, 10, 5);
  await draw('townReviewer', world.town, { size: 1 });
  const town = await world.as('townReviewer', clock);
  const planOf = async (model: typeof QualityModel | typeof SpotCheckModel | typeof CheckRoundModel | typeof PublicationModel, filter: object, sort: Record<string, 1 | -1>): Promise<string> =>
    JSON.stringify(((await native(model as typeof QualityModel).find(filter, { sort }).explain()) as { queryPlanner: object }).queryPlanner);
  expect(await planOf(QualityModel, qualityFilter(town, {}), { onDay: -1, _id: -1 })).toContain('path_1_flagged_1_onDay_-1__id_-1');
  expect(await planOf(SpotCheckModel, checkFilter(town, {}), { _id: 1 })).toContain('path_1__id_1');
  expect(await planOf(SpotCheckModel, checkFilter(town, { result: 'problem' }), { _id: 1 })).toContain('path_1_result_1__id_1');
  expect(await planOf(PublicationModel, { path: world.town._id, state: 'published', 'published.on': { $gte: '2026-01-01' } }, {})).toMatch(/path_1_(published.on_1|state_1)/);
});
