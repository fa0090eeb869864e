import { appendFileSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Page } from '../../contracts/common';
import type { FollowUpSummary } from '../../contracts/follow-up';
import type { MyWork } from '../../contracts/my-work';
import type { RatingDetail, RatingSummary } from '../../contracts/rating';
import { anchorDay, installAnchors, native, ObjectId, runJobs, settle, systemContext, verifyAudit } from '../../domain/kernel';
import { FollowUpModel } from '../../domain/follow-up';
import { RatingModel } from '../../domain/rating';
import { useTestDatabase } from '../support/database';
import { testClock as clock } from '../support/factories';
import { errorOf, useServer } from '../support/http';
import { Citizen, Staff } from './staff';
import { buildWorld, withPhone, type Username, type World } from './world';

const database = useTestDatabase();
const server = useServer({}, { clock });
let world: World;
let citizen: Citizen;

const at = (day: string, time: string): void => clock.set(new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString());
const signIn = (username: Username): Promise<Staff> => Staff.signIn(server, username);
const followUpsOf = async (staff: Staff, query = 'tab=all'): Promise<FollowUpSummary[]> => ((await staff.get(`/api/follow-ups?${query}`)).body as Page<FollowUpSummary>).items;
const mail = async (staff: Staff): Promise<string[]> => ((await staff.get('/api/inbox')).body as Page<{ title: string }>).items.map((message) => message.title).reverse();
const audit = () => verifyAudit({ clock });

/** The newest follow-up that the officer sees. */
async function newest(staff: Staff): Promise<string> {
  await settle(clock);
  const items = await followUpsOf(staff);
  return items.reduce((a, b) => (a.number > b.number ? a : b)).id;
}

beforeAll(async () => {
  at('2026-10-16', '10:00');
  installAnchors(database.dataDir());
  world = await buildWorld(clock);
  citizen = new Citizen(server, world);
});

