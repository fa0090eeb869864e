import { randomUUID } from 'node:crypto';
import { followUpListQuery, type FollowUpDetail, type RecordContactRequest } from '../../contracts/follow-up';
import type { SubmitRatingInput } from '../../contracts/rating';
import { buildRating, buildWorld, citizen, clearStory, rate, withPhone, type World } from '../../test/story/world';
import { useTestDatabase } from '../../test/support/database';
import { decideApproval, Fault, findDeadlines, fixedClock, listApprovals, listInbox, native, settle, systemContext, type Context, type StaffActor } from '../kernel';
import { RatingModel, releaseRating } from '../rating';
import * as followUps from '.';
import { listFilter } from './queries';
import { handOverFollowUps } from './assignment';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
let world: World;
const as = (actor: StaffActor): Context => ({ actor, clock });
const officer = () => as(world.actors.officer);
const codeOf = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : String(error)));
const messageOf = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.message : String(error)));
const fieldsOf = (act: Promise<unknown>) => act.then(() => [], (error: unknown) => (error instanceof Fault ? (error.fields ?? []).map((field) => field.path) : [String(error)]));
/** Wall clock in Asia/Shanghai. */
const at = (day: string, time: string) => clock.set(new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString());

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(async () => {
  at('2026-11-20', '09:00');
  await clearStory();
});

/** A rating is given and its follow-up opened. */
async function opened(input: Partial<SubmitRatingInput> = {}): Promise<{ id: string; receiptCode: string }> {
  const { receiptCode } = await rate(clock, buildRating(world, input));
  await settle(clock);
  return { id: (await followUps.findFollowUpByReceipt(receiptCode))!._id.toHexString(), receiptCode };
}
const show = (id: string, actor = world.actors.officer): Promise<FollowUpDetail> => followUps.showFollowUp(as(actor), id);
const version = async (id: string) => ({ version: (await followUps.loadFollowUp(id)).trail.seq });
async function call(id: string, outcome: RecordContactRequest['outcome'], more: Partial<RecordContactRequest> = {}): Promise<void> {
  await followUps.recordContact(officer(), id, { ...(await version(id)), idempotencyKey: randomUUID(), outcome, note: '', ...more });
}
async function send(id: string): Promise<void> {
  await followUps.sendRectification(officer(), id, { ...(await version(id)), departmentId: world.department._id.toHexString(), words: '没有一次说清要什么材料', photoIds: [], instruction: '请核实并整改', workingDays: 3 });
}
async function answer(id: string): Promise<void> {
  await followUps.answerRectification(as(world.actors.department), id, { ...(await version(id)), measures: '窗口贴出了材料清单', toCitizen: '材料清单已贴在窗口，谢谢您。', proofIds: [] });
}
const accept = async (id: string) => followUps.acceptRectification(officer(), id, await version(id));
const inbox = async (actor: StaffActor) => (await listInbox(as(actor), { unread: 'all', limit: 50 })).items.map((message) => message.title).reverse();
const list = (actor: StaffActor, query: object = {}) => followUps.listFollowUps(as(actor), followUpListQuery.parse(query));

