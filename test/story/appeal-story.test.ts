import { randomUUID } from 'node:crypto';
import type { AppealDetail, AppealSummary, RatingAppeals } from '../../contracts/appeal';
import type { ApprovalSummary } from '../../contracts/approval';
import type { Page } from '../../contracts/common';
import type { MyWork } from '../../contracts/my-work';
import type { RatingProgress, RatingSummary } from '../../contracts/rating';
import { installAnchors, settle, verifyAudit } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { testClock as clock } from '../support/factories';
import { errorOf, useServer, type Answer } from '../support/http';
import { Citizen, Staff } from './staff';
import { buildWorld, withPhone, type Username, type World } from './world';

const database = useTestDatabase();
const server = useServer({}, { clock });
let world: World;
let citizen: Citizen;

const at = (day: string, time: string): void => clock.set(new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString());
const signIn = (username: Username): Promise<Staff> => Staff.signIn(server, username);
const mail = async (staff: Staff): Promise<string[]> => ((await staff.get('/api/inbox')).body as Page<{ title: string }>).items.map((message) => message.title).reverse();
const newestRating = async (staff: Staff): Promise<string> => ((await staff.get('/api/ratings')).body as Page<RatingSummary>).items[0]!.id;
const object = (receiptCode: string, text = '我没有说点错了，请听一听录音。', idempotencyKey: string = randomUUID()): Promise<Answer> => server.client().post('/api/public/rating-objections', { idempotencyKey, receiptCode, text });
const mistaken = { wanted: 'mistaken', grounds: ['saidOnCall'], reason: '群众在回访电话里说是点错了。' };
const opinion = '听过录音，和申诉写的一致。';
const detail = (answer: Answer, status = 200): AppealDetail => {
  expect([answer.status, answer.body]).toEqual([status, expect.anything()]);
  return answer.body as AppealDetail;
};

beforeAll(async () => {
  at('2026-11-20', '10:00');
  installAnchors(database.dataDir());
  world = await buildWorld(clock);
  citizen = new Citizen(server, world);
});

