import { randomUUID } from 'node:crypto';
import { codeOf, messageOf, useOffice } from '../../test/story/office';
import { malicious, mistaken, person, restore, reviewOf } from '../../test/story/review';
import { citizen, withPhone } from '../../test/story/world';
import * as followUps from '../follow-up';
import { findDeadlines, settle } from '../kernel';
import { supplementRating } from '../rating';
import * as appeals from '.';

const office = useOffice();
const { clock, as, at, inbox, opened, call, version } = office;
const { rated, rating, file, propose, decide, object, progress, show } = reviewOf(office);
const who = () => office.world.actors;
const settled = () => settle(clock);
const followUp = (id: string) => followUps.loadFollowUp(id);
const stateOf = async (key: string) => (await findDeadlines([key]))[0]?.state;

/** Explained and rated again by the phone: closed, with the citizen content. */
async function closed(): Promise<{ id: string; receiptCode: string }> {
  const made = await opened(withPhone);
  await call(made.id, 'confirmed');
  await followUps.closeFollowUp(as(who().officer), made.id, { ...(await version(made.id)), kind: 'explained', toCitizen: '材料清单是按规定要的。' });
  await call(made.id, 'confirmed', { secondLevel: 'acceptable' });
  await settled();
  return made;
}

describe('a set-aside', () => {
  test('closes the follow-up whatever it stands at, and says so under the receipt', async () => {
    const { id, receiptCode } = await opened(withPhone);
    await call(id, 'confirmed');
    await office.send(id);
    await settled();
    const { _id } = await file(id);
    expect((await progress(receiptCode)).steps.find((step) => step.label.includes('正在复核'))).toMatchObject({ state: 'now', due: '2026-11-27' });
    await decide(_id);
    await settled();
    expect(await followUp(id)).toMatchObject({ state: 'closed', closing: { kind: 'setAside', by: '系统' }, current: null, pause: null });
    expect([await stateOf(`followUp:${id}:closing`), await stateOf(`followUp:${id}:rectification:1`), await stateOf(`followUp:${id}:firstContact`)]).toEqual(['cancelled', 'cancelled', 'met']);
    expect([await inbox(who().officer), await inbox(who().department)]).toEqual([expect.arrayContaining(['不计入，已办结 PY-2026-0001']), expect.arrayContaining(['不计入，已办结 PY-2026-0001'])]);
    expect((await rating(id)).closed).toEqual({ at: clock.now(), inTime: true });

    const told = await progress(receiptCode);
    expect(told).toMatchObject({
      status: 'closed',
      canRateAgain: false,
      setAside: { verdict: 'mistaken', words: '您的评议经复核认定为误评（您在电话里说是误评），不计入统计，但一直看得到。您不同意，可以在11月27日 周五 前提出。周六、周日和法定节假日不算工作日。' },
      canObject: { until: '2026-11-27', against: 'setAside' },
    });
    expect(told.steps.every((step) => step.state === 'done')).toBe(true);
    // Never who, nor what they wrote.
    expect(JSON.stringify(told)).not.toMatch(/柳青|陆平|听过录音|点错了/);
  });

  test('taken back, the follow-up it closed goes up to the commission', async () => {
    const { id, receiptCode } = await opened();
    await decide((await propose(id))._id);
    await settled();
    at('2026-11-23', '10:00');
    await decide((await propose(id, restore))._id);
    await settled();
    const after = await followUp(id);
    expect(after).toMatchObject({ state: 'escalated', closing: null, escalation: { round: 1, decidedAt: null }, current: { key: `followUp:${id}:escalation`, due: '2026-11-30' }, reopenings: [{ why: 'restored', closing: { kind: 'setAside' } }] });
    expect((await rating(id)).closed).toBeUndefined();
    expect(await inbox(who().leader)).toEqual(expect.arrayContaining(['重新办理 PY-2026-0001']));
    const told = await progress(receiptCode);
    expect(told).toMatchObject({ status: 'escalated' });
    expect(told.setAside).toBeUndefined();
    expect(told.steps.at(-1)).toMatchObject({ state: 'now', due: '2026-11-30' });
  });

  test('one that was closed before stays as it was closed', async () => {
    const { id } = await closed();
    await decide((await propose(id))._id);
    await decide((await propose(id, restore))._id);
    await settled();
    expect(await followUp(id)).toMatchObject({ state: 'closed', closing: { kind: 'explained' } });
  });

  test('judged before its follow-up was opened, it is opened and closed', async () => {
    const { id } = await rated();
    await decide((await propose(id))._id);
    await settled();
    expect(await followUp(id)).toMatchObject({ number: 'PY-2026-0001', state: 'closed', closing: { kind: 'setAside' } });
  });

  test('an escalation that was under way is owed no more; the next has a term of its own', async () => {
    const { id, receiptCode } = await closed();
    await object(receiptCode);
    await settled();
    at('2026-11-24', '10:00');
    await decide((await propose(id))._id);
    await settled();
    await decide((await propose(id, restore))._id);
    await settled();
    expect(await followUp(id)).toMatchObject({ state: 'escalated', escalation: { round: 2 }, current: { key: `followUp:${id}:escalation:2`, due: '2026-12-01' } });
    expect([await stateOf(`followUp:${id}:escalation`), await stateOf(`followUp:${id}:escalation:2`)]).toEqual(['cancelled', 'open']);
    await followUps.decideEscalation(as(who().leader), id, { ...(await version(id)), decision: '再去大厅看了一次。', toCitizen: '已请大厅把清单贴出来。' });
    await settled();
    expect(await stateOf(`followUp:${id}:escalation:2`)).toBe('met');
  });
});

describe('the citizen objects to a set-aside', () => {
  test('once, in five working days, decided by neither of the two before', async () => {
    const { id, receiptCode } = await rated();
    await decide((await propose(id, malicious, who().supervisor))._id, 'approved', who().leader);
    const key = randomUUID();
    at('2026-11-27', '23:00');
    await object(receiptCode, key);
    await object(receiptCode, key);
    expect(await messageOf(object(receiptCode))).toContain('已经提过一次');
    const { items } = await appeals.listAppeals(as(who().handler), { tab: 'open', limit: 20 });
    expect(items).toMatchObject([{ origin: 'citizen', wanted: 'valid', applicantName: '群众' }]);
    const objection = items[0]!.id;
    expect(await codeOf(show(objection, who().hallManager))).toBe('notFound');
    for (const former of [who().supervisor, who().leader]) expect(await messageOf(decide(objection, 'approved', former))).toContain('由别人认定');
    const other = person('另一位主管', ['ratingSupervisor', office.world.district]);
    expect((await show(objection, other)).decisions).toEqual(['approved', 'rejected']);
    expect(await codeOf(decide(objection, 'returned', other))).toBe('wrongState');
    expect(await progress(receiptCode)).toMatchObject({ objection: { against: 'setAside', state: 'open' } });
    expect((await progress(receiptCode)).canObject).toBeUndefined();
    await decide(objection, 'approved', other);
    await settled();
    expect((await rating(id)).judgement).toMatchObject({ verdict: 'valid', proposedBy: '群众', decidedBy: '另一位主管' });
    expect(await progress(receiptCode)).toMatchObject({ objection: { state: 'granted', answer: '听过录音，看过材料。' } });
    expect((await progress(receiptCode)).setAside).toBeUndefined();
  });

  test('refused, it stays set aside, with the answer, and is not asked again', async () => {
    const { id, receiptCode } = await rated();
    await decide((await file(id))._id);
    await object(receiptCode);
    const [objection] = (await appeals.listAppeals(as(who().leader), { tab: 'toDecide', limit: 20 })).items;
    await decide(objection!.id, 'rejected', who().leader);
    expect(await progress(receiptCode)).toMatchObject({ setAside: { verdict: 'mistaken' }, objection: { state: 'refused', answer: '听过录音，看过材料。' } });
    expect((await progress(receiptCode)).canObject).toBeUndefined();
    expect(await messageOf(object(receiptCode))).toContain('已经提过一次');
  });

  test('too late it is refused; days in which another review was open are not lost', async () => {
    const { id, receiptCode } = await rated();
    await decide((await propose(id))._id);
    at('2026-11-26', '10:00');
    const { _id } = await propose(id, restore);
    expect(await messageOf(object(receiptCode))).toContain('正在复核');
    expect((await progress(receiptCode)).canObject).toBeUndefined();
    at('2026-12-03', '10:00');
    await decide(_id, 'rejected');
    expect((await progress(receiptCode)).canObject).toEqual({ until: '2026-12-10', against: 'setAside' });
    at('2026-12-11', '00:00');
    expect((await progress(receiptCode)).canObject).toBeUndefined();
    expect(await messageOf(object(receiptCode))).toContain('现在已经过了');
  });

  test('a wrong receipt is not found, whatever it asks', async () => {
    const receiptCode = '000000000000';
    const asks = [() => object(receiptCode), () => progress(receiptCode), () => supplementRating(citizen(clock), { idempotencyKey: randomUUID(), receiptCode, level: 'satisfied' })];
    for (const ask of asks) expect(await codeOf(ask())).toBe('receiptNotFound');
  });
});

