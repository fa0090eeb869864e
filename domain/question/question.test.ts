import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import type { MyWork } from '../../contracts/my-work';
import type { Asked, PublicQuestion, QuestionDetail, QuestionProgress, QuestionSummary } from '../../contracts/question';
import { useTestDatabase } from '../../test/support/database';
import { idOf, signInAs } from '../../test/support/factories';
import { errorOf, useServer, type TestClient } from '../../test/support/http';
import { buildVillageWorld, type Holder, type VillageWorld } from '../../test/support/villages';
import { fixedClock, native, settle, sweepDeadlines, systemContext } from '../kernel';
import { QuestionModel } from './model';
import { staffFilter } from './queries';

// Real commands through the real server; time stands where it is put.
jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../test/support/cheap-argon2')>('../../test/support/cheap-argon2'));
useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00.000Z');
const server = useServer({ demo: true }, { clock });
let world: VillageWorld;
const clients = new Map<Holder, TestClient>();

/** A session does not outlive its day. */
async function signIn(): Promise<void> {
  for (const holder of ['villageClerk', 'townReviewer', 'villageSupervisor', 'fundOfficer'] as const) clients.set(holder, await signInAs(server.client(), world.accounts[holder]));
}
beforeAll(async () => {
  world = await buildVillageWorld();
  await signIn();
});
beforeEach(async () => {
  clock.set('2026-11-20T02:00:00.000Z');
  for (const name of ['questions', 'deadlines', 'deliveries', 'inboxMessages', 'attempts']) await mongoose.connection.db!.collection(name).deleteMany({});
});

const as = (holder: Holder): TestClient => clients.get(holder)!;
const key = (): string => randomUUID();
const asking = (text = '十月的排水沟工程款付给了谁？', idempotencyKey = key()) => ({ idempotencyKey, villageId: idOf(world.village), subject: { kind: 'village', id: idOf(world.village) }, text });
async function asked(body = asking()): Promise<Asked> {
  const answer = await server.client().post('/api/public/questions', body);
  expect(answer.status).toBe(201);
  await settle(clock);
  return answer.body as Asked;
}
const progress = async (receiptCode: string): Promise<QuestionProgress> => (await server.client().post('/api/public/question-progress', { receiptCode })).body as QuestionProgress;
const listed = async (holder: Holder, query = ''): Promise<QuestionSummary[]> => ((await as(holder).get(`/api/questions${query}`)).body as { items: QuestionSummary[] }).items;
const detail = async (holder: Holder, id: string): Promise<QuestionDetail> => (await as(holder).get(`/api/questions/${id}`)).body as QuestionDetail;
const open = async (query = ''): Promise<PublicQuestion[]> => ((await server.client().get(`/api/public/questions?villageId=${idOf(world.village)}${query}`)).body as { items: PublicQuestion[] }).items;

test('asked, answered by the village, released: the asker reads it by receipt, everybody under the item', async () => {
  const { receiptCode, answerBy } = await asked();
  expect(answerBy).toBe('2026-11-25');
  expect(await progress(receiptCode)).toMatchObject({ state: 'asked', due: '2026-11-25', late: false, mayRaise: false, answers: [] });
  expect(((await as('villageClerk').get('/api/my-work')).body as MyWork).items).toMatchObject([{ kind: 'question', step: '答复群众的提问', due: '2026-11-25' }]);
  const [one] = await listed('villageClerk');
  const seen = await detail('villageClerk', one!.id);
  expect(seen.abilities).toMatchObject({ answer: true, settle: false, release: false });
  const done = await as('villageClerk').post(`/api/questions/${one!.id}/answer`, { version: seen.version, text: '付给了中标的施工队，合同和发票已补充公开。', release: true });
  expect(done.status).toBe(200);
  expect(await progress(receiptCode)).toMatchObject({ state: 'answered', due: null, mayRaise: true, answers: [{ by: '石桥村', level: 'village', on: '2026-11-20' }] });
  expect(await open(`&kind=village&subjectId=${idOf(world.village)}`)).toMatchObject([{ text: '十月的排水沟工程款付给了谁？', answers: [{ by: '石桥村' }] }]);
  // Whoever answered stands in the console, never in public.
  expect(JSON.stringify(await open())).not.toContain('测试villageClerk');
});

test('who is not content asks the town, once; the town answers', async () => {
  const { receiptCode } = await asked();
  const [one] = await listed('villageClerk');
  await as('villageClerk').post(`/api/questions/${one!.id}/answer`, { version: (await detail('villageClerk', one!.id)).version, text: '这个以后再说。', release: false });
  expect(await open()).toEqual([]);
  const raised = await server.client().post('/api/public/question-raised', { receiptCode });
  expect(raised.body).toMatchObject({ state: 'raised', due: '2026-12-04', mayRaise: false });
  await settle(clock);
  expect(((await as('townReviewer').get('/api/my-work')).body as MyWork).items).toHaveLength(1);
  const seen = await detail('townReviewer', one!.id);
  expect(seen.abilities).toMatchObject({ answer: false, settle: true });
  expect((await as('villageClerk').post(`/api/questions/${one!.id}/answer`, { version: seen.version, text: '村里再答一次。', release: false })).status).toBe(403);
  expect((await as('townReviewer').post(`/api/questions/${one!.id}/answer`, { version: seen.version, text: '镇里核对了，付款有合同和验收单。', release: true })).status).toBe(200);
  expect(await progress(receiptCode)).toMatchObject({ state: 'settled', mayRaise: false, answers: [{ level: 'village' }, { level: 'town', by: '柳溪镇' }] });
  // A second press changes nothing.
  expect((await server.client().post('/api/public/question-raised', { receiptCode })).body).toMatchObject({ state: 'settled' });
});