test('scan, dissatisfied, call, put right, second rating, closed, phone gone, audit verifies — and a tampered document is found', async () => {
  at('2026-10-16', '15:42');
  expect(await citizen.scan()).toMatchObject({ status: 200, body: { hallName: '柳溪镇便民服务中心', windowName: '社会保险', number: '3', open: true, receivedBy: '青禾区纪委监委' } });
  const photoToken = await citizen.photo(await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } }).withExif({ IFD0: { Artist: '拍照的人' } }).jpeg().toBuffer());
  const input = { ...withPhone, idempotencyKey: randomUUID(), comment: '交了材料才说还缺一份复印件，让我下周再来。', reasons: ['208', '210'], photoTokens: [photoToken] };
  const received = await citizen.rate(input);
  expect(received).toMatchObject({ firstContact: { day: '2026-10-19', workingDays: 1 }, closing: { day: '2026-10-23', workingDays: 5 }, byPhone: true });
  expect(await citizen.rate(input)).toEqual(received);
  const { receiptCode } = received;
  expect(await citizen.progress(receiptCode)).toMatchObject({ status: 'received', canRateAgain: false });

  const officer = await signIn('officer');
  const id = await newest(officer);
  expect(await mail(officer)).toEqual(['新回访 PY-2026-0001']);
  const first = await officer.followUp(id);
  expect(first).toMatchObject({ number: 'PY-2026-0001', state: 'toContact', officerName: '沈宁', rating: { comment: input.comment }, abilities: { revealPhone: true, recordContact: true, sendRectification: false } });
  expect(((await officer.get('/api/my-work')).body as MyWork).items).toMatchObject([{ kind: 'followUp', id, step: '首次联系' }]);
  const photoId = first.rating!.photoIds[0]!;

  at('2026-10-16', '15:51');
  expect((await officer.post(`/api/follow-ups/${id}/phone`)).body).toEqual({ phone: '13800006027', revealedAt: '2026-10-16T07:51:00.000Z' });
  expect((await officer.put(`/api/follow-ups/${id}/note`, { note: '群众说窗口', noteVersion: 0 })).body).toMatchObject({ noteVersion: 1 });
  expect(await officer.call(id, 'confirmed', { note: '群众说窗口没有一次说清，属实。' })).toMatchObject({ state: 'toHandle', note: '' });

  const department = await signIn('department');
  const hall = await signIn('hallManager');
  expect((await department.get(`/api/follow-ups/${id}`)).status).toBe(404);
  await officer.act(id, 'rectification', { departmentId: world.department._id.toHexString(), words: '没有一次说清要什么材料', photoIds: [photoId], instruction: '请核实，贴出材料清单', workingDays: 3 });
  await settle(clock);
  expect(await mail(department)).toEqual(['请整改 PY-2026-0001']);
  for (const insider of [department, hall]) {
    const seen = await insider.followUp(id);
    expect(seen).toMatchObject({ rating: null, contacts: [], rectification: { words: '没有一次说清要什么材料', photoIds: [photoId] } });
    expect(JSON.stringify(seen)).not.toMatch(/复印件|13800006027/);
  }
  expect((await hall.get(`/api/ratings/${id}`)).body).toMatchObject({ comment: '没有一次说清要什么材料' });

  // Hall and department open the photo that was passed on, nobody else's.
  for (const insider of [officer, department, hall]) expect((await insider.get(`/api/files/${photoId}`)).headers.get('content-type')).toMatch(/^image\//);
  expect((await (await signIn('otherHallManager')).get(`/api/files/${photoId}`)).status).toBe(404);

  at('2026-10-19', '16:00');
  const proof = await department.proof('窗口已贴出材料清单。');
  const answered = await department.act(id, 'rectification/answer', { measures: '窗口贴出了材料清单，对经办人作了提醒。', toCitizen: '材料清单已贴在窗口，下次一次说清。', proofIds: [proof] });
  expect(answered).toMatchObject({ state: 'answered', abilities: { answerRectification: false } });
  expect((await officer.get(`/api/files/${proof}`)).status).toBe(200);
  expect((await citizen.progress(receiptCode)).answers).toEqual([]);
  await officer.act(id, 'rectification/accept');
  expect(await citizen.progress(receiptCode)).toMatchObject({ status: 'awaitingSecondRating', canRateAgain: true, answers: [{ from: '区人社局', text: '材料清单已贴在窗口，下次一次说清。' }] });

  at('2026-10-20', '10:00');
  expect((await officer.followUp(id)).script).toContain('材料清单已贴在窗口，下次一次说清。');
  const closed = await officer.call(id, 'confirmed', { secondLevel: 'satisfied', note: '群众说可以了。' });
  expect(closed).toMatchObject({ state: 'closed', light: 'done', secondLevel: 'satisfied', closing: { kind: 'putRight' } });
  await settle(clock);
  const told = await citizen.progress(receiptCode);
  expect(told).toMatchObject({ status: 'closed', secondLevel: 'satisfied', canRateAgain: false });
  expect(told.steps.every((step) => step.state === 'done')).toBe(true);
  expect(JSON.stringify(told)).not.toMatch(/13800006027|photo|复印件/);

  await runJobs(clock);
  expect((await officer.get(`/api/ratings/${id}`)).body).toMatchObject({ hasPhone: true, secondLevel: 'satisfied' });
  at('2026-11-20', '04:00');
  await runJobs(clock);
  expect((await officer.get(`/api/ratings/${id}`)).body).toMatchObject({ hasPhone: false });
  expect(JSON.stringify(await native(RatingModel).findOne({ _id: new ObjectId(id) }))).toContain('rating.deletePhone');

  await anchorDay(systemContext('test', clock));
  expect(await audit()).toMatchObject({ ok: true, findings: [] });
  const copy = join(database.dataDir(), 'copy-of-anchors.jsonl');
  copyFileSync(join(database.dataDir(), 'anchors', 'anchors.jsonl'), copy);
  expect(await verifyAudit({ anchorFile: copy, clock })).toMatchObject({ ok: true });

  await native(RatingModel).updateOne({ _id: new ObjectId(id) }, { $set: { level: 'satisfied' } });
  expect(await audit()).toMatchObject({ ok: false, findings: [{ collection: 'ratings', id }] });
  await native(RatingModel).updateOne({ _id: new ObjectId(id) }, { $set: { level: 'dissatisfied' } });
  await native(FollowUpModel).updateOne({ _id: new ObjectId(id) }, { $set: { 'contacts.0.note': '群众说没有这回事' } });
  expect(await audit()).toMatchObject({ ok: false, findings: [{ collection: 'followUps', id }] });
  await native(FollowUpModel).updateOne({ _id: new ObjectId(id) }, { $set: { 'contacts.0.note': '群众说窗口没有一次说清，属实。' } });
  expect(await audit()).toMatchObject({ ok: true });
  appendFileSync(copy, '{}\n');
  expect((await verifyAudit({ anchorFile: copy, clock })).ok).toBe(false);
});

