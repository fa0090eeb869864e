import { randomUUID } from 'node:crypto';
import type { Role } from '../../contracts/roles';
import { createDemoAccount, native, ObjectId, runJobs, settle, type OrganisationRecord } from '../../domain/kernel';
import { RatingModel } from '../../domain/rating';
import { useTestDatabase } from '../support/database';
import { buildAccount, buildDepartment, buildDistrict, buildHall, buildPerson, buildWindow, idOf, signInAs, testClock, testContext, testPassword } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';

// Windows and who sits at them, over HTTP: merge, roster, printing, own results.
useTestDatabase();
const server = useServer({ demo: true }, { clock: testClock });

let district: OrganisationRecord;
let hall: OrganisationRecord;
let otherHall: OrganisationRecord;
let department: OrganisationRecord;
let window: OrganisationRecord;
let otherWindow: OrganisationRecord;

const as = async (role: Role, at: OrganisationRecord): Promise<TestClient> => signInAs(server.client(), await buildAccount({ grants: [{ role, organisationId: idOf(at) }] }));
const rate = async (code: string, more: object = {}) => server.client().post('/api/public/ratings', { idempotencyKey: randomUUID(), windowCode: code, level: 'satisfied', channel: 'h5', ...more });
const windowsRated = async (): Promise<string[]> => (await native(RatingModel).find({}).sort({ _id: 1 }).toArray()).map((one) => one.window.id.toHexString());

async function workerFor(personId: ObjectId, at: OrganisationRecord): Promise<TestClient> {
  const username = `w${personId.toHexString().slice(-8)}`;
  await createDemoAccount(testContext(), { username, name: '窗口人员', password: testPassword, personId, grants: [{ role: 'windowWorker', organisationId: at._id }] });
  return signInAs(server.client(), { username });
}

async function importSheet(client: TestClient, kind: string, text: string): Promise<{ state: string; creates: number; updates: number; problems: unknown[] }> {
  const form = new FormData();
  form.set('kind', kind);
  form.set('file', new Blob([text]), '表.csv');
  const { id } = (await client.post('/api/imports', form)).body as { id: string };
  await runJobs(testClock);
  return (await client.get(`/api/imports/${id}`)).body as { state: string; creates: number; updates: number; problems: unknown[] };
}

beforeAll(async () => {
  district = await buildDistrict({ name: '青禾区' });
  [hall, otherHall, department] = [await buildHall({ parentId: idOf(district), name: '柳溪镇便民服务中心' }), await buildHall({ parentId: idOf(district) }), await buildDepartment({ parentId: idOf(district) })];
  const at = (parent: OrganisationRecord, number: string, name: string) => buildWindow({ parentId: idOf(parent), departmentId: idOf(department), name, window: { number, services: ['参保', '社保卡'], departmentId: idOf(department) } });
  [window, otherWindow] = [await at(hall, '3', '社会保险'), await at(otherHall, '5', '医保报销')];
});

test('a merged window keeps what it received; its printed code is rated on at the other, until they part again', async () => {
  const [code, otherCode] = [window.window!.code, otherWindow.window!.code];
  const admin = await as('systemAdmin', district);
  expect((await rate(code)).status).toBe(201);
  expect((await admin.post(`/api/organisations/${idOf(window)}/merge`, { version: 1, intoId: idOf(otherWindow), reason: '两个窗口合一' })).status).toBe(204);
  expect((await server.client().get(`/api/public/windows/${code}`)).body).toMatchObject({ code, open: true, windowName: '医保报销', mergedFrom: '柳溪镇便民服务中心 3号窗口 社会保险' });
  expect((await server.client().get(`/api/public/windows/${otherCode}`)).body).not.toHaveProperty('mergedFrom');
  expect([(await rate(code)).status, (await rate(otherCode)).status]).toEqual([201, 201]);
  expect((await windowsRated()).sort()).toEqual([idOf(window), idOf(otherWindow), idOf(otherWindow)].sort());
  expect(errorOf(await admin.post(`/api/organisations/${idOf(otherWindow)}/merge`, { version: 2, intoId: idOf(window), reason: '再并回来' })).fields?.[0]).toEqual({ path: 'intoId', message: '只能并入在用的窗口' });
  const { version } = (await admin.get(`/api/organisations/${idOf(window)}`)).body as { version: number };
  expect((await admin.post(`/api/organisations/${idOf(window)}/reopen`, { version, reason: '业务又分开办' })).status).toBe(204);
  await rate(code);
  expect((await windowsRated()).filter((one) => one === idOf(window))).toHaveLength(2);
  await settle(testClock);
});

test('an exported sheet of organisations or windows can be imported again, closed ones left alone', async () => {
  const admin = await as('systemAdmin', district);
  const closed = await buildWindow({ parentId: idOf(hall), departmentId: idOf(department) });
  await admin.post(`/api/organisations/${idOf(closed)}/merge`, { version: 1, intoId: idOf(window), reason: '并掉了' });
  const windows = String((await admin.get('/api/windows/export?format=csv&closed=with')).body);
  expect(windows).toMatch(/^窗口编码,窗口名称,窗口号,大厅编码,/);
  expect(windows).toContain('停用,2026-11-20,并掉了,柳溪镇便民服务中心 3号窗口 社会保险');
  const organisations = String((await admin.get('/api/organisations/export?format=csv')).body);
  expect(organisations).toContain(`,${hall.name},,办事大厅,${district.code},青禾区,在用`);
  for (const [kind, text] of [['organisations', organisations], ['windows', windows]] as const) {
    expect(await importSheet(admin, kind, text)).toMatchObject({ state: 'checked', creates: 0, updates: 0, problems: [] });
  }
  expect(await importSheet(admin, 'windows', windows.replace('社会保险', '社保医保'))).toMatchObject({ creates: 0, updates: 1, problems: [] });
});