describe('opening', () => {
  test('a dissatisfied rating opens one follow-up with a number, two deadlines and an officer', async () => {
    const { id } = await opened(withPhone);
    const detail = await show(id);
    expect(detail).toMatchObject({ number: 'PY-2026-0001', state: 'toContact', light: 'green', due: '2026-11-23', workingDaysLeft: 1, officerName: '沈宁', hasPhone: true, tries: 0 });
    expect(detail.timeline.map((step) => [step.label, step.state, step.due ?? null])).toEqual([
      ['收到评议', 'done', null],
      ['分给沈宁', 'done', null],
      ['首次联系', 'now', '2026-11-23'],
      ['区人社局整改、附凭据', 'todo', null],
      ['再评、办结', 'todo', '2026-11-27'],
    ]);
    const deadlines = await findDeadlines([`followUp:${id}:firstContact`, `followUp:${id}:closing`]);
    expect(deadlines.map((deadline) => [deadline.kind, deadline.due]).sort()).toEqual([
      ['followUp.closing', '2026-11-27'],
      ['followUp.firstContact', '2026-11-23'],
    ]);
    expect(await inbox(world.actors.officer)).toEqual(['新回访 PY-2026-0001']);
    await settle(clock);
    expect(await native(followUps.FollowUpModel).countDocuments()).toBe(1);
  });

  test('satisfied and acceptable open nothing', async () => {
    await rate(clock, buildRating(world, { level: 'acceptable' }));
    await settle(clock);
    expect(await native(followUps.FollowUpModel).countDocuments()).toBe(0);
  });

  test('the hall’s own days and officer count, for ratings from then on', async () => {
    const before = await opened(withPhone);
    const hallId = world.otherHall._id.toHexString();
    const settings = { firstContactDays: 2, closingDays: 8, rectificationDays: 4, escalationDays: 6, officerId: world.actors.hallOfficer.accountId };
    expect(await codeOf(followUps.saveFollowUpSettings(officer(), hallId, settings))).toBe('forbidden');
    expect(await fieldsOf(followUps.saveFollowUpSettings(as(world.actors.supervisor), hallId, { ...settings, officerId: world.actors.hallManager.accountId }))).toEqual(['officerId']);
    await followUps.saveFollowUpSettings(as(world.actors.supervisor), hallId, settings);
    clock.advance(6000);
    const { id } = await opened({ ...withPhone, windowCode: world.otherWindow.window!.code });
    expect(await show(id)).toMatchObject({ due: '2026-11-24', officerName: '顾芳' });
    expect((await show(before.id)).due).toBe('2026-11-23');
  });

  test('without an officer of the hall the least loaded one gets it', async () => {
    const code = world.otherWindow.window!.code;
    await opened();
    const first = await opened({ windowCode: code });
    expect((await show(first.id)).officerName).toBe('顾芳');
  });
});