describe('the citizen objects to a closing', () => {
  test('it goes up to the commission with a new term, and the phone is kept until it is closed again', async () => {
    const { id, receiptCode } = await closed();
    expect((await rating(id)).phoneDeleteAfter).toBeInstanceOf(Date);
    expect((await progress(receiptCode)).canObject).toEqual({ until: '2026-11-27', against: 'closing' });
    at('2026-11-26', '10:00');
    const key = randomUUID();
    await object(receiptCode, key);
    await object(receiptCode, key);
    await settled();
    expect(await followUp(id)).toMatchObject({ state: 'escalated', closing: null, current: { due: '2026-12-03' }, reopenings: [{ why: 'objection', closing: { kind: 'explained' } }] });
    expect(await rating(id)).not.toHaveProperty('phoneDeleteAfter');
    expect(await inbox(who().leader)).toEqual(['群众不同意办结 PY-2026-0001']);
    expect(await progress(receiptCode)).toMatchObject({ status: 'escalated', objection: { against: 'closing', state: 'open' } });
    expect((await progress(receiptCode)).steps.slice(-3)).toMatchObject([{ label: '已办结' }, { label: '您不同意办结，已收到' }, { state: 'now', due: '2026-12-03' }]);
    // The words are the commission's to read.
    expect((await followUps.showFollowUp(as(who().leader), id)).reopenings).toMatchObject([{ text: '我当天确实来办过事，请再查一查。', closedAs: 'explained' }]);
    expect((await followUps.showFollowUp(as(who().hallManager), id)).reopenings).toMatchObject([{ text: null }]);

    at('2026-11-27', '10:00');
    await followUps.decideEscalation(as(who().leader), id, { ...(await version(id)), decision: '约谈窗口负责人。', toCitizen: '窗口负责人已向您说明。' });
    await settled();
    expect((await rating(id)).phoneDeleteAfter?.toISOString()).toBe('2026-12-27T02:00:00.000Z');
    expect(await progress(receiptCode)).toMatchObject({ status: 'closed', objection: { state: 'answered', answer: '窗口负责人已向您说明。' } });
    expect((await progress(receiptCode)).canObject).toBeUndefined();
    expect(await messageOf(object(receiptCode))).toContain('已经提过一次');
  });

  test('after an escalation was decided a second one begins, with its own deadline', async () => {
    const { id, receiptCode } = await opened(withPhone);
    await call(id, 'confirmed');
    await followUps.closeFollowUp(as(who().officer), id, { ...(await version(id)), kind: 'explained', toCitizen: '材料清单是按规定要的。' });
    await call(id, 'confirmed', { secondLevel: 'dissatisfied' });
    await followUps.decideEscalation(as(who().leader), id, { ...(await version(id)), decision: '约谈窗口负责人。', toCitizen: '窗口负责人已向您说明。' });
    at('2026-11-25', '10:00');
    await object(receiptCode);
    await settled();
    expect(await followUp(id)).toMatchObject({ state: 'escalated', escalation: { round: 2 }, current: { key: `followUp:${id}:escalation:2`, due: '2026-12-02' } });
    expect(await stateOf(`followUp:${id}:escalation`)).toBe('met');
    expect((await followUps.showFollowUp(as(who().leader), id)).timeline.map((step) => step.key)).toEqual(['received', 'assigned', 'firstContact', 'rateAgain', 'escalated', 'closed', 'reopened:0', 'escalated:1']);
  });

  test('not before it is closed, not after five working days, and not where nothing was to be closed', async () => {
    const running = await opened();
    expect(await messageOf(object(running.receiptCode))).toContain('还没有办结');
    const good = await rated({ level: 'satisfied' });
    expect(await codeOf(object(good.receiptCode))).toBe('wrongState');
    const { receiptCode } = await closed();
    at('2026-11-28', '00:00');
    expect(await messageOf(object(receiptCode))).toContain('现在已经过了');
  });

  test('what is set aside is objected to as such, also where it was closed before', async () => {
    const { id, receiptCode } = await closed();
    await decide((await file(id, who().hallManager, mistaken))._id);
    await settled();
    expect((await progress(receiptCode)).canObject).toMatchObject({ against: 'setAside' });
    await object(receiptCode);
    expect(await progress(receiptCode)).toMatchObject({ status: 'closed', objection: { against: 'setAside', state: 'open' } });
  });
});