test('without a phone: the citizen follows by receipt, rates again there, and what stays bad goes up', async () => {
  at('2026-11-30', '09:30');
  const { receiptCode, byPhone } = await citizen.rate();
  expect(byPhone).toBe(false);
  const officer = await signIn('officer');
  const id = await newest(officer);
  expect(await officer.followUp(id)).toMatchObject({ hasPhone: false, abilities: { revealPhone: false, recordContact: false, sendRectification: true, close: true } });
  expect((await officer.post(`/api/follow-ups/${id}/phone`)).status).toBe(409);
  expect((await citizen.progress(receiptCode)).steps[1]).toMatchObject({ state: 'now', due: '2026-12-01' });
  expect((await citizen.rateAgain(receiptCode, 'satisfied')).status).toBe(409);

  const explained = await officer.act(id, 'close', { kind: 'explained', toCitizen: '按规定要复印件，我们已请窗口一次说清。' });
  expect(explained).toMatchObject({ state: 'awaitingSecondRating', closing: null });
  const key = randomUUID();
  expect(await citizen.rateAgain(receiptCode, 'dissatisfied', key)).toMatchObject({ status: 200, body: { status: 'escalated', secondLevel: 'dissatisfied', canRateAgain: false } });
  expect((await citizen.rateAgain(receiptCode, 'dissatisfied', key)).status).toBe(200);
  expect((await citizen.rateAgain(receiptCode, 'satisfied')).status).toBe(409);
  await settle(clock);

  const leader = await signIn('leader');
  expect((await mail(leader)).at(-1)).toBe('报委里处理 PY-2026-0002');
  expect((await officer.tryAct(id, 'escalation/decision', { decision: '约谈负责人', toCitizen: '已经约谈。' })).status).toBe(403);
  await leader.act(id, 'escalation/decision', { decision: '约谈窗口负责人，限期改进。', toCitizen: '区纪委监委已约谈窗口负责人。' });
  expect(await citizen.progress(receiptCode)).toMatchObject({ status: 'closed', answers: [{ from: '青禾区纪委监委', text: '区纪委监委已约谈窗口负责人。' }, { from: '青禾区纪委监委' }] });
});

test('integrity first: no trace for hall and department until the commission releases it', async () => {
  at('2026-12-02', '09:30');
  const hall = await signIn('hallManager');
  const department = await signIn('department');
  const count = async (staff: Staff) => ((await staff.get('/api/follow-ups/counts')).body as Record<string, number>).all;
  const [before, beforeRatings] = [await count(hall), ((await hall.get('/api/ratings')).body as Page<RatingSummary>).items.length];
  const { receiptCode } = await citizen.rate({ ...withPhone, reasons: ['902', '214'], comment: '要我请客才肯办。' });
  const handler = await signIn('handler');
  const id = await newest(handler);
  expect(await handler.followUp(id)).toMatchObject({ integrity: true, officerName: '韩正' });
  // The commission is told that a person may open a clue from it; nothing of the citizen's words is in the message.
  const messages = ((await handler.get('/api/inbox')).body as Page<{ title: string; text: string; link: string }>).items.filter((one) => one.link === `/ratings?id=${id}`);
  expect(messages.map((one) => one.title)).toEqual(['有评议涉及廉洁']);
  expect(messages[0]!.text).not.toContain('请客');
  for (const outsider of [hall, department]) {
    expect((await outsider.get(`/api/follow-ups/${id}`)).status).toBe(404);
    expect((await outsider.get(`/api/ratings/${id}`)).status).toBe(404);
  }
  expect(await count(hall)).toBe(before);
  expect(((await hall.get('/api/ratings')).body as Page<RatingSummary>).items).toHaveLength(beforeRatings);
  expect(((await handler.get('/api/ratings?integrity=only')).body as Page<RatingSummary>).items).toHaveLength(1);
  // The citizen follows it like any other.
  expect((await citizen.progress(receiptCode)).status).toBe('contacting');

  await handler.call(id, 'confirmed', { note: '群众说是误会，没有请客。' });
  const refused = await handler.tryAct(id, 'rectification', { departmentId: world.department._id.toHexString(), words: '态度生硬', instruction: '请改进态度' });
  expect([refused.status, errorOf(refused).code]).toEqual([409, 'wrongState']);
  expect((await handler.post(`/api/ratings/${id}/release`, { reason: '短' })).status).toBe(400);
  expect((await hall.post(`/api/ratings/${id}/release`, { reason: '想看看写了什么' })).status).toBe(403);
  expect((await handler.post(`/api/ratings/${id}/release`, { reason: '查无实据，转窗口改进态度' })).body as RatingDetail).toMatchObject({ released: true });
  await settle(clock);
  expect((await hall.get(`/api/ratings/${id}`)).body).toMatchObject({ integrity: true, comment: null });
  expect(await count(hall)).toBe(before! + 1);
});

