import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filledForm, openedPaper, paperOffers, type OpenedPaper } from '../../contracts/clue-paper';
import { clueDetail } from '../../contracts/clue-registry';
import { AccountModel, installShredder, native, ObjectId, type Context } from '../../domain/kernel';
import { accountIdOf } from '../support/ceremony';
import { ClueDesk, openClueOffice, type ClueStaff } from '../support/clue-office';
import { useTestDatabase } from '../support/database';
import { buildAccount, signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type Answer, type TestClient } from '../support/http';

/** Documents, clearing and suspected false accusations through the real door: who gets what. */
useTestDatabase();
const server = useServer({}, { clock: testClock });
type Persona = keyof ClueStaff | 'supervisor' | 'worker' | 'admin';
const clients = {} as Record<Persona, TestClient>;
let folder: string;
let people: ClueStaff;
let desk: ClueDesk;
let districtId: string;
/** One that is handled, one that was closed as untrue. */
let clueId: string;
let untrueId: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paper-http-'));
  installShredder(folder);
  ({ people, districtId } = await openClueOffice(testClock));
  desk = new ClueDesk(people, testClock);
  const signedIn = async (ctx: Context): Promise<TestClient> => signInAs(server.client(), (await native(AccountModel).findOne({ _id: new ObjectId(accountIdOf(ctx)) }))!);
  for (const name of Object.keys(people) as (keyof ClueStaff)[]) clients[name] = await signedIn(people[name]);
  for (const [name, role] of [['supervisor', 'ratingSupervisor'], ['worker', 'windowWorker'], ['admin', 'securityAdmin']] as const) clients[name] = await signInAs(server.client(), await buildAccount({ grants: [{ role, organisationId: districtId }] }));
  clueId = await desk.receive();
  await desk.handle(clueId);
  untrueId = await desk.receive();
  await desk.close(untrueId, 'untrue');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const about = (id: string) => ({ type: 'clue', clueId: id });
const look = (persona: Persona, id: string): Promise<Answer> => clients[persona].post(`/api/clues/${id}/opening`, { reason: '办理需要' });
async function drafted(id = clueId, kind = 'verificationPlan', fields: Record<string, string> = { steps: '先看账。' }): Promise<OpenedPaper> {
  await look('handler', id);
  const { body } = filledForm.parse((await clients.handler.post('/api/clue-papers/forms', { kind, about: about(id) })).body);
  return openedPaper.parse((await clients.handler.post('/api/clue-papers', { kind, about: about(id), body: { ...body, fields: { ...body.fields, ...fields } } })).body);
}
const then = async (persona: Persona, { id, version }: OpenedPaper, act: string, more: object = {}): Promise<OpenedPaper> => openedPaper.parse((await clients[persona].post(`/api/clue-papers/${id}/${act}`, { version, ...more })).body);
async function signed(id?: string, kind?: string, fields?: Record<string, string>): Promise<OpenedPaper> {
  const sent = await then('handler', await drafted(id, kind, fields), 'review');
  await look('leader', id ?? clueId);
  return then('leader', sent, 'signature');
}

test('a document goes from its form to a Word file that no cache keeps', async () => {
  const paper = await signed();
  expect(paper).toMatchObject({ state: 'signed', number: expect.stringMatching(/^青纪核〔2026〕\d+号$/) as string, abilities: { void: true, download: true, sign: false } });
  const answer = await clients.leader.get(`/api/clue-papers/${paper.id}/document`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(paper.number!);
  const reads = (await clients.custodian.get('/api/clue-reads')).body as { items: { verb: string }[] };
  expect(reads.items.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['clue.paperBegun', 'clue.paperDownloaded']));
});