test('the hall appeals, it is returned, completed and agreed to; the citizen objects and is heard by others', async () => {
  const { receiptCode } = await citizen.rate({ ...withPhone, comment: '让我跑了三趟。' });
  await settle(clock);
  const [hall, supervisor, leader, otherHall] = [await signIn('hallManager'), await signIn('supervisor'), await signIn('leader'), await signIn('otherHallManager')];
  const ratingId = await newestRating(hall);
  const offered = (await hall.get(`/api/ratings/${ratingId}/appeals`)).body as RatingAppeals;
  expect(offered).toEqual({ items: [], canAppeal: true, until: '2026-11-27', whyNotAppeal: null, canPropose: [] });
  expect((await otherHall.get(`/api/ratings/${ratingId}/appeals`)).status).toBe(404);

  const proof = await hall.proof('回访录音在分机 12，14:20 起。');
  const short = await hall.post(`/api/ratings/${ratingId}/appeals`, { ...mistaken, grounds: [], reason: '短' });
  expect([short.status, errorOf(short).fields?.map((field) => field.path)]).toEqual([400, ['reason', 'grounds']]);
  const appeal = detail(await hall.post(`/api/ratings/${ratingId}/appeals`, { ...mistaken, fileIds: [proof] }), 201);
  expect(appeal).toMatchObject({ number: 'SS-2026-0001', origin: 'unit', state: 'pending', due: '2026-11-27', fileIds: [proof], rating: { comment: null }, abilities: { decide: false, withdraw: true } });
  const path = `/api/appeals/${appeal.id}`;
  await settle(clock);
  expect(await mail(supervisor)).toEqual(['请认定 SS-2026-0001']);
  expect((await otherHall.get(path)).status).toBe(404);
  expect((await otherHall.get(`/api/files/${proof}`)).status).toBe(404);
  expect((await supervisor.get(`/api/files/${proof}`)).status).toBe(200);

  // In my work it stands once, as an appeal; on the page of approvals it stands, too.
  const work = (await supervisor.get('/api/my-work')).body as MyWork;
  expect(work.items).toMatchObject([{ kind: 'appeal', id: appeal.id, number: 'SS-2026-0001', step: '认定：认定误评', link: `/appeals?tab=all&id=${appeal.id}` }]);
  expect(work.counts).toMatchObject({ appeal: 1, approval: 0 });
  expect((await supervisor.get('/api/approvals')).body as Page<ApprovalSummary>).toMatchObject({ items: [{ kind: 'ratingJudgement', subject: { type: 'appeal', id: appeal.id } }] });

  const decide = (staff: Staff, decision: string, words = opinion): Promise<Answer> => staff.post(`${path}/decision`, { decision, opinion: words });
  expect([(await decide(hall, 'approved')).status, (await decide(supervisor, 'approved', '')).status]).toEqual([403, 400]);
  expect((await decide(supervisor, 'returned', '请写明是哪一段录音。')).status).toBe(200);
  expect((await supervisor.post(`${path}/resubmission`, { reason: '替他们补充一下' })).status).toBe(403);
  expect(detail(await hall.post(`${path}/resubmission`, { reason: '14:22 群众说“点错了，是满意”。' }))).toMatchObject({ state: 'pending', earlier: [{ opinion: '请写明是哪一段录音。' }] });
  await settle(clock);
  expect(detail(await decide(supervisor, 'approved'))).toMatchObject({ state: 'approved', decision: { by: '陆平', opinion }, rating: { verdict: 'mistaken' } });
  await settle(clock);
  expect(await mail(hall)).toEqual(['请补充 SS-2026-0001', '同意，认定误评 SS-2026-0001']);
  expect((await hall.get(`/api/follow-ups/${ratingId}`)).body).toMatchObject({ state: 'closed', closing: { kind: 'setAside' } });

  // It stays where it was, as what it is.
  expect(((await hall.get('/api/ratings?mark=setAside')).body as Page<RatingSummary>).items).toMatchObject([{ id: ratingId, verdict: 'mistaken', level: 'dissatisfied' }]);
  const told = await citizen.progress(receiptCode);
  expect(told).toMatchObject({ setAside: { verdict: 'mistaken' }, canObject: { until: '2026-11-27', against: 'setAside' } });
  expect(JSON.stringify(told)).not.toMatch(/柳青|陆平|录音|三趟/);

  const key = randomUUID();
  const wrong = await object('000000000000');
  expect([wrong.status, errorOf(wrong).code]).toEqual([404, 'receiptNotFound']);
  expect((await object(receiptCode, '短')).status).toBe(400);
  const heard = await object(receiptCode, undefined, key);
  expect([heard.status, (heard.body as RatingProgress).objection]).toEqual([200, { against: 'setAside', at: clock.now().toISOString(), state: 'open' }]);
  expect((await object(receiptCode, undefined, key)).status).toBe(200);
  expect((await object(receiptCode)).status).toBe(409);
  await settle(clock);
  expect(await mail(leader)).toEqual(['请认定 SS-2026-0001', '补充后再报 SS-2026-0001', '群众不同意认定 SS-2026-0002']);
  // The one who decided before is not asked again.
  expect(await mail(supervisor)).toEqual(['请认定 SS-2026-0001', '补充后再报 SS-2026-0001']);
  const [objection] = ((await leader.get('/api/appeals?tab=toDecide')).body as Page<AppealSummary>).items;
  expect((await hall.get(`/api/appeals/${objection!.id}`)).status).toBe(404);
  expect(((await supervisor.get(`/api/appeals/${objection!.id}`)).body as AppealDetail).whyNotDecide).toContain('由别人认定');
  expect((await supervisor.post(`/api/approvals/${objection!.id}/decision`, { decision: 'approved', opinion })).status).toBe(403);
  expect((await leader.post(`/api/appeals/${objection!.id}/decision`, { decision: 'approved', opinion: '录音里群众说的是别的事。' })).status).toBe(200);
  await settle(clock);
  expect(await citizen.progress(receiptCode)).toMatchObject({ status: 'escalated', objection: { state: 'granted', answer: '录音里群众说的是别的事。' } });
  expect((await leader.get(`/api/follow-ups/${ratingId}`)).body).toMatchObject({ state: 'escalated', reopenings: [{ why: 'restored', closedAs: 'setAside' }] });
  expect(await verifyAudit({ clock })).toMatchObject({ ok: true, findings: [] });
});

