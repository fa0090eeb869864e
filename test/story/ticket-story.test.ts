import { randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import mongoose from 'mongoose';
import { pino } from 'pino';
import type { SubmitRatingInput } from '../../contracts/rating';
import type { QueueKeyCreated, ServiceEventTaken, Ticket } from '../../contracts/service-event';
import { installAnchors, runJobs, settle, verifyAudit } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { testClock as clock } from '../support/factories';
import { errorOf, useServer, type Answer, type TestClient } from '../support/http';
import { Staff } from './staff';
import { buildRating, buildWorld, type World } from './world';

// A hall's queue system, its tickets, the limits of the stand and the hall's own network, as each comes through the door.
const database = useTestDatabase();
const logged: string[] = [];
const log = pino({ level: 'trace' }, new Writable({ write: (chunk, _encoding, done) => (logged.push(String(chunk)), done()) }));
const server = useServer({ trustedProxies: ['127.0.0.1', '10.1.0.0/16'], publicOrigin: 'https://pj.example.gov.cn', consoleOrigin: 'https://pj.example.gov.cn' }, { clock, log });
let world: World;
let admin: Staff;
let supervisor: Staff;
let queue: TestClient;
let keyId: string;

const hallId = (): string => world.hall._id.toHexString();
const deviceKey = randomBytes(16).toString('base64url');
const served = (externalId: string, more: object = {}) => ({ externalId, window: '3', servedAt: clock.now().toISOString(), service: '参保登记', ...more });
const tell = (body: object, client = queue): Promise<Answer> => client.post('/api/integration/service-events', body);
const ticketFor = async (externalId: string): Promise<string> => ((await tell(served(externalId))).body as ServiceEventTaken).code;
const rate = (input: Partial<SubmitRatingInput>, from = '203.0.113.20'): Promise<Answer> => server.client().post('/api/public/ratings', buildRating(world, input), { 'x-forwarded-for': from });
const told = (answer: Answer): [number, string] => [answer.status, answer.status < 400 ? 'ok' : errorOf(answer).code];
const comeIn = (secret: string): TestClient => Object.assign(server.client(), { authorization: `Bearer ${secret}` });

beforeAll(async () => {
  installAnchors(database.dataDir());
  clock.set('2026-11-20T07:42:00Z');
  world = await buildWorld(clock);
  [admin, supervisor] = [await Staff.signIn(server, 'admin'), await Staff.signIn(server, 'supervisor')];
  const created = (await admin.post('/api/queue-keys', { hallId: hallId(), name: '一楼叫号机' })).body as QueueKeyCreated;
  keyId = created.queueKey.id;
  queue = comeIn(created.secret);
});

test('the queue tells of a service, the ticket leads to the page, is rated once, and the office hears of it', async () => {
  const first = await queue.send('POST', '/api/integration/service-events', served('20261120-A023'), { origin: '' });
  expect(first).toMatchObject({ status: 201, body: { code: expect.stringMatching(/^[A-HJ-NP-Z2-9]{32}$/) } });
  const { code, url } = first.body as ServiceEventTaken;
  expect(url).toBe(`https://pj.example.gov.cn/t/${code}`);
  expect((await tell(served('20261120-A023'))).body).toEqual(first.body);
  const opened = await server.client().get(`/t/${code.toLowerCase()}`);
  expect([opened.status, opened.headers.get('location')]).toEqual([302, `/pages/rate/index?ticket=${code}`]);
  expect((await server.client().get(`/api/public/tickets/${code}`)).body).toMatchObject({ window: { hallName: '柳溪镇便民服务中心', number: '3' }, usable: true, until: '2026-11-25' } satisfies DeepPartial<Ticket>);

  const input = { ticketCode: code, idempotencyKey: randomUUID() };
  const received = await rate(input);
  expect(told(received)).toEqual([201, 'ok']);
  expect((await rate(input)).body).toEqual(received.body);
  expect(errorOf(await rate({ ticketCode: code }))).toMatchObject({ code: 'ticketUsed', message: '这张小票已经评过了。要补充，可以凭回执追评。' });
  await settle(clock);
  expect((await supervisor.get('/api/ratings')).body).toMatchObject({ items: [{ ticketed: true, window: { name: '3号窗口 社会保险' } }] });
});

test('many at once are answered one by one', async () => {
  const answer = await queue.post('/api/integration/service-events/batch', { items: [served('B1'), served('B2', { window: '婚姻' }), served('20261120-A023', { service: '别的事' }), served('B1')] });
  expect(answer.status).toBe(200);
  const { items } = answer.body as { items: { externalId: string; taken: ServiceEventTaken | null; error: { code: string } | null }[] };
  expect(items.map(({ externalId, error }) => [externalId, error?.code ?? 'ok'])).toEqual([['B1', 'ok'], ['B2', 'windowNotFound'], ['20261120-A023', 'conflict'], ['B1', 'ok']]);
  expect(items[3]?.taken).toEqual(items[0]?.taken);
  expect(told(await queue.post('/api/integration/service-events/batch', { items: Array.from({ length: 501 }, (_, index) => served(`C${index}`)) }))).toEqual([400, 'badRequest']);
  const whole = await queue.post('/api/integration/service-events/batch', { items: Array.from({ length: 500 }, (_, index) => served(`长${'号'.repeat(60)}${index}`.slice(0, 64), { service: '办'.repeat(60) })) });
  expect([whole.status, (whole.body as { items: unknown[] }).items.length]).toEqual([200, 500]);
});

test('a key opens its own hall only, nothing else of the staff’s, and nothing once it is taken back', async () => {
  expect(told(await tell(served('D1', { window: '6' })))).toEqual([404, 'windowNotFound']);
  for (const address of ['/api/ratings', '/api/organisations', `/api/queue-keys?hallId=${hallId()}`]) expect(told(await queue.get(address))).toEqual([401, 'unauthenticated']);
  for (const wrong of ['qjq_wrong', `qjq_${'A'.repeat(43)}`, '']) expect(told(await tell(served('D2'), comeIn(wrong)))).toEqual([401, 'unauthenticated']);
  const other = (await admin.post('/api/queue-keys', { hallId: world.otherHall._id.toHexString(), name: '区大厅' })).body as QueueKeyCreated;
  expect(told(await tell(served('D3'), comeIn(other.secret)))).toEqual([404, 'windowNotFound']);
  const code = await ticketFor('D4');
  expect((await admin.post(`/api/queue-keys/${keyId}/revoke`)).body).toMatchObject({ name: '一楼叫号机', lastUsedOn: '2026-11-20', revoked: { by: '系统员' } });
  expect(told(await tell(served('D5')))).toEqual([401, 'unauthenticated']);
  expect(told(await rate({ ticketCode: code }))).toEqual([201, 'ok']);
  queue = comeIn(((await admin.post('/api/queue-keys', { hallId: hallId(), name: '二楼叫号机' })).body as QueueKeyCreated).secret);
});

test('a torn or made-up ticket is not found, and looking for one ends after some tries', async () => {
  const stranger = { 'x-forwarded-for': '203.0.113.99' };
  const look = (code: string): Promise<Answer> => server.client().get(`/api/public/tickets/${code}`, stranger);
  const code = await ticketFor('E1');
  expect(errorOf(await rate({ ticketCode: `${code.slice(1)}A` })).code).toBe('ticketNotFound');
  for (let round = 0; round < 20; round += 1) expect(told(await look(`${'A'.repeat(31)}${'ABCDEFGHJKLMNPQRSTUVWXYZ'[round]}`))).toEqual([404, 'ticketNotFound']);
  expect(told(await look(code))).toEqual([429, 'tooManyRequests']);
  expect((await server.client().get(`/t/${'0'.repeat(32)}`)).headers.get('location')).toBeNull();
});

test('without a ticket one phone rates a window twice a day, by the clock of Shanghai', async () => {
  clock.set('2026-11-20T15:58:00Z');
  for (let round = 0; round < 2; round += 1) expect(told(await rate({ deviceKey }))).toEqual([201, 'ok']);
  const refused = await rate({ deviceKey });
  expect([refused.status, errorOf(refused).message]).toEqual([429, '今天这个窗口您已评过 2 次，明天可以再评。']);
  expect(told(await rate({ deviceKey, ticketCode: await ticketFor('F1') }))).toEqual([201, 'ok']);
  clock.set('2026-11-20T16:00:01Z');
  expect(told(await rate({ deviceKey }))).toEqual([201, 'ok']);
});

test('the hall’s own network does not rate the hall, through whichever trusted proxy it comes', async () => {
  const shown = (await supervisor.get(`/api/hall-settings/${hallId()}`)).body as Record<string, unknown>;
  const saved = await supervisor.put(`/api/hall-settings/${hallId()}`, { ...shown, staffNetworks: ['198.51.100.0/24', '2001:db8:77::/48'] });
  expect(saved).toMatchObject({ status: 200, body: { version: 1, abilities: { save: true } } });
  expect(errorOf(await supervisor.put(`/api/hall-settings/${hallId()}`, { ...shown, staffNetworks: ['somewhere'], version: 1 })).fields).toMatchObject([{ path: 'staffNetworks.0' }]);
  clock.advance(6000);
  for (const from of ['198.51.100.7', '2001:db8:77:1::5', '203.0.113.5, 198.51.100.7, 10.1.2.3']) {
    const refused = await rate({}, from);
    expect([from, refused.status, errorOf(refused).message]).toEqual([from, 403, '这是大厅的工作网络，不能评自己的大厅。请用自己的手机流量评。']);
  }
  // What the sender writes himself before the trusted proxies counts for nothing.
  for (const from of ['198.51.100.7, 203.0.113.5', '203.0.113.5']) expect([from, ...told(await rate({}, from))]).toEqual([from, 201, 'ok']);
  expect(told(await rate({ windowCode: world.otherWindow.window!.code }, '198.51.100.7'))).toEqual([201, 'ok']);
});

test('who changed what is on the page, for those who may read it', async () => {
  const manager = await Staff.signIn(server, 'hallManager');
  expect((await manager.get(`/api/hall-settings/${hallId()}/history`)).body).toMatchObject({ items: [{ by: '陆平', field: '工作网络', from: '没有填', to: '198.51.100.0/24、2001:db8:77::/48' }] });
  expect(told(await manager.put(`/api/hall-settings/${hallId()}`, { ...((await manager.get(`/api/hall-settings/${hallId()}`)).body as object), dailyLimit: 20 }))).toEqual([403, 'forbidden']);
  const stranger = await Staff.signIn(server, 'otherHallManager');
  for (const address of [`/api/hall-settings/${hallId()}`, `/api/hall-settings/${hallId()}/history`]) expect(told(await stranger.get(address))).toEqual([404, 'notFound']);
});

test('nothing of addresses, phones or the queue’s numbers is in the database or the log, and the audit verifies', async () => {
  await settle(clock);
  await runJobs(clock);
  const collections = (await mongoose.connection.db!.collections()).filter(({ collectionName }) => collectionName !== 'settings');
  const stored = JSON.stringify(await Promise.all(collections.map((collection) => collection.find({}).toArray())));
  const written = logged.join('');
  expect(stored).toContain('参保登记');
  expect(written).toContain('/api/public/ratings');
  for (const trace of [deviceKey, '198.51.100.7', '203.0.113', '2001:db8:77:1', '20261120-A023', queue.authorization!.slice(-43)]) {
    expect([trace, stored.includes(trace)]).toEqual([trace, false]);
    expect([trace, written.includes(trace)]).toEqual([trace, false]);
  }
  expect(await verifyAudit({ clock })).toMatchObject({ ok: true, findings: [] });
});

type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };
