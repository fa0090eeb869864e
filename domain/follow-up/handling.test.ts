import { randomUUID } from 'node:crypto';
import { followUpListQuery } from '../../contracts/follow-up';
import { codeOf, fieldsOf, messageOf, useOffice } from '../../test/story/office';
import { citizen, withPhone } from '../../test/story/world';
import { AccountModel, departAccount, findDeadlines, native, settle, type StaffActor } from '../kernel';
import { RatingModel, releaseRating } from '../rating';
import * as followUps from '.';
import { listFilter } from './queries';

const office = useOffice();
const { clock, as, officer, at, opened, show, list, version, call, send, answer, accept, inbox } = office;

describe('rectification', () => {
  test('sent, answered, returned, answered, accepted, and the citizen decides', async () => {
    const { id } = await opened({ ...withPhone, comment: '让我下周再来' });
    expect(await codeOf(send(id))).toBe('wrongState');
    await call(id, 'confirmed');
    expect(await codeOf(show(id, office.world.actors.department))).toBe('notFound');
    await send(id);
    await settle(clock);
    expect(await show(id)).toMatchObject({ state: 'rectifying', due: '2026-11-25', rectification: { state: 'sent', department: { name: '区人社局' } } });
    expect(await inbox(office.world.actors.department)).toEqual(['请整改 PY-2026-0001']);
    const sent = await show(id, office.world.actors.department);
    expect(sent).toMatchObject({ rating: null, contacts: [], script: '', note: '', rectification: { words: '没有一次说清要什么材料' }, abilities: { answerRectification: true, revealPhone: false, close: false } });
    expect(JSON.stringify(sent)).not.toContain('下周再来');
    expect(await codeOf(show(id, office.world.actors.otherDepartment))).toBe('notFound');
    expect((await list(office.world.actors.department)).items).toHaveLength(1);
    await answer(id);
    expect(await show(id)).toMatchObject({ state: 'answered', due: '2026-11-27', rectification: { answer: { by: '许立', measures: '窗口贴出了材料清单' } } });
    await followUps.returnRectification(officer(), id, { ...(await version(id)), reason: '没有说怎么防止再发生' });
    await settle(clock);
    expect(await show(id)).toMatchObject({ state: 'rectifying', rectification: { state: 'sent', returnReason: '没有说怎么防止再发生', answer: null, answeredBefore: { measures: '窗口贴出了材料清单', toCitizen: '材料清单已贴在窗口，谢谢您。' } } });
    at('2026-11-24', '10:00');
    await answer(id);
    await accept(id);
    await settle(clock);
    expect(await inbox(office.world.actors.department)).toEqual(['请整改 PY-2026-0001', '整改被退回 PY-2026-0001', '整改通过 PY-2026-0001']);
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
    expect(await inbox(office.world.actors.leader)).toEqual(['报委里处理 PY-2026-0001']);
    expect((await list(office.world.actors.leader)).items).toHaveLength(1);
    expect((await followUps.ratingProgress(citizen(clock), receiptCode)).status).toBe('escalated');
    const decision = { ...(await version(id)), decision: '约谈窗口负责人，限期改进。', toCitizen: '区纪委监委已约谈窗口负责人。' };
    expect(await codeOf(followUps.decideEscalation(officer(), id, decision))).toBe('forbidden');
    await followUps.decideEscalation(as(office.world.actors.leader), id, decision);
    expect(await show(id)).toMatchObject({ state: 'closed', closing: { kind: 'escalationDecided' }, escalation: { decision: '约谈窗口负责人，限期改进。' } });
    expect((await show(id, office.world.actors.hallManager)).escalation).toMatchObject({ decision: null });
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

describe('integrity first', () => {
  test('hall and department have no trace of it until it is released', async () => {
    const { id } = await opened({ ...withPhone, reasons: ['902'] });
    expect(await show(id, office.world.actors.handler)).toMatchObject({ integrity: true, officerName: '韩正', abilities: { recordContact: true, release: true } });
    for (const outsider of [office.world.actors.hallManager, office.world.actors.department]) {
      expect(await codeOf(show(id, outsider))).toBe('notFound');
      expect(await followUps.countFollowUps(as(outsider))).toMatchObject({ all: 0 });
      expect((await list(outsider, { tab: 'all' })).items).toEqual([]);
    }
    await call(id, 'confirmed');
    expect(await messageOf(send(id))).toContain('放开以后才能转部门');
    await releaseRating(as(office.world.actors.handler), id, '查无实据，转窗口改进');
    await settle(clock);
    expect((await list(office.world.actors.hallManager, { tab: 'all' })).items).toHaveLength(1);
    await send(id);
    expect(await show(id, office.world.actors.department)).toMatchObject({ state: 'rectifying' });
  });

  test('the integrity handler has no business with other follow-ups', async () => {
    const { id } = await opened(withPhone);
    expect((await show(id, office.world.actors.handler)).abilities).toMatchObject({ recordContact: false, revealPhone: false });
    expect(await codeOf(followUps.revealPhone(as(office.world.actors.handler), id))).toBe('forbidden');
    expect(await native(RatingModel).countDocuments({ secret: true })).toBe(0);
  });
});

describe('whose work it is', () => {
  test('the supervisor gives it to another officer; whoever leaves hands it over', async () => {
    const { id } = await opened({ windowCode: office.world.otherWindow.window!.code });
    const supervisor = as(office.world.actors.supervisor);
    expect((await followUps.officersFor(supervisor, id)).items.map((item) => item.name).sort()).toEqual(['沈宁', '顾芳']);
    expect(await codeOf(followUps.assignFollowUp(officer(), id, { ...(await version(id)), accountId: office.world.actors.hallOfficer.accountId }))).toBe('forbidden');
    expect(await fieldsOf(followUps.assignFollowUp(supervisor, id, { ...(await version(id)), accountId: office.world.actors.leader.accountId }))).toEqual(['accountId']);
    await followUps.assignFollowUp(supervisor, id, { ...(await version(id)), accountId: office.world.actors.hallOfficer.accountId });
    await settle(clock);
    expect(await show(id)).toMatchObject({ officerName: '顾芳' });
    const leaver = await native(AccountModel).findOne({ username: 'hallofficer' });
    await departAccount(as(office.world.actors.security), office.world.actors.hallOfficer.accountId, { version: leaver!.trail.seq, toAccountId: office.world.actors.officer.accountId, reason: '调离' });
    await settle(clock);
    expect(await show(id)).toMatchObject({ officerName: '沈宁' });
    expect((await inbox(office.world.actors.officer)).at(-1)).toBe('转来回访 PY-2026-0001');
    expect((await followUps.loadFollowUp(id)).trail.tail.filter((entry) => entry.verb === 'followUp.handOver')).toHaveLength(1);
  });

  test('my work: calls for the officer, rectification for the department', async () => {
    const { id } = await opened(withPhone);
    expect(await followUps.followUpWork(officer())).toMatchObject([{ kind: 'followUp', id, step: '首次联系', link: `/follow-ups/${id}`, onBehalfOf: null }]);
    const deputy: StaffActor = { ...office.world.actors.hallOfficer, grants: [{ role: 'followUpOfficer', organisationId: office.world.district._id.toHexString(), asDeputyOf: office.world.actors.officer.accountId }] };
    expect(await followUps.followUpWork(as(deputy))).toMatchObject([{ id, onBehalfOf: '沈宁' }]);
    await call(id, 'confirmed');
    await send(id);
    expect(await followUps.followUpWork(as(office.world.actors.department))).toMatchObject([{ kind: 'rectification', step: '整改并答复' }]);
  });

  test('lists are sorted late first, closed last, and paged without loss', async () => {
    const first = await opened(withPhone);
    at('2026-11-23', '09:00');
    const second = await opened(withPhone);
    const third = await opened(withPhone);
    await call(first.id, 'mistaken');
    at('2026-11-24', '20:00');
    const page = await list(office.world.actors.officer, { tab: 'all', limit: 2 });
    const next = await list(office.world.actors.officer, { tab: 'all', limit: 2, cursor: page.nextCursor ?? undefined });
    expect(page).toMatchObject({ total: 3 });
    expect(new Set(page.items.map((item) => item.id))).toEqual(new Set([second.id, third.id]));
    expect(next.items.map((item) => item.id)).toEqual([first.id]);
    expect(next.nextCursor).toBeNull();
    expect((await list(office.world.actors.officer, { tab: 'today' })).items).toHaveLength(2);
    expect((await list(office.world.actors.officer, { tab: 'closed' })).items).toHaveLength(1);
    expect((await list(office.world.actors.officer, { tab: 'all', text: '0002' })).items).toHaveLength(1);
    expect((await list(office.world.actors.officer, { tab: 'all', hasPhone: 'no' })).items).toHaveLength(0);
    const plan = await native(followUps.FollowUpModel)
      .find(listFilter(officer(), followUpListQuery.parse({ tab: 'all' })), { sort: { sortKey: 1, _id: 1 } })
      .explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('path_1_sortKey_1__id_1');
  });
});

describe('late is said in working days', () => {
  const steps = async (receiptCode: string) => (await followUps.ratingProgress(citizen(clock), receiptCode)).steps.map(({ key, state, due, lateWorkingDays }) => [key, state, due, lateWorkingDays]);

  test('from the day after, over a weekend, and of what was done late too', async () => {
    const { id, receiptCode } = await opened(withPhone);
    expect(await steps(receiptCode)).toContainEqual(['firstContact', 'now', '2026-11-23', undefined]);
    at('2026-11-25', '10:00');
    expect(await steps(receiptCode)).toContainEqual(['firstContact', 'now', '2026-11-23', 2]);
    await call(id, 'confirmed');
    await send(id);
    expect(await steps(receiptCode)).toContainEqual(['firstContact', 'done', undefined, 2]);
    expect((await show(id)).timeline).toContainEqual(expect.objectContaining({ key: 'firstContact', state: 'done', lateWorkingDays: 2 }));
    // Due on Friday the 27th: on the Saturday after it is one late already, on Monday still one.
    at('2026-11-28', '10:00');
    expect(await steps(receiptCode)).toContainEqual(['putRight', 'now', '2026-11-27', 1]);
    at('2026-12-01', '10:00');
    expect(await steps(receiptCode)).toContainEqual(['putRight', 'now', '2026-11-27', 2]);
    expect(await steps(receiptCode)).toContainEqual(['rateAgain', 'todo', undefined, undefined]);
  });

  test('never while the clock is paused', async () => {
    const { id, receiptCode } = await opened(withPhone);
    await followUps.pauseFollowUp(officer(), id, { ...(await version(id)), reason: '群众要求下周再联系' });
    at('2026-11-25', '10:00');
    expect(await steps(receiptCode)).toContainEqual(['firstContact', 'now', '2026-11-23', undefined]);
  });
});