test('closed and not agreed to: the commission has it, and it is closed again', async () => {
  at('2026-11-23', '09:00');
  const { receiptCode } = await citizen.rate(withPhone);
  await settle(clock);
  const [officer, leader] = [await signIn('officer'), await signIn('leader')];
  const id = await newestRating(officer);
  await officer.call(id, 'confirmed');
  await officer.act(id, 'close', { kind: 'explained', toCitizen: '材料清单是按规定要的。' });
  await officer.call(id, 'confirmed', { secondLevel: 'acceptable' });
  await settle(clock);
  expect((await object(receiptCode, '说好贴清单，到现在也没有贴。')).status).toBe(200);
  await settle(clock);
  const reopened = await leader.followUp(id);
  expect(reopened).toMatchObject({ state: 'escalated', due: '2026-11-30', reopenings: [{ why: 'objection', text: '说好贴清单，到现在也没有贴。' }] });
  expect((await officer.get(`/api/follow-ups/${id}`)).status).toBe(200);
  expect(await leader.act(id, 'escalation/decision', { decision: '请大厅三天内贴出清单。', toCitizen: '清单已贴在窗口左边。' })).toMatchObject({ state: 'closed', closing: { kind: 'escalationDecided' } });
  expect(await citizen.progress(receiptCode)).toMatchObject({ objection: { against: 'closing', state: 'answered', answer: '清单已贴在窗口左边。' } });
});

test('a second thought over HTTP, once', async () => {
  at('2026-11-24', '09:00');
  const { receiptCode } = await citizen.rate({ level: 'satisfied' });
  const supplement = (body: object): Promise<Answer> => server.client().post('/api/public/rating-supplements', { idempotencyKey: randomUUID(), receiptCode, ...body });
  expect((await supplement({ receiptCode: '000000000000', level: 'satisfied' })).status).toBe(404);
  const added = await supplement({ level: 'dissatisfied', comment: '后来又让我补一次材料。' });
  expect([added.status, (added.body as RatingProgress).supplement?.level, (added.body as RatingProgress).canSupplement]).toEqual([200, 'dissatisfied', undefined]);
  expect((await supplement({ level: 'satisfied' })).status).toBe(409);
  await settle(clock);
  const [officer, hall] = [await signIn('officer'), await signIn('hallManager')];
  const id = await newestRating(officer);
  expect((await officer.get(`/api/ratings/${id}`)).body).toMatchObject({ level: 'satisfied', supplement: { level: 'dissatisfied', comment: '后来又让我补一次材料。' } });
  expect((await hall.get(`/api/ratings/${id}`)).body).toMatchObject({ supplement: { level: 'dissatisfied', comment: null } });
});

test('the list goes out as a sheet, without anybody’s words', async () => {
  const [supervisor, officer] = [await signIn('supervisor'), await signIn('officer')];
  const sheet = (await supervisor.get('/api/appeals/export?format=csv&tab=all')).body as string;
  expect(sheet.trim().split('\r\n')).toHaveLength(3);
  expect(sheet).toContain('SS-2026-0001,单位申诉,认定误评,同意');
  expect(sheet).not.toMatch(/点错了|听一听录音/);
  expect((await officer.get('/api/appeals/counts')).body).toEqual({ toDecide: 0, mine: 0, open: 0, decided: 2, all: 2 });
});