describe('calls', () => {
  test('the number is shown by an act that stands on record, to whoever may', async () => {
    const { id } = await opened(withPhone);
    expect(await followUps.revealPhone(officer(), id)).toMatchObject({ phone: '13800006027' });
    const trail = (await followUps.loadFollowUp(id)).trail;
    expect(trail.tail.at(-1)).toMatchObject({ verb: 'followUp.revealPhone', actor: { name: '沈宁' } });
    expect(JSON.stringify(await followUps.loadFollowUp(id))).not.toContain('13800006027');
    expect((await show(id)).phoneRevealedAt).toBe(clock.now().toISOString());
    for (const outsider of [world.actors.hallManager, world.actors.supervisor, world.actors.handler]) expect(await codeOf(followUps.revealPhone(as(outsider), id))).toBe('forbidden');
    expect(await codeOf(followUps.revealPhone(as(world.actors.otherHallManager), id))).toBe('notFound');
    const silent = await opened();
    expect(await codeOf(followUps.revealPhone(officer(), silent.id))).toBe('wrongState');
  });

  test('the script has the officer’s name, the window and the day', async () => {
    const { id } = await opened(withPhone);
    expect((await show(id)).script.split('\n')[0]).toBe('您好，我是青禾区纪委监委的回访员沈宁。您今天在柳溪镇便民服务中心3号窗口办社会保险，评了不满意。方便说两分钟吗？');
    at('2026-11-23', '09:00');
    expect((await show(id)).script).toContain('您11月20日在柳溪镇便民服务中心');
  });

  test('the note is kept while it is typed, and another’s typing is noticed', async () => {
    const { id } = await opened(withPhone);
    const before = await show(id);
    expect(await followUps.saveNote(officer(), id, { note: '群众说', noteVersion: 0 })).toMatchObject({ noteVersion: 1 });
    expect(await codeOf(followUps.saveNote(officer(), id, { note: '另一处', noteVersion: 0 }))).toBe('conflict');
    expect(await show(id)).toMatchObject({ note: '群众说', noteVersion: 1, version: before.version });
    await call(id, 'confirmed', { note: '群众说材料要了三次' });
    expect(await show(id)).toMatchObject({ note: '', contacts: [{ note: '群众说材料要了三次', by: '沈宁', round: 'first', slot: 'morning' }] });
  });

  test('a call that is sent twice is one call', async () => {
    const { id } = await opened(withPhone);
    const input = { ...(await version(id)), idempotencyKey: randomUUID(), outcome: 'confirmed' as const, note: '属实' };
    await followUps.recordContact(officer(), id, input);
    await followUps.recordContact(officer(), id, input);
    expect(await show(id)).toMatchObject({ state: 'toHandle', tries: 1 });
    expect(await codeOf(followUps.recordContact(officer(), id, { ...input, idempotencyKey: randomUUID() }))).toBe('conflict');
  });

  test('a mistaken rating closes, stays visible and is marked', async () => {
    const { id } = await opened(withPhone);
    await call(id, 'mistaken', { toCitizen: '知道了，谢谢您说明。' });
    await settle(clock);
    expect(await show(id)).toMatchObject({ state: 'closed', light: 'done', due: null, closing: { kind: 'mistaken', by: '沈宁' }, rating: { mistaken: true, level: 'dissatisfied' } });
  });

  test('three tries at three times of day, and not twice at one', async () => {
    const { id } = await opened(withPhone);
    await call(id, 'unreachable');
    expect(await messageOf(call(id, 'unreachable'))).toContain('换个时段');
    expect(await show(id)).toMatchObject({ state: 'toContact', usedSlots: ['morning'], closingKinds: [], abilities: { close: false, sendRectification: false } });
    at('2026-11-20', '15:00');
    await call(id, 'unreachable');
    expect(await codeOf(followUps.closeFollowUp(officer(), id, { ...(await version(id)), kind: 'unreachable', toCitizen: '打了三次没有打通。' }))).toBe('wrongState');
    at('2026-11-23', '10:00');
    await call(id, 'unreachable');
    expect((await show(id)).closingKinds).toEqual([]);
    at('2026-11-23', '18:00');
    await call(id, 'unreachable');
    const tried = await show(id);
    expect(tried).toMatchObject({ usedSlots: ['morning', 'afternoon', 'evening'], closingKinds: ['unreachable'], tries: 4, due: '2026-11-27', abilities: { close: true, sendRectification: true } });
    await followUps.closeFollowUp(officer(), id, { version: tried.version, kind: 'unreachable', toCitizen: '三次没有打通，您可以凭回执再联系我们。' });
    expect(await show(id)).toMatchObject({ state: 'closed', closing: { kind: 'unreachable' } });
  });

  test('call again at an agreed time; refused, and closed with an explanation', async () => {
    const { id, receiptCode } = await opened(withPhone);
    expect(await fieldsOf(call(id, 'callAgain', { callAgainAt: '2026-11-19T02:00:00.000Z' }))).toEqual(['callAgainAt']);
    await call(id, 'callAgain', { callAgainAt: '2026-11-23T02:00:00.000Z' });
    expect(await show(id)).toMatchObject({ state: 'toContact', callAgainAt: '2026-11-23T02:00:00.000Z', due: '2026-11-27' });
    expect((await followUps.ratingProgress(citizen(clock), receiptCode)).steps[1]).toMatchObject({ state: 'done' });
    at('2026-11-23', '10:00');
    await call(id, 'refused');
    expect(await show(id)).toMatchObject({ state: 'toHandle', closingKinds: ['explained', 'refused'] });
    await followUps.closeFollowUp(officer(), id, { ...(await version(id)), kind: 'refused', toCitizen: '您不愿多说，我们已提醒窗口。' });
    expect(await show(id)).toMatchObject({ state: 'closed', closing: { kind: 'refused' } });
  });

  test('other ratings by the same phone are shown', async () => {
    await rate(clock, buildRating(world, { ...withPhone, windowCode: world.otherWindow.window!.code }));
    const { id } = await opened(withPhone);
    expect((await show(id)).otherRatings).toMatchObject([{ window: '区政务中心 6号窗口', level: 'dissatisfied' }]);
    expect((await show(id, world.actors.hallManager)).otherRatings).toEqual([]);
  });
});

