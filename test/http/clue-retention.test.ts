import { hashRaw } from '@node-rs/argon2';
import { retentionItem, retentionSettings } from '../../contracts/clue-retention';
import { page } from '../../contracts/common';
import * as clue from '../../domain/clue';
import { AccountModel, native, ObjectId, systemContext } from '../../domain/kernel';
import { accountIdOf } from '../support/ceremony';
import { openDesk, receiveClue, refuse, seenBy, type Desk } from '../support/closed-clue';
import { useTestDatabase } from '../support/database';
import { buildAccount, signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type Answer, type TestClient } from '../support/http';
import { solvedTask } from '../support/report';

jest.mock('@node-rs/argon2', () => {
  const actual = jest.requireActual<typeof import('@node-rs/argon2')>('@node-rs/argon2');
  return { ...actual, hashRaw: jest.fn(actual.hashRaw) };
});

/** Retention, hold and proofs through the real door. */
useTestDatabase();
const server = useServer({}, { clock: testClock });
const runs = (): number => jest.mocked(hashRaw).mock.calls.length;
let desk: Desk;
let admin: TestClient;
let auditor: TestClient;
let worker: TestClient;

const paid = async (address: string, body: object): Promise<Answer> => server.client().post(address, { ...body, task: await solvedTask(server.client()) });

beforeAll(async () => {
  desk = await openDesk(testClock);
  const signedIn = async (role: 'securityAdmin' | 'auditAdmin' | 'windowWorker') => signInAs(server.client(), await buildAccount({ name: `演示${role}`, grants: [{ role, organisationId: desk.districtId }] }));
  [admin, auditor, worker] = [await signedIn('securityAdmin'), await signedIn('auditAdmin'), await signedIn('windowWorker')];
});

test('the security administrator sets the terms, others see them, and a stale or too short one is refused', async () => {
  const { terms, version } = retentionSettings.parse((await admin.get('/api/clue-retention/terms')).body);
  expect(terms).toEqual({ dismissed: 36, handled: 60, parked: 120, passedOn: 24 });
  expect((await admin.put('/api/clue-retention/terms', { ...terms, passedOn: 12, version })).status).toBe(200);
  expect(errorOf(await admin.put('/api/clue-retention/terms', { ...terms, version })).code).toBe('conflict');
  expect(errorOf(await admin.put('/api/clue-retention/terms', { ...terms, passedOn: 5, version: 1 })).fields).toEqual([{ path: 'passedOn', message: '最短 6 个月' }]);
  expect((await auditor.get('/api/clue-retention/terms')).body).toMatchObject({ terms: { passedOn: 12 }, abilities: { change: false } });
  expect((await auditor.put('/api/clue-retention/terms', { ...terms, version: 1 })).status).toBe(403);
  expect((await worker.get('/api/clue-retention/terms')).status).toBe(403);
});

test('the list of what is due is of readers only; the proofs are of those who answer for them', async () => {
  const { id, code } = await receiveClue(testClock);
  await refuse(desk, id);
  const { manager } = desk;
  await clue.askDestruction(manager, await seenBy(manager, id), { reason: '反映人要求销毁。' });
  await clue.decideClue(desk.leader, await seenBy(desk.leader, id), { agree: true, opinion: '' });
  const account = (await native(AccountModel).findOne({ _id: new ObjectId(accountIdOf(manager)) }))!;
  const client = await signInAs(server.client(), account);
  expect(page(retentionItem).parse((await client.get('/api/clue-retention')).body).items).toMatchObject([{ id, code, decided: true }]);
  expect((await admin.get('/api/clue-retention')).status).toBe(403);
  expect(String((await client.get('/api/clue-retention/export?format=csv')).body)).toContain(code);

  await clue.destroyClues(systemContext('test', { now: () => new Date('2026-11-21T18:20:00Z') }));
  expect((await client.get('/api/clue-retention')).body).toMatchObject({ items: [] });
  expect((await client.get(`/api/clues/${id}`)).status).toBe(404);
  expect((await auditor.get(`/api/clue-destructions?code=${code.toLowerCase()}`)).body).toMatchObject({ items: [{ code, ground: 'decision', by: ['线索甲', '领导甲'] }] });
  expect((await auditor.get(`/api/clue-destructions/${id}`)).body).toMatchObject({ code });
  expect((await auditor.get(`/api/clue-destructions/${'0'.repeat(24)}`)).status).toBe(404);
  expect(String((await auditor.get('/api/clue-destructions/export?format=csv')).body)).toContain(code);
  expect((await admin.get('/api/clue-destructions')).status).toBe(403);
});

test('the receipt of a destroyed clue answers like one that never was, at the same cost', async () => {
  const { id, receiptCode } = await receiveClue(testClock);
  await refuse(desk, id);
  const answers: unknown[] = [];
  const ask = async (code: string): Promise<void> => {
    for (const [address, body] of [['/api/report/visit', {}], ['/api/report/words', { kind: 'addition', text: '还有一张单子', wordsKey: Buffer.alloc(32).toString('base64url') }]] as const) {
      const before = runs();
      const answer = await paid(address, { receiptCode: code, ...body });
      expect(runs() - before).toBe(1);
      answers.push([address, answer.status, answer.body]);
    }
  };
  expect((await paid('/api/report/visit', { receiptCode })).status).toBe(200);
  await clue.askDestruction(desk.manager, await seenBy(desk.manager, id), { reason: '反映人要求销毁。' });
  await clue.decideClue(desk.leader, await seenBy(desk.leader, id), { agree: true, opinion: '' });
  await clue.destroyClues(systemContext('test', { now: () => new Date('2026-11-21T18:20:00Z') }));
  await ask(receiptCode);
  await ask('1234567890123456');
  expect(answers.slice(0, 2)).toEqual(answers.slice(2));
});
