import { randomUUID } from 'node:crypto';
import { catalogueDetail, type CatalogueDetail, type DisclosureTermsShown } from '../../contracts/disclosure-catalogue';
import type { DutyDetail, DutySummary, UrgingAnalysis } from '../../contracts/disclosure-duty';
import type { MyWork } from '../../contracts/my-work';
import { makeDuties } from '../../domain/disclosure-duty';
import { loadCalendar, settle, shanghaiInstant } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { idOf, signInAs, testClock, testContext } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';
import { buildVillageWorld, type Holder, type VillageWorld } from '../support/villages';

// The catalogue and what follows from it, over HTTP: who may do what, and a late item on its way.
useTestDatabase();
const server = useServer({ demo: true }, { clock: testClock });
let world: VillageWorld;
const clients = {} as Record<Holder, TestClient>;
/** A session ends over night: on another day everybody signs in again. */
async function signIn(): Promise<void> {
  for (const holder of ['villageClerk', 'villageSupervisor', 'townReviewer', 'disclosureManager'] as const) clients[holder] = await signInAs(server.client(), world.accounts[holder]);
}
const at = (day: string): void => testClock.set(shanghaiInstant(day, '09:00').toISOString());

beforeAll(async () => {
  at('2026-11-20');
  await loadCalendar();
  world = await buildVillageWorld();
  await makeDuties(testContext());
  await signIn();
});
afterAll(() => void at('2026-11-20'));

const late = async (client: TestClient): Promise<DutySummary[]> => ((await client.get('/api/disclosure-duties?tab=late')).body as { items: DutySummary[] }).items;

test('the catalogue is read by whoever works by it and changed by the district', async () => {
  const { body } = await clients.villageClerk.get('/api/disclosure-catalogue/V6');
  const { entry, revision } = catalogueDetail.parse(body);
  const changed = { ...entry, revision, note: '本区的叫法', name: '低保对象' };
  for (const holder of ['villageClerk', 'villageSupervisor', 'townReviewer'] as const) expect((await clients[holder].put('/api/disclosure-catalogue/V6', changed)).status).toBe(403);
  const saved = await clients.disclosureManager.put('/api/disclosure-catalogue/V6', changed);
  expect([saved.status, (saved.body as CatalogueDetail).entry.name]).toEqual([200, '低保对象']);
  expect(errorOf(await clients.disclosureManager.put('/api/disclosure-catalogue/V6', changed)).code).toBe('conflict');
  const restored = await clients.disclosureManager.post('/api/disclosure-catalogue/V6/default', { revision: (saved.body as CatalogueDetail).revision, note: '还是用默认的' });
  expect((restored.body as CatalogueDetail).entry.name).toBe('最低生活保障对象');
  const added = await clients.disclosureManager.post('/api/disclosure-catalogue', { ...entry, code: 'Q1', name: '村史馆开放', note: '区里要求' });
  expect([added.status, (added.body as CatalogueDetail).origin]).toEqual([201, 'own']);
  expect((await clients.townReviewer.get('/api/disclosure-catalogue/export?format=csv')).body as string).toContain('村史馆开放');
});

test('the terms show where each number comes from, and refuse what is no day', async () => {
  const shown = (await clients.villageClerk.get('/api/disclosure-terms')).body as DisclosureTermsShown;
  expect(shown.origins.monthlyDay).toEqual({ from: '平台建议', certainty: 'proposal' });
  const bad = await clients.disclosureManager.put('/api/disclosure-terms', { ...shown.terms, monthlyDay: 45, version: shown.version });
  expect(errorOf(bad).fields).toEqual([{ path: 'monthlyDay', message: '最多 31' }]);
  expect((await clients.townReviewer.put('/api/disclosure-terms', { ...shown.terms, version: shown.version })).status).toBe(403);
});

test('a matter is recorded once however often it is sent', async () => {
  const matter = { requestKey: randomUUID(), villageId: idOf(world.village), item: 'S1', title: '补偿款到账', day: '2026-11-19' };
  const [first, again] = [await clients.villageClerk.post('/api/disclosure-duties/matters', matter), await clients.villageClerk.post('/api/disclosure-duties/matters', matter)];
  expect([first.status, (again.body as DutyDetail).id]).toEqual([201, (first.body as DutyDetail).id]);
  expect((await clients.villageClerk.post('/api/disclosure-duties/matters', { ...matter, villageId: idOf(world.neighbour) })).status).toBe(404);
});

test('late: in the clerk’s work, explained, urged once a day, counted', async () => {
  at('2026-12-16');
  await settle(testClock);
  await signIn();
  const [duty] = (await late(clients.villageClerk)).filter(({ item }) => item.code === 'F0');
  const address = `/api/disclosure-duties/${duty!.id}`;
  expect(((await clients.villageClerk.get('/api/my-work')).body as MyWork).counts.disclosureDuty).toBeGreaterThan(0);
  expect(((await clients.townReviewer.get('/api/my-work')).body as MyWork).counts.disclosureDuty).toBe(0);
  const { version } = (await clients.villageClerk.get(address)).body as DutyDetail;
  const explained = await clients.villageClerk.post(`${address}/feedback`, { version, reason: '会计换人，账在交接', promisedOn: '2026-12-20' });
  expect((explained.body as DutyDetail).feedback).toHaveLength(1);
  const seen = (await clients.townReviewer.get(address)).body as DutyDetail;
  expect([seen.promisedOn, seen.abilities]).toEqual(['2026-12-20', { publish: false, explain: false, urge: true, withdraw: false, recommendation: false }]);
  expect((await clients.villageClerk.post(`${address}/urging`, { version: seen.version })).status).toBe(403);
  const urged = (await clients.townReviewer.post(`${address}/urging`, { version: seen.version })).body as DutyDetail;
  expect(errorOf(await clients.townReviewer.post(`${address}/urging`, { version: urged.version }))).toMatchObject({ code: 'wrongState', message: '今天已经催过了，明天可以再催。' });
  expect(errorOf(await clients.townReviewer.get(`${address}/recommendation`)).code).toBe('wrongState');
  const { total } = (await clients.townReviewer.get('/api/disclosure-duties/analysis?from=2026-12-01&to=2026-12-31&by=village')).body as UrgingAnalysis;
  expect(total).toMatchObject({ answered: 1, stages: { manual: { sent: 1 } } });
  expect((await clients.villageSupervisor.get('/api/disclosure-duties/export?format=csv&tab=late')).body as string).toContain('每月收支账');
});

test('one of another village answers 404', async () => {
  const other = (await late(clients.disclosureManager)).find(({ village }) => village.name === '下槐村');
  for (const holder of ['villageClerk', 'townReviewer'] as const) expect((await clients[holder].get(`/api/disclosure-duties/${other!.id}`)).status).toBe(404);
});