describe('rectification', () => {
  test('sent, answered, returned, answered, accepted, and the citizen decides', async () => {
    const { id } = await opened({ ...withPhone, comment: '让我下周再来' });
    expect(await codeOf(send(id))).toBe('wrongState');
    await call(id, 'confirmed');
    expect(await codeOf(show(id, world.actors.department))).toBe('notFound');
    await send(id);
    await settle(clock);
    expect(await show(id)).toMatchObject({ state: 'rectifying', due: '2026-11-25', rectification: { state: 'sent', department: { name: '区人社局' } } });
    expect(await inbox(world.actors.department)).toEqual(['请整改 PY-2026-0001']);
    const sent = await show(id, world.actors.department);
    expect(sent).toMatchObject({ rating: null, contacts: [], script: '', note: '', rectification: { words: '没有一次说清要什么材料' }, abilities: { answerRectification: true, revealPhone: false, close: false } });
    expect(JSON.stringify(sent)).not.toContain('下周再来');
    expect(await codeOf(show(id, world.actors.otherDepartment))).toBe('notFound');
    expect((await list(world.actors.department)).items).toHaveLength(1);
    await answer(id);
    expect(await show(id)).toMatchObject({ state: 'answered', due: '2026-11-27', rectification: { answer: { by: '许立', measures: '窗口贴出了材料清单' } } });
    await followUps.returnRectification(officer(), id, { ...(await version(id)), reason: '没有说怎么防止再发生' });
    await settle(clock);
    expect(await show(id)).toMatchObject({ state: 'rectifying', rectification: { state: 'sent', returnReason: '没有说怎么防止再发生', answer: null } });
    at('2026-11-24', '10:00');
    await answer(id);
    await accept(id);
    await settle(clock);
    expect(await inbox(world.actors.department)).toEqual(['请整改 PY-2026-0001', '整改被退回 PY-2026-0001', '整改通过 PY-2026-0001']);
    expect(await fieldsOf(call(id, 'confirmed'))).toEqual(['secondLevel']);
    await call(id, 'confirmed', { secondLevel: 'acceptable' });
    await settle(clock);
    expect(await show(id)).toMatchObject({ state: 'closed', secondLevel: 'acceptable', closing: { kind: 'putRight' }, rating: { secondLevel: 'acceptable' } });
    const keys = ['firstContact', 'closing', 'rectification:1', 'rectification:2'].map((key) => `followUp:${id}:${key}`);
    expect((await findDeadlines(keys)).map((deadline) => deadline.state)).toEqual(['met', 'met', 'met', 'met']);
  });

  test('still dissatisfied goes up to the commission, which closes it', async () => {
    const { id, receiptCode } = await opened(withPhone);
    await call(id, 'confirmed');
    await send(id);
    await answer(id);
    await accept(id);
    await call(id, 'confirmed', { secondLevel: 'dissatisfied' });
    await settle(clock);
    expect(await show(id)).toMatchObject({ state: 'escalated', due: '2026-11-27', abilities: { decideEscalation: false, close: false } });
    expect(await inbox(world.actors.leader)).toEqual(['报委里处理 PY-2026-0001']);
    expect((await list(world.actors.leader)).items).toHaveLength(1);
    expect((await followUps.ratingProgress(citizen(clock), receiptCode)).status).toBe('escalated');
    const decision = { ...(await version(id)), decision: '约谈窗口负责人，限期改进。', toCitizen: '区纪委监委已约谈窗口负责人。' };
    expect(await codeOf(followUps.decideEscalation(officer(), id, decision))).toBe('forbidden');
    await followUps.decideEscalation(as(world.actors.leader), id, decision);
    expect(await show(id)).toMatchObject({ state: 'closed', closing: { kind: 'escalationDecided' }, escalation: { decision: '约谈窗口负责人，限期改进。' } });
    expect((await show(id, world.actors.hallManager)).escalation).toMatchObject({ decision: null });
    const progress = await followUps.ratingProgress(citizen(clock), receiptCode);
    expect(progress).toMatchObject({ status: 'closed', secondLevel: 'dissatisfied', answers: [{ from: '青禾区纪委监委', text: '区纪委监委已约谈窗口负责人。' }, { from: '区人社局' }] });
  });
});

