import { useTestDatabase } from '../support/database';
import { idOf, signInAs, testClock } from '../support/factories';
import { fundBook } from '../support/funds';
import { errorOf, useServer, type TestClient } from '../support/http';
import { buildVillageWorld, type Holder, type VillageWorld } from '../support/villages';
import type { FundFlow } from '../../contracts/fund-flow';

useTestDatabase();
const server = useServer({ demo: false }, { clock: testClock });
let world: VillageWorld;
const book = fundBook(() => world, testClock);
const clients = new Map<Holder, TestClient>();
const as = async (holder: Holder): Promise<TestClient> => {
  const known = clients.get(holder) ?? (await signInAs(server.client(), world.accounts[holder]));
  clients.set(holder, known);
  return known;
};
const flowAt = (query: string): Promise<{ status: number; body: unknown }> => server.client().get(`/api/public/funds/flow?${query}`);

beforeAll(async () => {
  world = await buildVillageWorld();
  await book.enter('central', world.department, 900, { document: '内部文号一' });
  await book.enter(world.department, world.town, 900);
  await book.enter(world.town, world.village, 880);
  await book.approve(world.village, 880, 4);
  await book.pay(world.village, 880, 4);
});

test('anybody sees the money of a village, a town and the district; nobody’s name, account or document is in it', async () => {
  for (const query of [`village=${idOf(world.village)}`, `town=${idOf(world.town)}`, 'year=2026', '']) {
    const { status, body } = await flowAt(query);
    expect([status, (body as FundFlow).total.paid]).toEqual([200, 88_000]);
    expect(JSON.stringify(body)).not.toMatch(/测试|内部文号|enteredBy|document/);
  }
  expect(((await flowAt(`town=${idOf(world.town)}`)).body as FundFlow).differences.map(({ words }) => words)).toEqual(['柳溪镇 收到 900.00，拨到村 880.00，还有 20.00 没有拨。']);
});

test('what is no village, no programme or both at once is refused', async () => {
  expect((await flowAt(`village=${idOf(world.town)}`)).status).toBe(404);
  expect((await flowAt(`village=${idOf(world.village)}&programme=Z99`)).status).toBe(404);
  expect((await flowAt(`village=${idOf(world.village)}&town=${idOf(world.town)}`)).status).toBe(400);
});

test('programmes are told with what one asks first', async () => {
  const { body } = await server.client().get('/api/public/funds/programmes');
  expect((body as { items: { code: string }[] }).items.length).toBe(38);
  expect((await server.client().get('/api/public/funds/programmes/S1')).body).toMatchObject({ name: '城乡最低生活保障', rates: [], channel: 'oneCard' });
  expect((await server.client().get('/api/public/funds/programmes/K1')).status).toBe(404);
});

test('a line is entered by whoever is in charge, and taken back over HTTP', async () => {
  const line = { kind: 'release', programme: 'A2', year: 2026, day: '2026-11-10', document: '青财〔2026〕9号', amount: 10_000, from: idOf(world.department), to: idOf(world.town), departmentId: idOf(world.department) };
  const officer = await as('fundOfficer');
  const { status, body } = await officer.post('/api/fund-movements', line);
  expect(status).toBe(201);
  expect(errorOf(await officer.post('/api/fund-movements', line)).code).toBe('duplicate');
  expect((await (await as('townReviewer')).post('/api/fund-movements', { ...line, document: '另一份' })).status).toBe(403);
  expect(errorOf(await officer.post('/api/fund-movements', { ...line, document: '另一份', departmentId: idOf(world.district) })).code).toBe('notFound');
  const { id } = body as { id: string };
  expect((await officer.post(`/api/fund-movements/${id}/reversal`, { day: '2026-11-20', document: '冲正单', reason: '金额写错' })).status).toBe(201);
  expect((await officer.get(`/api/fund-movements/${id}`)).body).toMatchObject({ reversedBy: { reason: '金额写错' } });
  expect(((await officer.get('/api/fund-flow?programme=A2')).body as FundFlow).total.received).toBe(0);
});

test('sheets go out with every difference in words', async () => {
  const csv = String((await (await as('disclosureManager')).get('/api/fund-flow/export?format=csv&year=2026')).body);
  expect(csv).toContain('柳溪镇 收到 900.00，拨到村 880.00，还有 20.00 没有拨。');
  expect(String((await (await as('fundOfficer')).get('/api/fund-movements/export?format=csv')).body)).toContain('内部文号一');
  expect((await (await as('villageClerk')).get('/api/fund-flow/export?format=csv&year=2026')).status).toBe(403);
});
