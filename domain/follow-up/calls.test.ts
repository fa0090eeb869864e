import { randomUUID } from 'node:crypto';
import { codeOf, fieldsOf, messageOf, useOffice } from '../../test/story/office';
import { buildRating, citizen, rate, withPhone } from '../../test/story/world';
import { decideApproval, findDeadlines, listApprovals, listInbox, native, resubmitApproval, settle } from '../kernel';
import * as followUps from '.';

const office = useOffice();
const { clock, as, officer, at, opened, show, version, call, inbox } = office;

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
    expect(await inbox(office.world.actors.officer)).toEqual(['新回访 PY-2026-0001']);
    await settle(clock);
    expect(await native(followUps.FollowUpModel).countDocuments()).toBe(1);
  });

  test('satisfied and acceptable open nothing', async () => {
    await rate(clock, buildRating(office.world, { level: 'acceptable' }));
    await settle(clock);
    expect(await native(followUps.FollowUpModel).countDocuments()).toBe(0);
  });

  test('the hall’s own days and officer count, for ratings from then on', async () => {
    const before = await opened(withPhone);
    const hallId = office.world.otherHall._id.toHexString();
    const settings = { firstContactDays: 2, closingDays: 8, rectificationDays: 4, escalationDays: 6, officerId: office.world.actors.hallOfficer.accountId };
    expect(await codeOf(followUps.saveFollowUpSettings(officer(), hallId, settings))).toBe('forbidden');
    expect(await fieldsOf(followUps.saveFollowUpSettings(as(office.world.actors.supervisor), hallId, { ...settings, officerId: office.world.actors.hallManager.accountId }))).toEqual(['officerId']);
    await followUps.saveFollowUpSettings(as(office.world.actors.supervisor), hallId, settings);
    clock.advance(6000);
    const { id } = await opened({ ...withPhone, windowCode: office.world.otherWindow.window!.code });
    expect(await show(id)).toMatchObject({ due: '2026-11-24', officerName: '顾芳' });
    expect((await show(before.id)).due).toBe('2026-11-23');
  });

  test('without an officer of the hall the least loaded one gets it', async () => {
    const code = office.world.otherWindow.window!.code;
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
    for (const outsider of [office.world.actors.hallManager, office.world.actors.supervisor, office.world.actors.handler]) expect(await codeOf(followUps.revealPhone(as(outsider), id))).toBe('forbidden');
    expect(await codeOf(followUps.revealPhone(as(office.world.actors.otherHallManager), id))).toBe('notFound');
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
    await rate(clock, buildRating(office.world, { ...withPhone, windowCode: office.world.otherWindow.window!.code }));
    const { id } = await opened(withPhone);
    expect((await show(id)).otherRatings).toMatchObject([{ window: '区政务中心 6号窗口', level: 'dissatisfied' }]);
    expect((await show(id, office.world.actors.hallManager)).otherRatings).toEqual([]);
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
    expect(await inbox(office.world.actors.officer)).toEqual(['新回访 PY-2026-0001', '临期 PY-2026-0001', '逾期 PY-2026-0001']);
    expect(await inbox(office.world.actors.supervisor)).toEqual(['逾期 PY-2026-0001']);
    expect(await show(id)).toMatchObject({ light: 'red', workingDaysLeft: -1 });
    expect(await followUps.countFollowUps(officer())).toMatchObject({ mine: 1, late: 1, today: 0, all: 1, closed: 0 });
  });

  test('the closing day was promised to the citizen: it is told whatever the step', async () => {
    const { id } = await opened(withPhone);
    await call(id, 'confirmed');
    await office.send(id);
    at('2026-11-30', '09:00');
    await settle(clock);
    expect((await inbox(office.world.actors.department)).at(-1)).toBe('逾期 PY-2026-0001');
    const texts = (await listInbox(as(office.world.actors.officer), { unread: 'all', limit: 9 })).items.map((message) => message.text);
    expect(texts[0]).toBe('柳溪镇便民服务中心3号窗口的“再评、办结”应在11月27日 周五前办，已经逾期。');
  });

  test('a pause stops the clock for a reason, and the days in between are added', async () => {
    const { id } = await opened(withPhone);
    await followUps.pauseFollowUp(officer(), id, { ...(await version(id)), reason: '群众出差，约好下周联系' });
    expect(await show(id)).toMatchObject({ light: 'paused', workingDaysLeft: null, pause: { reason: '群众出差，约好下周联系' }, abilities: { recordContact: false, resume: true } });
    expect((await show(id, office.world.actors.hallManager)).pause).toMatchObject({ reason: '' });
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
    const decide = async (decision: 'approved' | 'rejected' | 'returned') => {
      const [waiting] = (await listApprovals(as(office.world.actors.supervisor), { state: 'toDecide', limit: 20 })).items;
      await decideApproval(as(office.world.actors.supervisor), waiting!.id, { decision, opinion: '按此办理' });
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
    await decide('returned');
    const [mine] = (await listApprovals(officer(), { state: 'mine', limit: 20 })).items;
    await resubmitApproval(officer(), mine!.id, '监控要等设备厂家来调');
    await settle(clock);
    expect((await show(id)).extensions.at(-1)).toMatchObject({ state: 'pending', reason: '监控要等设备厂家来调' });
    await decide('approved');
    expect((await show(id)).due).toBe('2026-11-26');
    expect(await messageOf(ask(1))).toContain('最多 2 次');
    expect(await inbox(office.world.actors.officer)).toEqual(expect.arrayContaining(['延期已批准 PY-2026-0001', '延期没有批准 PY-2026-0001']));
  });
});