describe('without a phone', () => {
  test('the citizen follows by receipt and rates again there', async () => {
    const { id, receiptCode } = await opened();
    const before = await followUps.ratingProgress(citizen(clock), receiptCode);
    expect(before).toMatchObject({ status: 'contacting', canRateAgain: false, answers: [] });
    expect(before.steps.map((step) => [step.key, step.state, step.due ?? null])).toEqual([
      ['received', 'done', null],
      ['firstContact', 'now', '2026-11-23'],
      ['putRight', 'todo', '2026-11-27'],
      ['rateAgain', 'todo', '2026-11-27'],
    ]);
    await send(id);
    await answer(id);
    await accept(id);
    const after = await followUps.ratingProgress(citizen(clock), receiptCode);
    expect(after).toMatchObject({ status: 'awaitingSecondRating', canRateAgain: true, answers: [{ from: '区人社局', text: '材料清单已贴在窗口，谢谢您。' }] });
    expect(JSON.stringify(after)).not.toContain('windowId');
    const again = { idempotencyKey: randomUUID(), receiptCode, level: 'satisfied' as const };
    await followUps.rateAgain(citizen(clock), again);
    await followUps.rateAgain(citizen(clock), again);
    expect(await codeOf(followUps.rateAgain(citizen(clock), { ...again, idempotencyKey: randomUUID() }))).toBe('wrongState');
    await settle(clock);
    expect(await show(id)).toMatchObject({ state: 'closed', secondLevel: 'satisfied', closing: { kind: 'putRight', by: '群众' } });
    expect(await codeOf(followUps.ratingProgress(citizen(clock), '000000000000'))).toBe('receiptNotFound');
    expect(await codeOf(followUps.rateAgain(citizen(clock), { ...again, receiptCode: '000000000000' }))).toBe('receiptNotFound');
  });

  test('an explanation waits for the citizen too; silence closes on the promised day, as unrated', async () => {
    const { id } = await opened();
    const close = async (kind: 'explained' | 'putRight') => followUps.closeFollowUp(officer(), id, { ...(await version(id)), kind, toCitizen: '按规定要复印件，我们已请窗口先说清。' });
    await close('explained');
    expect(await show(id)).toMatchObject({ state: 'awaitingSecondRating', closingKinds: [] });
    expect(await messageOf(close('explained'))).toContain('2026-11-27');
    at('2026-11-27', '09:00');
    await close('explained');
    expect(await show(id)).toMatchObject({ state: 'closed', secondLevel: null, closing: { kind: 'explained' } });
  });
});

