import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { payPortOf } from '../../clients/wechatpay';
import type { ReportSubmitted } from '../../contracts/clue-report';
import type { RewardUnderReceipt } from '../../contracts/reward-receipt';
import { ClueModel } from '../../domain/clue';
import { installMiniLogin } from '../../domain/follower';
import { AccountModel, anchorDay, installShredder, native, ObjectId, settle, systemContext, type Context } from '../../domain/kernel';
import { askAgain, installPay, type PaymentOrder } from '../../domain/payment';
import { accountIdOf } from '../support/ceremony';
import { useTestDatabase } from '../support/database';
import { signInAs, testClock } from '../support/factories';
import { useServer, type TestClient } from '../support/http';
import { answerOnPhone, openPayWorld, payerOf, type PayWorld } from '../support/pay';
import { randomKey, solvedTask } from '../support/report';
import { openRewardOffice, type RewardOffice } from '../support/rewards';
import { formsOf, hashesOf, formsOfHash, openedByServer } from './clue-dump/forms';
import { reachedFrom, thingOf, type Thing } from './reward-dump/joins';

/**
 * Three reports without a name, and what each was rewarded with: cash, a gift, WeChat. Then the search that somebody
 * would make who has the machine and the key file: he starts at a payment and follows whatever two records have in
 * common, an id, a number, a hash, a second, and never comes to a clue; nor from a clue to an openid.
 * (docs/threat-model.md, T147)
 */
jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../support/cheap-argon2')>('../support/cheap-argon2'));
const database = useTestDatabase();
const lines: string[] = [];
const log = pino({ level: 'trace' }, new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
const server = useServer({}, { clock: testClock, log });
const openid = payerOf('mini');
const phone = payerOf('official');

let world: PayWorld;
let office: RewardOffice;
let client: TestClient;
let clueIds: string[];
let receipts: string[];
let things: Thing[];
let known: Set<string>;
/** What the database held while the transfer waited for the person. */
let waiting: { where: string; bytes: Buffer }[];
type KeyFile = Parameters<typeof openedByServer>[1] & Parameters<typeof hashesOf>[1];
let keys: KeyFile;

/** What was done has had its effects, and nothing that follows happens in one second with it. */
async function later(minutes = 7): Promise<void> {
  await settle(testClock);
  await world.move(minutes * 60_000 + 1234);
  testClock.set(world.clock.now().toISOString());
}
const collections = async (): Promise<{ where: string; documents: mongoose.mongo.Document[] }[]> => Promise.all((await mongoose.connection.db!.collections()).map(async (collection) => ({ where: collection.collectionName, documents: await collection.find({}).toArray() })));
const paid = async <T>(address: string, body: object): Promise<T> => {
  const answer = await client.post(address, { ...body, task: await solvedTask(client) });
  if (answer.status >= 300) throw new Error(`${address}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as T;
};
const byDoor = async (ctx: Context): Promise<TestClient> => signInAs(server.client(), (await native(AccountModel).findOne({ _id: new ObjectId(accountIdOf(ctx)) }))!);

async function report(what: string): Promise<string> {
  const { receiptCode } = await paid<ReportSubmitted>('/api/report', { topic: 'money', what, people: [], via: 'web', submissionKey: randomKey(), identity: null, attachments: [] });
  return receiptCode;
}
async function rewarded(id: string): Promise<void> {
  await later();
  const proposal = await office.propose(id, 50_000);
  for (const who of [office.people.manager, office.people.leader]) {
    await later();
    const approver = await byDoor(who);
    await approver.post(`/api/clues/${id}/opening`, { reason: '批奖励' });
    const { items } = (await approver.get(`/api/clues/${id}/rewards`)).body as { items: { version: number }[] };
    expect((await approver.post(`/api/reward-proposals/${proposal}/decision`, { version: items[0]?.version, agree: true })).status).toBe(200);
  }
}
async function given(hand: (treasurer: TestClient) => Promise<{ body: unknown }>): Promise<void> {
  await later();
  const { id, version } = (await hand(await byDoor(office.cashier))).body as { id: string; version: number };
  await later();
  const second = await byDoor(office.second);
  expect((await second.post(`/api/rewards/${id}/confirmation`, { version, agree: true })).status).toBe(200);
}

beforeAll(async () => {
  installShredder(path.join(database.dataDir(), 'shred'));
  world = await openPayWorld(testClock.now().toISOString());
  installPay(payPortOf(world.client(), 'http://127.0.0.1:9/wechat/pay'));
  installMiniLogin({ openidOf: () => Promise.resolve(openid) });
  office = await openRewardOffice(testClock);
  client = server.client();
  const before = new Set<string>();
  clueIds = [];
  receipts = [];
  for (const what of ['修水沟的砂石只来了两车，单子写了四车。', '低保名额给了自己的弟弟，开会没有念过。', '修路的工钱拖了半年，账上写的是付清。']) {
    await later();
    receipts.push(await report(what));
    const id = (await native(ClueModel).find().toArray()).map(({ _id }) => _id.toHexString()).find((one) => !before.has(one))!;
    before.add(id);
    clueIds.push(id);
    await later();
    await office.desk.close(id, 'true');
  }
  for (const id of clueIds) await rewarded(id);
  await anchorDay(systemContext('test', testClock));

  // Taken in another order than they were approved.
  const [cash, gift, wechat] = receipts as [string, string, string];
  await later();
  const { transfer } = await paid<RewardUnderReceipt>('/api/report/reward', { receiptCode: wechat, way: 'wechat', loginCode: 'a-code' });
  waiting = (await collections()).flatMap(({ where, documents }) => documents.map((document) => ({ where, bytes: Buffer.from(mongoose.mongo.BSON.serialize(document)) })));
  await later(1);
  await answerOnPhone(world, phone, { type: 'requestTransfer', params: transfer! }, true);
  await later(1);
  for (const { _id } of await native(mongoose.model<PaymentOrder>('PaymentOrder')).find().toArray()) await askAgain(systemContext('test', testClock), _id.toHexString());
  await settle(testClock);
  await later();
  const { code } = await paid<RewardUnderReceipt>('/api/report/reward', { receiptCode: cash, way: 'cash', choice: 'desk' });
  await given((treasurer) => treasurer.post('/api/rewards/hand-out', { code }));
  await later();
  await paid('/api/report/reward', { receiptCode: gift, way: 'gift', choice: 'school' });
  await given(async (treasurer) => {
    const { items } = (await treasurer.get('/api/rewards?state=gift')).body as { items: { id: string; version: number }[] };
    return treasurer.post(`/api/rewards/${items[0]!.id}/gift`, { version: items[0]!.version });
  });
  for (const receiptCode of receipts) expect((await paid<{ reward: RewardUnderReceipt }>('/api/report/visit', { receiptCode })).reward.state).toBe('done');
  await later(60 * 24);
  await anchorDay(systemContext('test', testClock));
  await settle(testClock);

  keys = JSON.parse(readFileSync(path.join(database.dataDir(), 'keys.json'), 'utf8')) as KeyFile;
  const stored = (await collections()).flatMap(({ where, documents }) => documents.map((document) => thingOf(where, document, keys)));
  const said = lines.map((line, index) => thingOf('log', { _id: index, ...(JSON.parse(line) as object) }, keys));
  things = [...stored, ...said];
  // Who works here, and where, stands on both sides; so does what the district has laid down.
  const everybody = stored.filter(({ where }) => ['accounts', 'organisations', 'settings', 'keyPairs', 'certificates'].includes(where));
  known = new Set(everybody.flatMap(({ marks }) => [...marks]));
}, 120_000);
afterAll(async () => {
  installPay(null);
  installMiniLogin(null);
  await world.sandbox.close();
});

const from = (...where: string[]): Thing[] => things.filter((thing) => where.includes(thing.where));
const reached = (start: readonly Thing[], all = things): string[] => [...new Set([...reachedFrom(start, all, known).keys()].map(({ where }) => where))].sort();
const waysTo = (start: readonly Thing[], target: readonly string[]): string[] => [...reachedFrom(start, things, known)].filter(([{ where }]) => target.includes(where)).map(([, way]) => way);

const clueSide = ['clues', 'clueEntries', 'rewardProposals', 'sealedFiles', 'deadlines'];

test('the search finds what leads on: from a clue to its proposal, from an order to its reward, and a planted word between them', () => {
  expect(reached(from('clues'))).toEqual(expect.arrayContaining(['clueEntries', 'clues', 'rewardProposals']));
  expect(reached(from('paymentOrders'))).toEqual(expect.arrayContaining(['paymentOrders', 'rewards']));
  const [tie] = from('rewardProposals');
  const [one] = from('rewards');
  const planted = { ...tie!, marks: new Set([...tie!.marks, [...one!.marks].find((mark) => /^[0-9a-f]{24}$/.test(mark) && !known.has(mark))!]) };
  expect(reached(from('paymentOrders', 'rewards'), [...things, planted])).toEqual(expect.arrayContaining(['clues']));
});

test('from a payment or a reward nothing leads to a clue, by id, number, hash or second, in the database, the audit, the events or the log', () => {
  expect([from('rewards').length, from('paymentOrders').length, from('rewardProposals').length]).toEqual([3, 1, 3]);
  expect(waysTo(from('rewards', 'paymentOrders'), clueSide)).toEqual([]);
});

test('from a clue nothing leads to a reward, a payment or an openid', () => {
  expect(waysTo(from('clues', 'rewardProposals'), ['rewards', 'paymentOrders'])).toEqual([]);
});

test('nothing counts the rewards in the order of their approvals: no counter, no id with a time in it, no day', async () => {
  const stored = await mongoose.connection.db!.collection('rewards').find().toArray();
  const now = Date.now() / 1000;
  for (const { _id, number, month, trail } of stored) {
    expect(Math.abs((_id as ObjectId).getTimestamp().getTime() / 1000 - now)).toBeGreaterThan(86_400);
    expect(number).toMatch(/^JL-2026-\d{6}$/);
    expect([month, (trail as { tail: { at: Date }[] }).tail[0]!.at.toISOString()]).toEqual(['2026-11', '2026-11-30T15:59:00.000Z']);
  }
  const counted = await mongoose.connection.db!.collection('counters').find({ _id: /^JL/ as never }).toArray();
  expect(counted).toEqual([]);
  for (const tie of await mongoose.connection.db!.collection('rewardProposals').find().toArray()) {
    const { tail } = tie.trail as { tail: { verb: string; at: Date }[] };
    expect(tail.find(({ verb }) => verb === 'reward.approve')?.at.toISOString()).toBe('2026-11-30T15:59:00.000Z');
  }
});

test('an openid lies in the order that waits for its person, sealed, and after that nowhere', async () => {
  const forms = formsOf(openid);
  const holds = (bytes: Buffer): boolean => forms.some((form) => bytes.includes(form));
  const opened = waiting.filter(({ bytes }) => holds(openedByServer(bytes, keys))).map(({ where }) => where);
  expect([opened, waiting.filter(({ bytes }) => holds(bytes)).map(({ where }) => where)]).toEqual([['paymentOrders'], []]);
  const files = readdirSync(server.dataDir(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [entry.name, readFileSync(path.join(entry.parentPath, entry.name))] as const);
  const documents = (await collections()).map(({ where, documents: all }) => [where, Buffer.concat(all.map((document) => mongoose.mongo.BSON.serialize(document)))] as const);
  for (const [name, bytes] of [...files, ...documents, ['the log', Buffer.from(lines.join(''))] as const]) expect([name, holds(bytes), holds(openedByServer(bytes, keys))]).toEqual([name, false, false]);
  const money = Buffer.concat(documents.filter(([where]) => ['paymentOrders', 'rewards', 'numbers', 'events'].includes(where)).map(([, bytes]) => bytes));
  expect(hashesOf(openid, keys).flatMap(formsOfHash).filter((hash) => money.includes(hash))).toEqual([]);
});

test('nobody was sent anything: no delivery and no message names a reward or what was proposed', () => {
  const ids = from('rewards', 'rewardProposals').map(({ name }) => name.split(' ')[1]!);
  expect(ids).toHaveLength(6);
  const naming = things.filter(({ where, marks }) => where !== 'log' && ids.some((id) => marks.has(id))).map(({ where }) => where);
  // Events: that its transfer has ended, told to the reward itself.
  expect([...new Set(naming)].sort()).toEqual(['counters', 'events', 'numbers', 'paymentOrders', 'rewardProposals', 'rewards']);
});

test('the log knows neither receipt nor code, and of what is asked under a receipt not even that it was asked', () => {
  const told = lines.join('');
  expect(told).not.toContain('/api/report');
  for (const text of [...receipts, 'a-code', openid]) expect(told).not.toContain(text);
});
