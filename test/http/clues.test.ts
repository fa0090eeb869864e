import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Role } from '../../contracts/roles';
import { openedClue, clueDetail } from '../../contracts/clue-registry';
import { receiveReport } from '../../domain/clue';
import { heldKeys, installShredder, keepForSession, loadCalendar, openOrMakePair, type AccountRecord, type Context } from '../../domain/kernel';
import { certify, holdCeremony } from '../support/ceremony';
import { useTestDatabase } from '../support/database';
import { buildAccount, buildDistrict, buildVillage, idOf, signInAs, testClock, testPassword } from '../support/factories';
import { errorOf, useServer, type Answer, type TestClient } from '../support/http';

/** Every route of clues through the real door: who gets what, and that whoever is in the report finds nothing of it. */
useTestDatabase();
const server = useServer({}, { clock: testClock });

const personas = { clerk: 'petitionClerk', manager: 'clueManager', handler: 'clueHandler', stranger: 'clueHandler', leader: 'commissionLeader', custodian: 'custodian', deputy: 'custodian', worker: 'windowWorker', admin: 'securityAdmin' } as const satisfies Record<string, Role>;
type Persona = keyof typeof personas;
const names = Object.keys(personas) as Persona[];
const clients = {} as Record<Persona, TestClient>;
const accounts = {} as Record<Persona, AccountRecord>;
let folder: string;
let village: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clue-http-'));
  installShredder(folder);
  await loadCalendar();
  const district = idOf(await buildDistrict({ name: '青禾区', code: '630102' }));
  village = idOf(await buildVillage({ name: '演示村' }));
  for (const name of names) {
    accounts[name] = await buildAccount({ name: `演示${name}`, grants: [{ role: personas[name], organisationId: district }] });
    clients[name] = await signInAs(server.client(), accounts[name]);
  }
  const withKeys = async (name: Persona): Promise<Context> => {
    const ctx: Context = { actor: { kind: 'staff', accountId: idOf(accounts[name]), name: accounts[name].name, grants: [{ role: personas[name], organisationId: district }] }, clock: testClock };
    const pair = await openOrMakePair(ctx, accounts[name]._id, testPassword);
    if (!pair) throw new Error('no pair');
    return { ...ctx, keys: heldKeys(keepForSession(pair, 'token'), 'token') };
  };
  const custodian = await withKeys('custodian');
  await holdCeremony(custodian, await withKeys('deputy'));
  for (const name of ['clerk', 'manager', 'handler', 'stranger', 'leader'] as const) await certify(custodian, await withKeys(name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const what = '演示内容：三组修水沟，单子写四车砂石，只来了两车。';
async function receive(people: { name: string; organisation: string; post: string }[] = []): Promise<{ id: string; code: string }> {
  const fields = { topic: 'money', what, when: '', placeId: village, placeText: '', people, howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
  const identity = { name: '演示群众', phone: '19900001234', identityNumber: '', address: '', callTimes: '' };
  const { clue } = await receiveReport({ actor: { kind: 'citizen' }, clock: testClock }, { submissionKey: randomBytes(32).toString('base64url'), fields, identity, tellByPhone: false, files: [], channel: 'web' });
  return { id: idOf(clue), code: clue.code };
}
const detail = async (persona: Persona, id: string) => clueDetail.parse((await clients[persona].get(`/api/clues/${id}`)).body);
async function act(persona: Persona, id: string, name: string, body: object): Promise<Answer> {
  const { version } = await detail(persona, id);
  return clients[persona].post(`/api/clues/${id}/${name}`, { version, ...body });
}

describe('one clue, from door to door', () => {
  test('is registered, given out, signed for, proposed, agreed, closed; content is answered after its reason only, and never cached', async () => {
    const { id, code } = await receive();
    const list = (await clients.clerk.get('/api/clues?tab=mine')).body as { items: { id: string }[] };
    expect(list.items.map((item) => item.id)).toContain(id);
    expect(JSON.stringify(list)).not.toContain('砂石');
    const refused = await clients.clerk.post(`/api/clues/${id}/opening`, {});
    expect(errorOf(refused).fields).toEqual([{ path: 'reason', message: '今天第一次看，请写明为什么看' }]);
    const opened = await clients.clerk.post(`/api/clues/${id}/opening`, { reason: '登记需要' });
    expect(openedClue.parse(opened.body)).toMatchObject({ code, what, named: true, place: expect.stringContaining('演示村') as string });
    expect(opened.headers.get('cache-control')).toContain('no-store');
    expect(JSON.stringify(opened.body)).not.toContain('19900001234');
    expect((await clients.clerk.post(`/api/clues/${id}/opening`, {})).status).toBe(200);

    expect((await act('clerk', id, 'registration', { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: '您反映的事我们受理了。' })).body).toMatchObject({ state: 'registered' });
    expect((await act('manager', id, 'distribution', { handlerId: idOf(accounts.handler) })).body).toMatchObject({ state: 'assigned' });
    expect((await act('handler', id, 'signature', {})).body).toMatchObject({ state: 'deciding' });
    expect((await act('handler', id, 'proposal', { disposition: 'preliminary', opinion: '有具体线索，建议初步核实。' })).body).toMatchObject({ state: 'approving' });
    expect((await act('leader', id, 'decision', { agree: true })).body).toMatchObject({ state: 'handling' });
    expect((await clients.handler.post(`/api/clues/${id}/question`, { text: '是哪一天进场的' })).status).toBe(200);
    expect((await act('handler', id, 'closing', { result: '查实少送两车，钱已退回。', toReporter: '您反映的属实，钱已退回。' })).body).toMatchObject({ state: 'closing' });
    expect((await act('leader', id, 'decision', { agree: true })).body).toMatchObject({ state: 'closed', replyWaits: false });
    const { entries } = openedClue.parse((await clients.handler.post(`/api/clues/${id}/opening`, { reason: '核对答复' })).body);
    expect(entries.filter(({ part }) => part === 'talk').map(({ kind }) => kind)).toEqual(['notice', 'question', 'notice']);
  });
});

describe('whoever is in the report', () => {
  /** Everything he can ask, with what is his to see left as it is. */
  const questions = (id: string, code: string): [string, () => Promise<Answer>][] => {
    const me = clients.stranger;
    return [
      ...['mine', 'today', 'near', 'late', 'others', 'all'].map((tab): [string, () => Promise<Answer>] => [`list ${tab}`, () => me.get(`/api/clues?tab=${tab}`)]),
      ['counts', () => me.get('/api/clues/counts')],
      ['by code', () => me.get(`/api/clues?tab=all&code=${code}`)],
      ['export', () => me.get('/api/clues/export?format=csv&tab=all')],
      ['show', () => me.get(`/api/clues/${id}`)],
      ['open', () => me.post(`/api/clues/${id}/opening`, { reason: '看一看' })],
      ['file', () => me.get(`/api/clues/${id}/files/${'a'.repeat(24)}`)],
      ['sign', () => me.post(`/api/clues/${id}/signature`, { version: 1 })],
      ['note', () => me.post(`/api/clues/${id}/notes`, { text: '记一笔' })],
      ['link', () => me.post(`/api/clues/${id}/links`, { otherId: 'b'.repeat(24) })],
      ['similar', () => me.post(`/api/clues/${id}/similar`, {})],
      ['identity', () => me.post(`/api/clues/${id}/identity`)],
      ['ask identity', () => me.post(`/api/clues/${id}/identity-requests`, { why: 'verify' })],
      ['search', () => me.post('/api/clues/search', { text: '砂石' })],
      ['work', () => me.get('/api/my-work')],
      ['inbox', () => me.get('/api/inbox')],
    ];
  };
  const answered = async (ask: () => Promise<Answer>): Promise<string> => {
    const { status, body } = await ask();
    return JSON.stringify([status, body]);
  };

  test('gets, to whatever he asks, the answers that he got before it came in, and those of an id that is none', async () => {
    const nothing = { id: randomBytes(12).toString('hex'), code: '630102-2026-WL-99999-A' };
    const before = new Map<string, string>();
    for (const [name, ask] of questions(nothing.id, nothing.code)) before.set(name, await answered(ask));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('named', 'with others'), fc.integer({ min: 0, max: 2 }), async (how, progress) => {
        const him = { name: accounts.stranger.name, organisation: '', post: '' };
        const { id, code } = await receive(how === 'named' ? [him] : [{ name: '演示他人', organisation: '', post: '' }, him]);
        if (progress > 0) await act('clerk', id, 'registration', { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: '我们受理了。' });
        if (progress > 1) await act('manager', id, 'distribution', { handlerId: idOf(accounts.handler) });
        for (const [name, ask] of questions(id, code)) expect([name, await answered(ask)]).toEqual([name, before.get(name)]);
      }),
      { seed: 20_261_120, numRuns: 4 },
    );
  });

  test('is offered to nobody, and cannot be given it', async () => {
    const { id } = await receive([{ name: accounts.stranger.name, organisation: '', post: '' }]);
    await act('clerk', id, 'registration', { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: '我们受理了。' });
    const offered = (await clients.manager.get(`/api/clues/${id}/candidates?for=handler`)).body as { items: { name: string }[] };
    expect(offered.items.map(({ name }) => name)).toEqual([accounts.handler.name]);
    expect(errorOf(await act('manager', id, 'distribution', { handlerId: idOf(accounts.stranger) })).code).toBe('badRequest');
  });
});

describe('who reported', () => {
  test('is asked for, granted for a time, opened, and all of it is in the custodian’s report', async () => {
    const { id, code } = await receive();
    await act('clerk', id, 'registration', { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: '我们受理了。' });
    await act('manager', id, 'distribution', { handlerId: idOf(accounts.handler) });
    expect((await clients.handler.post(`/api/clues/${id}/identity-requests`, { why: 'evidence' })).status).toBe(200);
    const asked = (await clients.custodian.get('/api/clue-identity-requests?state=asked')).body as { items: { id: string; clueId: string; code: string }[] };
    expect(asked.items).toMatchObject([{ clueId: id, code }]);
    expect(JSON.stringify(asked)).not.toContain('砂石');
    expect((await clients.custodian.post(`/api/clue-identity-requests/${id}/${asked.items[0]!.id}/decision`, { grant: true, hours: 2, opinion: '同意' })).status).toBe(200);
    expect((await clients.handler.post(`/api/clues/${id}/identity`)).body).toMatchObject({ name: '演示群众', phone: '19900001234' });
    expect((await clients.leader.post(`/api/clues/${id}/identity`)).status).toBe(403);
    const reads = (await clients.custodian.get(`/api/clue-reads?code=${code}`)).body as { items: { by: string; verb: string }[] };
    expect(reads.items).toMatchObject([{ by: accounts.handler.name, verb: 'clue.identityOpened' }]);
    expect((await clients.custodian.get('/api/clue-reads/export?format=csv')).body).toContain('看身份');
  });
});

describe('what a clerk enters', () => {
  const entered = (people: { name: string; organisation: string; post: string }[]) => ({ topic: 'money', what, placeId: village, people, channel: 'letter', identity: null, submissionKey: randomBytes(32).toString('base64url') });

  test('has a receipt to be given to the reporter, the same one for the same letter, and is among his clues', async () => {
    const body = entered([]);
    const first = await clients.clerk.post('/api/clues', body);
    expect([first.status, first.body]).toMatchObject([201, { receiptCode: expect.stringMatching(/^\d{16}$/) as string }]);
    const before = ((await clients.clerk.get('/api/clues?tab=all&channel=letter')).body as { total: number }).total;
    expect((await clients.clerk.post('/api/clues', body)).body).toEqual(first.body);
    expect(((await clients.clerk.get('/api/clues?tab=all&channel=letter')).body as { total: number }).total).toBe(before);
  });

  test('about himself is taken in too, and he does not see it any more', async () => {
    const before = (await clients.clerk.get('/api/clues/counts')).body;
    expect((await clients.clerk.post('/api/clues', entered([{ name: accounts.clerk.name, organisation: '', post: '' }]))).status).toBe(201);
    expect((await clients.clerk.get('/api/clues/counts')).body).toEqual(before);
    expect(((await clients.manager.get('/api/clues?tab=all&channel=letter')).body as { total: number }).total).toBeGreaterThan(0);
  });

  test('is for clerks only', async () => {
    for (const persona of ['manager', 'handler', 'custodian', 'worker'] as const) expect((await clients[persona].post('/api/clues', entered([]))).status).toBe(403);
  });
});