describe('a second thought', () => {
  const supplement = (receiptCode: string, level: 'satisfied' | 'dissatisfied' = 'dissatisfied', idempotencyKey: string = randomUUID()) =>
    supplementRating(citizen(clock), { idempotencyKey, receiptCode, level, comment: '后来又让我补一次材料。' });

  test('is added once within 30 days; the first rating stays', async () => {
    const { id, receiptCode } = await rated({ level: 'satisfied' });
    expect((await progress(receiptCode)).canSupplement).toEqual({ until: '2026-12-20' });
    at('2026-12-20', '23:59');
    const key = randomUUID();
    await supplement(receiptCode, 'dissatisfied', key);
    await supplement(receiptCode, 'dissatisfied', key);
    expect(await messageOf(supplement(receiptCode))).toContain('只能一次');
    expect(await rating(id)).toMatchObject({ level: 'satisfied', supplement: { level: 'dissatisfied' }, uncounted: 2 });
    const told = await progress(receiptCode);
    expect(told.supplement).toEqual({ level: 'dissatisfied', at: clock.now().toISOString() });
    expect(told.canSupplement).toBeUndefined();
    expect(JSON.stringify(told)).not.toContain('补一次材料');
    await settled();
    expect(await codeOf(followUps.loadFollowUp(id))).toBe('notFound');
    expect(await inbox(who().officer)).toEqual(['群众追评不满意']);
  });

  test('not on the 31st day; a good one rings nobody', async () => {
    const [first, second] = [await rated({ level: 'satisfied' }), await rated({ level: 'acceptable' })];
    await supplement(first.receiptCode, 'satisfied');
    await settled();
    expect(await inbox(who().officer)).toEqual([]);
    at('2026-12-21', '00:00');
    expect(await messageOf(supplement(second.receiptCode))).toContain('现在已经过了');
    expect((await progress(second.receiptCode)).canSupplement).toBeUndefined();
  });
});
