import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClueModel } from '../../domain/clue';
import { AccountModel, installShredder, native, ObjectId, type Context } from '../../domain/kernel';
import { accountIdOf } from '../support/ceremony';
import { useTestDatabase } from '../support/database';
import { buildAccount, signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type Answer, type TestClient } from '../support/http';
import { solvedTask } from '../support/report';
import { openRewardOffice, type RewardOffice } from '../support/rewards';

/** Rewards through the real door: who sees what of them, and how far guessing gets. */
jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../support/cheap-argon2')>('../support/cheap-argon2'));
useTestDatabase();
const server = useServer({ trustedProxies: ['127.0.0.1'] }, { clock: testClock });
type Persona = 'treasurer' | 'manager' | 'leader' | 'handler' | 'other' | 'custodian' | 'clerk' | 'auditor';
const clients = {} as Record<Persona, TestClient>;
let folder: string;
let office: RewardOffice;
/** One that was approved and one that waits for its second approval. */
let approved: { id: string; receiptCode: string };
let proposed: { id: string; proposal: string };
let unrewarded: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reward-http-'));
  installShredder(folder);
  office = await openRewardOffice(testClock);
  const { people, cashier } = office;
  const byDoor = async (ctx: Context): Promise<TestClient> => signInAs(server.client(), (await native(AccountModel).findOne({ _id: new ObjectId(accountIdOf(ctx)) }))!);
  clients.treasurer = await byDoor(cashier);
  for (const name of ['manager', 'leader', 'handler', 'other', 'custodian', 'clerk'] as const) clients[name] = await byDoor(people[name]);
  const [district] = await native(AccountModel).find({ 'grants.role': 'clueManager' }).toArray();
  clients.auditor = await signInAs(server.client(), await buildAccount({ grants: [{ role: 'auditAdmin', organisationId: String(district!.grants[0]!.organisationId) }] }));
  approved = await office.closed();
  await office.approve(approved.id, 50_000);
  const { id } = await office.closed();
  proposed = { id, proposal: await office.propose(id, 60_000) };
  unrewarded = (await office.closed()).receiptCode;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
const underReceipt = async (path: 'visit' | 'reward', body: object): Promise<Answer> => {
  const client = server.client();
  return client.post(`/api/report/${path}`, { ...body, task: await solvedTask(client) });
};

describe('who sees what', () => {
  const lists = { rewards: '/api/rewards', totals: '/api/rewards/totals?year=2026', file: '/api/rewards/export?format=csv', proposals: '/api/reward-proposals' };
  const look = async (who: Persona): Promise<Record<keyof typeof lists, number>> => Object.fromEntries(await Promise.all(Object.entries(lists).map(async ([name, address]) => [name, (await clients[who].get(address)).status] as const))) as Record<keyof typeof lists, number>;

  test('accounting sees numbers, amounts and approvals; whoever handles clues sees proposals; the custodian and the auditor neither', async () => {
    const money = { rewards: 200, totals: 200, file: 200 };
    const none = { rewards: 403, totals: 403, file: 403 };
    expect(await look('treasurer')).toEqual({ ...money, proposals: 403 });
    expect(await look('leader')).toEqual({ ...money, proposals: 200 });
    for (const who of ['manager', 'handler', 'other'] as const) expect([who, await look(who)]).toEqual([who, { ...none, proposals: 200 }]);
    for (const who of ['custodian', 'clerk', 'auditor'] as const) expect([who, await look(who)]).toEqual([who, { ...none, proposals: 403 }]);
  });

  test('nothing that a treasurer is shown names a clue, whoever proposed, a reason, a day of the approval or a person', async () => {
    const clues = await native(ClueModel).find().toArray();
    const hidden = [...clues.flatMap(({ _id, code }) => [_id.toHexString(), code]), proposed.proposal, accountIdOf(office.people.handler), '承办甲', '砂石', '2026-11-20', '11月20日', 'openid'];
    for (const address of ['/api/rewards', '/api/rewards/totals?year=2026', '/api/rewards/export?format=csv', '/api/my-work', '/api/payment-orders']) {
      const { body } = await clients.treasurer.get(address);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      for (const word of hidden) expect([address, word, text.includes(word)]).toEqual([address, word, false]);
    }
    // And to a clue of his own accord he does not come.
    for (const address of [`/api/clues/${approved.id}/rewards`, `/api/clues/${approved.id}`, '/api/clues']) expect([address, (await clients.treasurer.get(address)).status]).toEqual([address, 403]);
  });

  test('an approver learns the grounds only on opening, and never whether it was taken', async () => {
    const { items } = (await clients.leader.get('/api/reward-proposals')).body as { items: Record<string, unknown>[] };
    expect(items.map((one) => Object.keys(one).sort())).toEqual(items.map(() => ['clueId', 'code', 'day', 'id', 'state']));
    const client = clients.leader;
    const address = `/api/clues/${proposed.id}/rewards`;
    expect((await client.get(address)).status).toBe(400);
    expect((await client.post(`/api/clues/${proposed.id}/opening`, { reason: '批奖励' })).status).toBeLessThan(300);
    expect(JSON.stringify((await client.get(address)).body)).toContain('凭这一件追回了四车砂石的钱');
    await client.post(`/api/clues/${approved.id}/opening`, { reason: '看奖励' });
    const before = JSON.stringify((await client.get(`/api/clues/${approved.id}/rewards`)).body);
    expect((await underReceipt('reward', { receiptCode: approved.receiptCode, way: 'gift', choice: 'school' })).status).toBe(200);
    expect(JSON.stringify((await client.get(`/api/clues/${approved.id}/rewards`)).body)).toBe(before);
    expect((await clients.other.get(address)).status).toBe(404);
  });
});