describe('clocks', () => {
  test('yellow and red are told to the debtor, once', async () => {
    const { id } = await opened(withPhone);
    at('2026-11-23', '09:00');
    await settle(clock);
    expect(await show(id)).toMatchObject({ light: 'yellow', workingDaysLeft: 0 });
    at('2026-11-24', '09:00');
    await settle(clock);
    await settle(clock);
    expect(await inbox(world.actors.officer)).toEqual(['新回访 PY-2026-0001', '临期 PY-2026-0001', '逾期 PY-2026-0001']);
    expect(await inbox(world.actors.supervisor)).toEqual(['逾期 PY-2026-0001']);
    expect(await show(id)).toMatchObject({ light: 'red', workingDaysLeft: -1 });
    expect(await followUps.countFollowUps(officer())).toMatchObject({ mine: 1, late: 1, today: 0, all: 1, closed: 0 });
  });

  test('a pause stops the clock for a reason, and the days in between are added', async () => {
    const { id } = await opened(withPhone);
    await followUps.pauseFollowUp(officer(), id, { ...(await version(id)), reason: '群众出差，约好下周联系' });
    expect(await show(id)).toMatchObject({ light: 'paused', workingDaysLeft: null, pause: { reason: '群众出差，约好下周联系' }, abilities: { recordContact: false, resume: true } });
    expect((await show(id, world.actors.hallManager)).pause).toMatchObject({ reason: '' });
    at('2026-11-25', '09:00');
    await settle(clock);
    expect(await followUps.countFollowUps(officer())).toMatchObject({ late: 0 });
    await followUps.resumeFollowUp(officer(), id, await version(id));
    expect(await show(id)).toMatchObject({ light: 'green', due: '2026-11-26', pause: null });
    const [closing] = await findDeadlines([`followUp:${id}:closing`]);
    expect(closing).toMatchObject({ due: '2026-12-02', state: 'open' });
  });

  test('extensions: twice at most, by approval of somebody else, each moving the step and the closing day', async () => {
    const { id } = await opened(withPhone);
    const ask = async (workingDays: number) => followUps.requestExtension(officer(), id, { ...(await version(id)), workingDays, reason: '部门要调取监控核实' });
    const decide = async (decision: 'approved' | 'rejected') => {
      const [waiting] = (await listApprovals(as(world.actors.supervisor), { state: 'toDecide', limit: 20 })).items;
      await decideApproval(as(world.actors.supervisor), waiting!.id, { decision, opinion: '按此办理' });
      await settle(clock);
    };
    await ask(2);
    expect(await messageOf(ask(2))).toContain('等批复');
    expect((await show(id)).extensions).toMatchObject([{ days: 2, state: 'pending' }]);
    await decide('approved');
    expect(await show(id)).toMatchObject({ due: '2026-11-25', extensions: [{ state: 'approved', opinion: '按此办理' }] });
    expect((await findDeadlines([`followUp:${id}:closing`]))[0]?.due).toBe('2026-12-01');
    await ask(1);
    await decide('rejected');
    expect((await show(id)).due).toBe('2026-11-25');
    await ask(1);
    await decide('approved');
    expect((await show(id)).due).toBe('2026-11-26');
    expect(await messageOf(ask(1))).toContain('最多 2 次');
    expect(await inbox(world.actors.officer)).toEqual(expect.arrayContaining(['延期已批准 PY-2026-0001', '延期没有批准 PY-2026-0001']));
  });
});

