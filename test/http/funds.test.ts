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

test('a town enters and takes back its own releases over HTTP, by form and by sheet; nobody enters them for it', async () => {
  const town = await as('townReviewer');
  const release = { programme: 'A1', year: 2026, day: '2026-11-18', document: '柳政〔2026〕1号', amount: 500, villageId: idOf(world.neighbour) };
  expect((await town.get('/api/town-releases/money')).body).toMatchObject({ rows: [{ programme: 'A1', received: 90_000, released: 88_000, left: 2_000 }], villages: [{ name: '石桥村' }, { name: '上柳村' }] });
  const made = await town.post('/api/town-releases', release);
  expect(made.status).toBe(201);
  expect(errorOf(await town.post('/api/town-releases', { ...release, villageId: idOf(world.elsewhere) })).code).toBe('notFound');
  for (const holder of ['fundOfficer', 'disclosureManager', 'villageClerk'] as const) expect([holder, (await (await as(holder)).post('/api/town-releases', { ...release, document: '另一份' })).status]).toEqual([holder, 403]);
  const { id } = made.body as { id: string };
  expect((await town.post(`/api/fund-movements/${id}/reversal`, { day: '2026-11-20', document: '冲正单', reason: '拨错了村' })).status).toBe(201);
  expect((await (await as('villageClerk')).post(`/api/fund-movements/${id}/reversal`, { day: '2026-11-20', document: '冲正单', reason: '试一试' })).status).toBe(403);
  const { items } = (await town.get('/api/fund-movements?kind=release&fromKind=town')).body as { items: { amount: number; from: { name: string } }[] };
  expect([items.map(({ amount }) => amount).sort(), new Set(items.map(({ from }) => from.name))]).toEqual([[-500, 500, 88_000].sort(), new Set(['柳溪镇'])]);
  const sheet = (): FormData => {
    const form = new FormData();
    form.set('kind', 'townReleases');
    form.set('file', new File(['项目编码,年度,批次,拨付日期,文号,村（社区）,金额（元）,主管部门,备注\nA1,2026,,2026-11-18,柳政〔2026〕2号,上柳村,5.00,,'], '拨到村.csv'));
    return form;
  };
  expect((await town.post('/api/imports', sheet())).status).toBeLessThan(300);
  expect((await (await as('fundOfficer')).post('/api/imports', sheet())).status).toBe(403);
  expect((await town.get('/api/imports/templates/townReleases')).status).toBe(200);
});

test('sheets go out with every difference in words', async () => {
  const csv = String((await (await as('disclosureManager')).get('/api/fund-flow/export?format=csv&year=2026')).body);
  expect(csv).toContain('柳溪镇 收到 900.00，拨到村 880.00，还有 20.00 没有拨。');
  expect(String((await (await as('fundOfficer')).get('/api/fund-movements/export?format=csv')).body)).toContain('内部文号一');
  expect((await (await as('villageClerk')).get('/api/fund-flow/export?format=csv&year=2026')).status).toBe(403);
});
