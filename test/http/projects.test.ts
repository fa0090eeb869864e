import { publicProject } from '../../contracts/project';
import { fixedClock, loadCalendar, type Context } from '../../domain/kernel';
import type { Project } from '../../domain/project';
import { seedPolicies } from '../../domain/public-policy';
import { useTestDatabase } from '../support/database';
import { idOf, signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';
import { attached, buildProject, stageContent } from '../support/projects';
import { buildVillageWorld, type Holder, type VillageWorld } from '../support/villages';

useTestDatabase();
const server = useServer({}, { clock: testClock });
const clock = fixedClock('2026-11-20T02:00:00Z');
let world: VillageWorld;
let project: Project;
let clerk: Context;
let reviewer: Context;
const everybody = (): TestClient => server.client();
/** A code of the authenticator counts once while the clock stands still. */
const signedIn = new Map<Holder, Promise<TestClient>>();
const as = (holder: Holder): Promise<TestClient> => {
  const client = signedIn.get(holder) ?? signInAs(server.client(), world.accounts[holder]);
  signedIn.set(holder, client);
  return client;
};

beforeAll(async () => {
  await loadCalendar();
  world = await buildVillageWorld();
  clerk = await world.as('villageClerk', clock);
  reviewer = await world.as('townReviewer', clock);
  project = await buildProject(clerk, reviewer, idOf(world.village), [stageContent('tender'), stageContent('contract', { party: { kind: 'person', name: '演示承包人' } })]);
});

test('from the draft to everybody, over HTTP', async () => {
  const writes = await as('villageClerk');
  const agrees = await as('townReviewer');
  const created = await writes.post('/api/projects', { organisationId: idOf(world.village), content: stageContent('plan', { name: '饮水管网' }), ...attached });
  expect(created.status).toBe(201);
  const { id, version, entries } = created.body as { id: string; version: number; entries: { id: string; abilities: Record<string, boolean> }[] };
  expect((await everybody().get(`/api/public/projects/${id}`)).status).toBe(404);
  const at = `/api/projects/${id}/entries/${entries[0]!.id}`;
  const sent = await writes.post(`${at}/submission`, { version });
  expect((await writes.post(`${at}/approval`, { version: version + 1 })).status).toBe(403);
  const approved = await agrees.post(`${at}/approval`, { version: (sent.body as { version: number }).version });
  expect(approved.status).toBe(200);
  const seen = await everybody().get(`/api/public/projects/${id}`);
  expect(publicProject.parse(seen.body)).toMatchObject({ name: '饮水管网', stage: 'plan', map: false });
});

test('public answers hold nothing personal: no builder’s name, no account, no draft', async () => {
  const answers = await Promise.all([`/api/public/projects/${idOf(project)}`, `/api/public/villages/${idOf(world.village)}/projects`, `/api/public/villages/${idOf(world.village)}/project-places`].map((address) => everybody().get(address)));
  const text = JSON.stringify(answers.map(({ body }) => body));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(text).toContain('演**');
  for (const hidden of ['演示承包人', '测试villageClerk', '测试townReviewer', 'draftedBy', 'writers', 'trail']) expect(text).not.toContain(hidden);
});

test('numbers of people are refused where they would become public', async () => {
  const writes = await as('villageClerk');
  const answer = await writes.post('/api/projects', { organisationId: idOf(world.village), content: stageContent('plan', { supervisorPhone: '13800006027', place: '找老张 13800006027' }), ...attached });
  expect(answer.status).toBe(400);
  expect(errorOf(answer).fields?.map(({ path }) => path)).toEqual(expect.arrayContaining(['content.data.supervisorPhone', 'content.data.place']));
});

test('a file is open to everybody only where it was published', async () => {
  expect((await everybody().get(`/api/public/projects/${idOf(project)}/files/${'f'.repeat(24)}`)).status).toBe(404);
  expect((await everybody().get(`/api/public/projects/${idOf(project)}/map`)).status).toBe(404);
});

test('the export is the list, with sums in yuan', async () => {
  const reads = await as('disclosureManager');
  const { status, body } = await reads.get('/api/projects/export?format=csv');
  expect(status).toBe(200);
  expect(body).toContain('石桥村,村口道路硬化,道路桥梁,合同,100000,90000,90000,0');
});

test('a boundary is taken from the town, refused from the village, and drawn for everybody', async () => {
  const square = [[101.8, 36.6], [101.9, 36.6], [101.9, 36.7], [101.8, 36.7], [101.8, 36.6]];
  const [town, village] = [await as('townReviewer'), await as('villageClerk')];
  const address = `/api/village-maps/${idOf(world.village)}/boundary`;
  const body = { boundary: { type: 'Feature', properties: { owner: '演示某人' }, geometry: { type: 'Polygon', coordinates: [square] } }, version: 0 };
  expect((await village.put(address, body)).status).toBe(403);
  expect((await town.put(address, { ...body, boundary: { type: 'Polygon', coordinates: [square.map(([x, y]) => [y, x])] } })).status).toBe(400);
  expect((await town.put(address, body)).status).toBe(200);
  const seen = await everybody().get(`/api/public/villages/${idOf(world.village)}/project-places`);
  expect((seen.body as { outline: string }).outline).toMatch(/^<svg /);
  expect(JSON.stringify(seen.body)).not.toContain('演示某人');
});

test('policies are searched and read without signing in', async () => {
  await seedPolicies({ clock });
  const found = await everybody().get('/api/public/policies?text=dibao');
  const [first] = (found.body as { items: { id: string; title: string }[] }).items;
  expect(first?.title).toBe('最低生活保障（低保）');
  const one = await everybody().get(`/api/public/policies/${first!.id}`);
  expect(one.body).toMatchObject({ validity: 'inForce', power: 'C1', programme: { code: 'S1' } });
  for (const hidden of ['certainty', 'approvedBy', 'writers']) expect(JSON.stringify(one.body)).not.toContain(hidden);
});