describe('guessing', () => {
  const ask = (code: string, address: string, act: 'pick-up' | 'hand-out' = 'pick-up'): Promise<Answer> => clients.treasurer.post(`/api/rewards/${act}`, { code }, from(address));
  const wrong = (turn: number): string => String(10_000_000 + turn);

  test('a pick-up code ends after twenty wrong ones a day, over both doors together, for the right one too; right ones are free', async () => {
    const { code } = (await underReceipt('reward', { receiptCode: approved.receiptCode, way: 'cash', choice: 'desk' })).body as { code: string };
    for (let turn = 0; turn < 20; turn += 1) {
      const answer = await ask(wrong(turn), '198.51.100.1', turn % 2 === 0 ? 'pick-up' : 'hand-out');
      expect([answer.status, errorOf(answer).message]).toEqual([404, '没有找到。请对一对每一组数字。']);
      if (turn % 5 === 0) expect((await ask(code, '198.51.100.1')).status).toBe(200);
    }
    const refused = await ask(code, '198.51.100.1');
    expect([refused.status, errorOf(refused).code]).toEqual([429, 'tooManyRequests']);
    expect((await ask(code, '198.51.100.1', 'hand-out')).status).toBe(429);
    expect((await ask(code, '198.51.100.2')).status).toBe(200);
    expect((await ask(code, '198.51.100.2', 'hand-out')).status).toBe(200);
    // Used up, it is answered like one that never was.
    expect(errorOf(await ask(code, '198.51.100.2'))).toMatchObject({ message: '没有找到。请对一对每一组数字。' });
  });

  test('what is no code is told at once and counts as no guess; without signing in nobody asks', async () => {
    for (let turn = 0; turn < 25; turn += 1) expect((await ask('1234567', '198.51.100.3')).status).toBe(400);
    expect((await ask(wrong(1), '198.51.100.3')).status).toBe(404);
    expect((await server.client().post('/api/rewards/pick-up', { code: wrong(1) })).status).toBe(401);
    expect((await clients.leader.post('/api/rewards/pick-up', { code: wrong(1) })).status).toBe(403);
  });

  test('each try of a receipt costs a proof of work that counts once; a receipt that is none and one without a reward are answered alike', async () => {
    const client = server.client();
    const body = { receiptCode: '1234567812345678', way: 'cash', choice: 'desk' };
    expect((await client.post('/api/report/reward', { ...body, task: { challenge: 'none', nonce: 0 } })).status).toBe(400);
    const task = await solvedTask(client);
    const none = await client.post('/api/report/reward', { ...body, task });
    const again = await client.post('/api/report/reward', { ...body, task });
    expect([none.status, again.status, errorOf(again).fields?.[0]?.path]).toEqual([404, 400, 'task']);
    const without = await underReceipt('reward', { ...body, receiptCode: unrewarded });
    expect([without.status, errorOf(without)]).toEqual([404, errorOf(none)]);
  });
});
