import { randomUUID } from 'node:crypto';
import { comparison, statisticsAlert, statisticsBoard, statisticsRebuild, statisticsScopes } from '../../contracts/statistics';
import type { Role } from '../../contracts/roles';
import { runJobs, settle, type OrganisationRecord } from '../../domain/kernel';
import { RatingDayModel } from '../../domain/statistics';
import { useTestDatabase } from '../support/database';
import { buildAccount, buildDepartment, buildDistrict, buildHall, buildWindow, idOf, signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';

// The board as the console asks for it, through the door.
useTestDatabase();
const server = useServer({ demo: true }, { clock: testClock });

let district: OrganisationRecord;
let hall: OrganisationRecord;
let otherHall: OrganisationRecord;
let window: OrganisationRecord;
let leader: TestClient;
let manager: TestClient;

const as = async (role: Role, organisation: OrganisationRecord): Promise<TestClient> => signInAs(server.client(), await buildAccount({ grants: [{ role, organisationId: idOf(organisation) }] }));

beforeAll(async () => {
  district = await buildDistrict();
  [hall, otherHall] = [await buildHall({ parentId: idOf(district) }), await buildHall({ parentId: idOf(district) })];
  window = await buildWindow({ parentId: idOf(hall), departmentId: idOf(await buildDepartment({ parentId: idOf(district) })) });
  for (const [level, reasons] of [['satisfied', ['413']], ['dissatisfied', ['209']], ['dissatisfied', ['902']]]) {
    const rated = await server.client().post('/api/public/ratings', { idempotencyKey: randomUUID(), windowCode: window.window?.code, level, reasons, channel: 'h5' });
    expect(rated.status).toBe(201);
  }
  await settle(testClock);
  [leader, manager] = [await as('commissionLeader', district), await as('hallManager', hall)];
});

test('the board, the scopes and the comparison answer as their contracts say', async () => {
  const board = statisticsBoard.parse((await leader.get('/api/statistics/board?period=7d')).body);
  expect(board).toMatchObject({ scope: { id: idOf(district) }, counts: { satisfied: 1, dissatisfied: 2 } });
  expect(statisticsBoard.parse((await manager.get('/api/statistics/board')).body)).toMatchObject({ scope: { id: idOf(hall) }, counts: { satisfied: 1, dissatisfied: 1 } });
  expect(statisticsScopes.parse((await manager.get('/api/statistics/scopes')).body).items.map((one) => one.kind)).toEqual(['hall', 'window']);
  expect(comparison.parse((await leader.get('/api/statistics/comparison?kind=hall')).body).items).toMatchObject([{ organisation: { id: idOf(hall) }, rank: null }]);
});

test('another hall is not found, on the board and in what is taken out', async () => {
  for (const place of ['board', 'comparison', 'alerts', 'days/export', 'reasons/export', 'hours/export', 'comparison/export']) {
    const answer = await manager.get(`/api/statistics/${place}?organisationId=${idOf(otherHall)}`);
    expect([place, answer.status, errorOf(answer).code]).toEqual([place, 404, 'notFound']);
  }
});

test('who works at the window sees no statistics', async () => {
  const worker = await as('windowWorker', window);
  for (const place of ['board', 'scopes', 'comparison', 'alerts', 'exchange?from=2026-11-01&to=2026-11-20']) expect((await worker.get(`/api/statistics/${place}`)).status).toBe(403);
});

test('the system administrator has every figure counted anew, once at a time, and others may not', async () => {
  const admin = await as('systemAdmin', district);
  expect((await admin.get('/api/statistics/rebuild')).body).toEqual({ run: null });
  expect((await admin.post('/api/statistics/rebuild')).status).toBe(202);
  expect((await admin.post('/api/statistics/rebuild')).body).toMatchObject({ run: { state: 'queued' } });
  await RatingDayModel.collection.deleteMany({});
  expect(await runJobs(testClock)).toBe(1);
  expect(statisticsRebuild.parse((await admin.get('/api/statistics/rebuild')).body)).toMatchObject({ run: { state: 'done', doneDays: 1, allDays: 1 } });
  expect(statisticsBoard.parse((await leader.get('/api/statistics/board?period=7d')).body)).toMatchObject({ counts: { satisfied: 1, dissatisfied: 2 } });
  expect((await leader.post('/api/statistics/rebuild')).status).toBe(403);
});

test('a bad period is told at its field, also where a file was asked for', async () => {
  for (const place of ['board', 'days/export']) {
    const answer = await leader.get(`/api/statistics/${place}?period=custom&from=2026-11-20&to=2026-11-01`);
    expect([answer.status, errorOf(answer).fields]).toEqual([400, [{ path: 'from', message: '起始日要在截止日以前' }]]);
  }
});

test('every chart goes out as its table', async () => {
  const csv = async (place: string) => (await leader.get(`/api/statistics/${place}/export?format=csv&period=7d`)).body as string;
  expect(await csv('days')).toContain('2026-11-20,3,1,0,2,33.3%,6.1%–79.2%,0,0,0,0,0');
  expect((await csv('days')).trim().split('\r\n')).toHaveLength(8);
  expect(await csv('reasons')).toContain('不满意,没按说好的时间办完,209,209,1,0');
  expect(await csv('hours')).toContain('周五,10:00–11:00,是,3,1,0,2');
  expect(await csv('comparison')).toContain('"不足 30 条，不参加比较"'.replaceAll('"', ''));
  expect((await leader.get('/api/statistics/comparison/export?kind=hall')).headers.get('content-type')).toContain('spreadsheetml');
  // The hall's own table knows nothing of what is secret.
  expect((await manager.get('/api/statistics/reasons/export?format=csv')).body).not.toContain('902');
});

test('the ratings themselves go out with their national codes', async () => {
  const sheet = (await leader.get('/api/ratings/export?format=csv&reason=209')).body as string;
  expect(sheet.split('\r\n')[0]).toContain('国家评价等级代码,国家选项代码,标记,认定');
  expect(sheet.split('\r\n')[1]).toMatch(/,2,209,,$/);
});

test('the upstream file is for the supervisor and the leader', async () => {
  const address = '/api/statistics/exchange?from=2026-11-01&to=2026-11-20';
  const answer = await leader.get(address);
  expect(answer).toMatchObject({ status: 200, body: { version: '1', count: 2 } });
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('好差评报送 2026-11-01 至 2026-11-20.json'));
  expect((await manager.get(address)).status).toBe(403);
});

test('what is late stands in front of what was found', async () => {
  testClock.set('2026-12-01T02:00:00.000Z');
  const again = await as('hallManager', hall);
  const { items } = (await again.get('/api/statistics/alerts')).body as { items: unknown[] };
  expect(items.map((one) => statisticsAlert.parse(one))).toMatchObject([{ kind: 'late', id: null }]);
  testClock.set('2026-11-20T02:00:00.000Z');
});