/** What each may do with a document that waits to be signed; whoever does not read the clue does not find it. */
const actions: [string, (paper: OpenedPaper) => [method: 'get' | 'post' | 'put', address: string, body?: object], Persona[]][] = [
  ['list', () => ['get', '/api/clue-papers'], ['clerk', 'manager', 'handler', 'other', 'leader', 'leader2', 'custodian', 'deputy', 'supervisor']],
  ['list of one clue', () => ['get', `/api/clue-papers/offers?clueId=${clueId}`], ['clerk', 'manager', 'handler', 'leader', 'leader2']],
  ['open', ({ id }) => ['post', `/api/clue-papers/${id}/opening`], ['clerk', 'manager', 'handler', 'leader', 'leader2']],
  ['download before it is signed', ({ id }) => ['get', `/api/clue-papers/${id}/document`], []],
  ['change while it is being signed', ({ id, version, body }) => ['put', `/api/clue-papers/${id}`, { version, body }], []],
  ['drop', ({ id, version }) => ['post', `/api/clue-papers/${id}/drop`, { version }], []],
  ['void', ({ id, version }) => ['post', `/api/clue-papers/${id}/voiding`, { version, reason: '写错了，重新拟。' }], []],
  ['draft', () => ['post', '/api/clue-papers/forms', { kind: 'verificationPlan', about: about(clueId) }], ['handler']],
  ['words', () => ['get', '/api/clue-papers/words'], ['manager', 'leader', 'leader2']],
];
const everybody: Persona[] = ['clerk', 'manager', 'handler', 'other', 'leader', 'leader2', 'custodian', 'deputy', 'supervisor', 'worker', 'admin'];

describe('persona × action', () => {
  let waiting: OpenedPaper;
  beforeAll(async () => {
    waiting = await then('handler', await drafted(), 'review');
    for (const persona of ['clerk', 'manager', 'leader', 'leader2'] as const) await look(persona, clueId);
  });

  test.each(actions.flatMap(([name, call, may]) => everybody.map((persona) => [persona, name, may.includes(persona), call] as const)))('%s, %s: %s', async (persona, _name, allowed, call) => {
    const [method, address, body] = call(waiting);
    const answer = method === 'get' ? await clients[persona].get(address) : await clients[persona].send(method.toUpperCase(), address, body ?? {});
    if (allowed) expect(answer.status).toBe(200);
    else expect([403, 404, 409]).toContain(answer.status);
    if (!allowed) expect(JSON.stringify(answer.body)).not.toContain('砂石');
  });

  test('who has nothing to do with the clue is answered as for an id that is none', async () => {
    for (const persona of ['other', 'custodian', 'supervisor'] as const) {
      const [real, none] = [await clients[persona].post(`/api/clue-papers/${waiting.id}/opening`), await clients[persona].post('/api/clue-papers/0123456789abcdef01234567/opening')];
      expect([real.status, real.body]).toEqual([none.status, none.body]);
      expect((await clients[persona].get('/api/clue-papers')).body).toEqual({ items: [], nextCursor: null });
      expect((await clients[persona].get('/api/clue-papers/export?format=csv')).body).not.toContain('核');
    }
  });

  test('waits for those who may sign it, by kind and code', async () => {
    const waits = async (persona: Persona) => ((await clients[persona].get('/api/my-work')).body as { items: { kind: string; id: string }[] }).items.filter(({ kind, id }) => kind === 'paper' && id === waiting.id).length;
    expect([await waits('leader'), await waits('leader2'), await waits('handler'), await waits('supervisor')]).toEqual([1, 1, 0, 0]);
  });

  test('whoever drafted it never signs it', async () => {
    expect((await clients.handler.post(`/api/clue-papers/${waiting.id}/signature`, { version: waiting.version })).status).toBe(403);
    expect((await clients.leader.post(`/api/clue-papers/${waiting.id}/signature`, { version: waiting.version + 1 })).status).toBe(409);
  });
});