describe('whose work it is', () => {
  test('the supervisor gives it to another officer; whoever leaves hands it over', async () => {
    const { id } = await opened({ windowCode: world.otherWindow.window!.code });
    const supervisor = as(world.actors.supervisor);
    expect((await followUps.officersFor(supervisor, id)).items.map((item) => item.name).sort()).toEqual(['沈宁', '顾芳']);
    expect(await codeOf(followUps.assignFollowUp(officer(), id, { ...(await version(id)), accountId: world.actors.hallOfficer.accountId }))).toBe('forbidden');
    expect(await fieldsOf(followUps.assignFollowUp(supervisor, id, { ...(await version(id)), accountId: world.actors.leader.accountId }))).toEqual(['accountId']);
    await followUps.assignFollowUp(supervisor, id, { ...(await version(id)), accountId: world.actors.hallOfficer.accountId });
    await settle(clock);
    expect(await show(id)).toMatchObject({ officerName: '顾芳' });
    const event = { id: 'e', type: 'account.departed', at: clock.now(), payload: { fromAccountId: world.actors.hallOfficer.accountId, toAccountId: world.actors.officer.accountId }, source: { collection: 'accounts', id: '' } };
    await handOverFollowUps(event, systemContext('test', clock));
    await handOverFollowUps(event, systemContext('test', clock));
    expect(await show(id)).toMatchObject({ officerName: '沈宁' });
    expect((await followUps.loadFollowUp(id)).trail.tail.filter((entry) => entry.verb === 'followUp.handOver')).toHaveLength(1);
  });

  test('my work: calls for the officer, rectification for the department', async () => {
    const { id } = await opened(withPhone);
    expect(await followUps.followUpWork(officer())).toMatchObject([{ kind: 'followUp', id, step: '首次联系', link: `/follow-ups/${id}`, onBehalfOf: null }]);
    const deputy: StaffActor = { ...world.actors.hallOfficer, grants: [{ role: 'followUpOfficer', organisationId: world.district._id.toHexString(), asDeputyOf: world.actors.officer.accountId }] };
    expect(await followUps.followUpWork(as(deputy))).toMatchObject([{ id, onBehalfOf: '沈宁' }]);
    await call(id, 'confirmed');
    await send(id);
    expect(await followUps.followUpWork(as(world.actors.department))).toMatchObject([{ kind: 'rectification', step: '整改并答复' }]);
  });

  test('lists are sorted late first, closed last, and paged without loss', async () => {
    const first = await opened(withPhone);
    at('2026-11-23', '09:00');
    const second = await opened(withPhone);
    const third = await opened(withPhone);
    await call(first.id, 'mistaken');
    at('2026-11-24', '20:00');
    const page = await list(world.actors.officer, { tab: 'all', limit: 2 });
    const next = await list(world.actors.officer, { tab: 'all', limit: 2, cursor: page.nextCursor ?? undefined });
    expect(page).toMatchObject({ total: 3 });
    expect(new Set(page.items.map((item) => item.id))).toEqual(new Set([second.id, third.id]));
    expect(next.items.map((item) => item.id)).toEqual([first.id]);
    expect(next.nextCursor).toBeNull();
    expect((await list(world.actors.officer, { tab: 'today' })).items).toHaveLength(2);
    expect((await list(world.actors.officer, { tab: 'closed' })).items).toHaveLength(1);
    expect((await list(world.actors.officer, { tab: 'all', text: '0002' })).items).toHaveLength(1);
    expect((await list(world.actors.officer, { tab: 'all', hasPhone: 'no' })).items).toHaveLength(0);
    const plan = await native(followUps.FollowUpModel)
      .find(listFilter(officer(), followUpListQuery.parse({ tab: 'all' })), { sort: { sortKey: 1, _id: 1 } })
      .explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('path_1_sortKey_1__id_1');
  });
});

describe('integrity first', () => {
  test('hall and department have no trace of it until it is released', async () => {
    const { id } = await opened({ ...withPhone, reasons: ['902'] });
    expect(await show(id, world.actors.handler)).toMatchObject({ integrity: true, officerName: '韩正', abilities: { recordContact: true, release: true } });
    for (const outsider of [world.actors.hallManager, world.actors.department]) {
      expect(await codeOf(show(id, outsider))).toBe('notFound');
      expect(await followUps.countFollowUps(as(outsider))).toMatchObject({ all: 0 });
      expect((await list(outsider, { tab: 'all' })).items).toEqual([]);
    }
    await call(id, 'confirmed');
    expect(await messageOf(send(id))).toContain('放开以后才能转部门');
    await releaseRating(as(world.actors.handler), id, '查无实据，转窗口改进');
    await settle(clock);
    expect((await list(world.actors.hallManager, { tab: 'all' })).items).toHaveLength(1);
    await send(id);
    expect(await show(id, world.actors.department)).toMatchObject({ state: 'rectifying' });
  });

  test('the integrity handler has no business with other follow-ups', async () => {
    const { id } = await opened(withPhone);
    expect((await show(id, world.actors.handler)).abilities).toMatchObject({ recordContact: false, revealPhone: false });
    expect(await codeOf(followUps.revealPhone(as(world.actors.handler), id))).toBe('forbidden');
    expect(await native(RatingModel).countDocuments({ secret: true })).toBe(0);
  });
});