test('the roster is kept over HTTP by the hall’s own manager', async () => {
  const person = await buildPerson({ code: 'C1', name: '窗口甲', posts: [{ organisationId: idOf(hall), title: '窗口人员', from: null, to: null }] });
  const manager = await as('hallManager', hall);
  const stranger = await as('hallManager', otherHall);
  const entry = { windowId: idOf(window), personId: idOf(person), from: '2026-11-20' };
  expect((await stranger.post('/api/roster/entries', entry)).status).toBe(404);
  expect((await manager.get(`/api/roster/people?windowId=${idOf(window)}&text=窗口`)).body).toMatchObject({ items: [{ name: '窗口甲', code: 'C1', post: '窗口人员' }] });
  const made = await manager.post('/api/roster/entries', entry);
  expect(made.status).toBe(201);
  expect(errorOf(await manager.post('/api/roster/entries', { ...entry, shift: 'morning' })).fields?.[0]?.message).toContain('已经排在“社会保险”');
  expect((await manager.get(`/api/roster?hallId=${idOf(hall)}`)).body).toMatchObject({ hall: { name: hall.name }, mayChange: true });
  expect((await stranger.get(`/api/roster?hallId=${idOf(hall)}`)).status).toBe(404);
  const csv = String((await manager.get('/api/roster/entries/export?format=csv')).body);
  expect(csv).toContain(`${window.code},C1,2026-11-20,,全天,${hall.name},社会保险,窗口甲`);
  expect(await importSheet(manager, 'roster', csv)).toMatchObject({ state: 'checked', creates: 0, updates: 0, problems: [] });
  const { id } = made.body as { id: string };
  expect((await stranger.post(`/api/roster/entries/${id}/end`, { version: 1, to: '2026-11-20' })).status).toBe(404);
  expect((await manager.post(`/api/roster/entries/${id}/end`, { version: 1, to: '2026-11-20' })).status).toBe(204);
});

test('a worker sees and answers his own ratings, and finds nobody else’s', async () => {
  const [here, there] = [await buildPerson({ name: '窗口乙' }), await buildPerson({ name: '窗口丙' })];
  const manager = await as('hallManager', district);
  for (const [person, at] of [[here, window], [there, otherWindow]] as const) await manager.post('/api/roster/entries', { windowId: idOf(at), personId: idOf(person), from: '2026-11-20', shift: 'morning' });
  await native(RatingModel).deleteMany({});
  await rate(window.window!.code, { level: 'dissatisfied', reasons: ['208'], comment: '让我跑了三趟', phone: '13800006027', phoneConsent: true });
  const [own, other] = [await workerFor(here._id, hall), await workerFor(there._id, otherHall)];
  const { items } = (await own.get('/api/my-window/ratings')).body as { items: { id: string }[] };
  expect(items).toHaveLength(1);
  expect((await own.get('/api/my-window')).body).toMatchObject({ state: 'ready', today: { counts: { dissatisfied: 1 } } });
  expect((await own.post(`/api/my-window/ratings/${items[0]!.id}/reply`, { text: '当时系统断网' })).body).toMatchObject({ reply: { text: '当时系统断网' } });
  expect((await manager.get(`/api/ratings/${items[0]!.id}`)).body).toMatchObject({ reply: { by: '窗口乙', text: '当时系统断网' } });
  expect((await other.get('/api/my-window/ratings')).body).toEqual({ items: [], nextCursor: null });
  expect((await other.post(`/api/my-window/ratings/${items[0]!.id}/reply`, { text: '说一句' })).status).toBe(404);
  for (const address of ['/api/ratings', `/api/ratings/${items[0]!.id}`, '/api/follow-ups', '/api/roster/entries', '/api/people']) expect([address, (await own.get(address)).status]).toEqual([address, 403]);
});

test('stands come in one request, within one’s scope, and their codes as a sheet', async () => {
  const manager = await as('hallManager', hall);
  const { items } = (await manager.get(`/api/stands?limit=100&underId=${idOf(district)}`)).body as { items: { hallName: string; svg: string; url: string }[] };
  expect(items).toMatchObject([{ hallName: hall.name, number: '3', url: `http://localhost:3000/r/${window.window?.code}`, svg: expect.stringContaining('<svg') }]);
  const csv = String((await manager.get('/api/stands/export?format=csv')).body);
  expect(csv).toContain(`${hall.name},3,社会保险,${department.name},${window.window?.code},http://localhost:3000/r/${window.window?.code}`);
  expect(csv).not.toContain(otherWindow.window?.code);
});

test('an account is made for a person who is on file, and for no other', async () => {
  const admin = await as('systemAdmin', district);
  const person = await buildPerson({ name: '窗口丁' });
  expect((await admin.post('/api/accounts', { username: 'chuangkouding', name: '窗口丁', personId: idOf(person) })).body).toMatchObject({ account: { personId: idOf(person) } });
  expect(errorOf(await admin.post('/api/accounts', { username: 'meiyou', name: '没有这人', personId: 'f'.repeat(24) })).fields).toEqual([{ path: 'personId', message: '没有这个人，或已停用' }]);
});