test('a village that lets its days pass: yellow, red, the town is told, and the asker may pass it over', async () => {
  const { receiptCode } = await asked();
  expect(errorOf(await server.client().post('/api/public/question-raised', { receiptCode })).code).toBe('wrongState');
  const inbox = async (holder: Holder): Promise<string[]> => ((await as(holder).get('/api/inbox')).body as { items: { title: string }[] }).items.map(({ title }) => title);
  clock.set('2026-11-25T02:00:00.000Z');
  await signIn();
  await sweepDeadlines(clock);
  await settle(clock);
  expect(await listed('villageClerk', '?light=yellow')).toHaveLength(1);
  expect(await inbox('villageClerk')).toEqual(['提问快到期：村里的公开', '有人问：村里的公开']);
  clock.set('2026-11-26T02:00:00.000Z');
  await signIn();
  await sweepDeadlines(clock);
  await settle(clock);
  expect(await listed('townReviewer', '?light=red')).toMatchObject([{ light: 'red', workingDaysLeft: -1 }]);
  expect(await inbox('townReviewer')).toEqual(['提问逾期：村里的公开']);
  expect(await progress(receiptCode)).toMatchObject({ late: true, mayRaise: true });
  expect((await server.client().post('/api/public/question-raised', { receiptCode })).body).toMatchObject({ state: 'raised' });
});

test('the same request twice is one question; a crash before its deadline heals', async () => {
  const body = asking();
  const first = await asked(body);
  await mongoose.connection.db!.collection('deadlines').deleteMany({});
  await native(QuestionModel).updateMany({}, { $set: { owed: null } });
  expect(await asked(body)).toEqual(first);
  expect(await native(QuestionModel).countDocuments({})).toBe(1);
  expect(await listed('villageClerk')).toMatchObject([{ due: '2026-11-25' }]);
});

test('nothing tells who asked; numbers of people are refused with what to do', async () => {
  await asked();
  const kept = JSON.stringify(await native(QuestionModel).findOne({}));
  expect(Object.keys((await native(QuestionModel).findOne({}))!).sort()).toEqual(['_id', 'answers', 'askedOn', 'district', 'owed', 'path', 'raisedOn', 'receiptDraw', 'receiptHash', 'state', 'subject', 'text', 'town', 'townDays', 'trail', 'village', 'villageDays']);
  expect(kept).not.toMatch(/127\.0\.0\.1|::1/);
  const refused = errorOf(await server.client().post('/api/public/questions', asking('请打 13800006027 告诉我')));
  expect(refused).toMatchObject({ code: 'badRequest', fields: [{ path: 'text', message: expect.stringContaining('手机号') as string }] });
});

test('what is not public cannot be asked about; nobody of another village or town sees a question', async () => {
  expect((await server.client().post('/api/public/questions', { ...asking(), subject: { kind: 'publication', id: 'a'.repeat(24) } })).status).toBe(404);
  expect((await server.client().post('/api/public/questions', { ...asking(), subject: { kind: 'village', id: idOf(world.neighbour) } })).status).toBe(404);
  expect((await server.client().post('/api/public/questions', { ...asking(), villageId: idOf(world.town) })).status).toBe(404);
  await server.client().post('/api/public/questions', { ...asking(), villageId: idOf(world.elsewhere), subject: { kind: 'village', id: idOf(world.elsewhere) } });
  const [foreign] = await native(QuestionModel).find({}).toArray();
  expect(await listed('townReviewer')).toEqual([]);
  expect((await as('townReviewer').get(`/api/questions/${String(foreign!._id)}`)).status).toBe(404);
  expect((await as('fundOfficer').get('/api/questions')).status).toBe(403);
  expect((await as('villageSupervisor').post(`/api/questions/${String(foreign!._id)}/answer`, { version: 0, text: '不该由我答。', release: false })).status).toBe(404);
});

test('an answer is shown to everybody only while it is released', async () => {
  await asked();
  const [one] = await listed('villageClerk');
  const answered = (await as('villageClerk').post(`/api/questions/${one!.id}/answer`, { version: (await detail('villageClerk', one!.id)).version, text: '已经补充公开了。', release: true })).body as QuestionDetail;
  expect(answered).toMatchObject({ released: true, releasedOn: '2026-11-20' });
  const hidden = (await as('townReviewer').post(`/api/questions/${one!.id}/release`, { version: answered.version, released: false })).body as QuestionDetail;
  expect(hidden.released).toBe(false);
  expect(await open()).toEqual([]);
  expect(errorOf(await as('townReviewer').post(`/api/questions/${one!.id}/release`, { version: answered.version, released: true })).code).toBe('conflict');
});

test('every list is read by an index', async () => {
  await asked();
  const planOf = async (filter: object, sort: Record<string, 1 | -1> = { askedOn: -1, _id: -1 }): Promise<string> => JSON.stringify(((await native(QuestionModel).find(filter, { sort }).explain()) as { queryPlanner: object }).queryPlanner);
  const town = { ...(await world.as('townReviewer', clock)) };
  expect(await planOf(staffFilter(town, {}))).toContain('path_1_askedOn_-1__id_-1');
  expect(await planOf(staffFilter(town, { state: 'raised' }))).toContain('path_1_state_1_askedOn_-1__id_-1');
  expect(await planOf(staffFilter(systemContext('test', clock), { underId: idOf(world.village) }))).toContain('path_1_askedOn_-1__id_-1');
  expect(await planOf({ 'village.id': world.village._id, releasedAt: { $gt: new Date(0) } }, { releasedAt: -1, _id: -1 })).toContain('village.id_1_releasedAt_-1__id_-1');
});