describe('what was closed as untrue', () => {
  const detail = async (persona: Persona) => clueDetail.parse((await clients[persona].get(`/api/clues/${untrueId}`)).body);
  const act = async (persona: Persona, path: string, body: object): Promise<Answer> => clients[persona].post(`/api/clues/${untrueId}/${path}`, { version: (await detail('manager')).version, ...body });
  const clearing = { way: 'meeting', scope: '演示村村民代表会', agreement: '11月19日当面商定', on: '2026-11-20', toldOrganisation: true };
  const falseFacts = { grounds: ['fabricated'], intents: ['reputation'], facts: '演示事实：材料是他自己写的，签名不是本人的，有比对。' };
  const organ = '演示市纪律检查委员会';

  test('is cleared once a leader has signed the letter, and the timeline says so', async () => {
    expect(await detail('handler')).toMatchObject({ finding: 'untrue', falseStage: 'none' });
    await look('handler', untrueId);
    expect(errorOf(await act('handler', 'clearing', clearing)).message).toContain('澄清函');
    await signed(untrueId, 'clearingLetter', { scope: '演示村村民代表会' });
    expect(errorOf(await act('handler', 'clearing', { ...clearing, on: '2030-01-01' })).fields).toEqual([{ path: 'on', message: '还没有到这一天' }]);
    expect((await act('handler', 'clearing', clearing)).status).toBe(200);
    expect((await detail('leader')).timeline.map(({ label }) => label)).toContain('已澄清正名');
    const opened = await look('leader', untrueId);
    expect(JSON.stringify(opened.body)).toContain('青纪澄〔2026〕1号');
  });

  test('a false accusation is prepared, sent up by another, and found only by the answer from above', async () => {
    for (const [persona, path, body] of [['handler', 'false-accusation/answer', { agree: true, organ, number: '演示〔2026〕1号', on: '2026-11-20' }], ['leader', 'false-accusation', falseFacts], ['handler', 'false-accusation/sending', { organ, on: '2026-11-20' }]] as const) expect((await act(persona, path, body)).status).toBe(403);
    expect((await act('manager', 'false-accusation/answer', { agree: true, organ, number: '演示〔2026〕1号', on: '2026-11-20' })).status).toBe(409);
    expect((await act('handler', 'false-accusation', { ...falseFacts, intents: [] })).status).toBe(400);
    expect((await act('handler', 'false-accusation', falseFacts)).body).toMatchObject({ falseStage: 'prepared' });
    expect((await act('leader', 'false-accusation/sending', { organ, on: '2026-11-20' })).body).toMatchObject({ falseStage: 'sentUp' });
    const before = (await detail('leader')).timeline.map(({ label }) => label).join();
    expect(before).not.toContain('认定');
    expect((await act('manager', 'false-accusation/answer', { agree: true, organ, number: '演示〔2026〕7号', on: '2026-11-20' })).body).toMatchObject({ falseStage: 'agreed' });
    expect((await detail('leader')).timeline.map(({ label }) => label)).toContain('上级批准，认定诬告陷害');
    expect(JSON.stringify((await look('leader', untrueId)).body)).toContain('演示〔2026〕7号');
  });
});

test('late clues offer the urging letter to the manager only', async () => {
  const offered = async (persona: Persona) => paperOffers.parse((await clients[persona].get(`/api/clue-papers/offers?clueId=${clueId}`)).body).items;
  expect((await offered('manager')).some(({ kind }) => kind === 'urgingLetter')).toBe(false);
  const before = testClock.now();
  testClock.set('2027-03-20T02:00:00.000Z');
  try {
    for (const persona of ['manager', 'handler'] as const) clients[persona] = await signInAs(server.client(), (await native(AccountModel).findOne({ _id: new ObjectId(accountIdOf(people[persona])) }))!);
    expect((await offered('manager')).filter(({ urgent }) => urgent)).toMatchObject([{ kind: 'urgingLetter' }]);
    expect((await offered('handler')).some(({ kind }) => kind === 'urgingLetter')).toBe(false);
  } finally {
    testClock.set(before.toISOString());
  }
});