test('nobody reached at three times of day; pauses and extensions move the days', async () => {
  at('2026-12-07', '10:00');
  await citizen.rate(withPhone);
  const officer = await signIn('officer');
  const id = await newest(officer);
  await officer.call(id, 'unreachable');
  const again = await officer.tryAct(id, 'contacts', { idempotencyKey: randomUUID(), outcome: 'unreachable' });
  expect([again.status, errorOf(again).message]).toEqual([409, '这个时段今天已经打过一次没打通，请换个时段再打。上午到 12:00，下午到 17:30，之后是晚间。']);

  await officer.act(id, 'extensions', { workingDays: 2, reason: '群众白天不接电话' });
  const supervisor = await signIn('supervisor');
  const { items } = (await supervisor.get('/api/approvals')).body as Page<{ id: string; title: string }>;
  expect(items).toMatchObject([{ title: 'PY-2026-0004 延期 2 个工作日' }]);
  expect((await officer.post(`/api/approvals/${items[0]!.id}/decision`, { decision: 'approved' })).status).toBe(403);
  expect((await supervisor.post(`/api/approvals/${items[0]!.id}/decision`, { decision: 'approved' })).status).toBe(204);
  await settle(clock);
  expect(await officer.followUp(id)).toMatchObject({ due: '2026-12-10', extensions: [{ state: 'approved', days: 2 }] });

  await officer.act(id, 'pause', { reason: '群众短信说本周出差' });
  at('2026-12-09', '10:00');
  expect(await officer.act(id, 'resume')).toMatchObject({ due: '2026-12-14', light: 'green' });
  at('2026-12-09', '15:00');
  await officer.call(id, 'unreachable');
  at('2026-12-09', '18:30');
  expect(await officer.call(id, 'unreachable')).toMatchObject({ closingKinds: ['unreachable'], usedSlots: ['morning', 'afternoon', 'evening'] });
  expect(await officer.act(id, 'close', { kind: 'unreachable', toCitizen: '三个时段都没有打通，您可以凭回执看进展。' })).toMatchObject({ state: 'closed', closing: { kind: 'unreachable' } });
});

test('lists go out as sheets, with what the viewer may see and nothing more', async () => {
  at('2026-12-10', '10:00');
  const [officer, hall] = [await signIn('officer'), await signIn('hallManager')];
  const ratings = await officer.get('/api/ratings/export?format=csv&level=dissatisfied');
  expect([ratings.status, ratings.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(ratings.headers.get('content-disposition')).toContain(encodeURIComponent('评议.csv'));
  expect(ratings.body).toContain('交了材料才说还缺一份复印件');
  expect(ratings.body).not.toContain('13800006027');
  expect((await hall.get('/api/ratings/export?format=csv')).body).not.toContain('复印件，让我下周再来');
  const sheet = (await officer.get('/api/follow-ups/export?format=csv&tab=closed')).body as string;
  expect(sheet).toContain('PY-2026-0001,已办结');
  expect(sheet).toContain('三次联系不上');
  expect((await officer.get('/api/follow-ups/export?tab=all')).headers.get('content-type')).toContain('spreadsheetml');
});

test('a window that is closed takes no rating, and a wrong receipt says only that', async () => {
  at('2026-12-11', '10:00');
  const wrong = await citizen.tryProgress('000000000000');
  expect([wrong.status, errorOf(wrong)]).toEqual([404, { code: 'receiptNotFound', message: '没有找到。请对一对每一组数字。' }]);
  const bad = await citizen.tryRate({ phone: '13800006027' });
  expect([bad.status, errorOf(bad).fields]).toEqual([400, [{ path: 'phoneConsent', message: '留电话请先勾选“同意给我打电话”' }]]);
});
