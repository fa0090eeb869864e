import { fileAppealRequest, type AppealTab } from '../../contracts/appeal';
import { codeOf, fieldsOf, messageOf, useOffice } from '../../test/story/office';
import { malicious, mistaken, person, restore, reviewOf } from '../../test/story/review';
import { ApprovalModel, DeadlineModel, decideApproval, getDeadline, listApprovals, native, ObjectId, openFile, settle, storeDocument, type StaffActor } from '../kernel';
import { releaseRating } from '../rating';
import * as appeals from '.';
import { filterOf } from '../kernel/approvals/rules';
import { decisionKey } from './deadlines';
import { listFilter } from './queries';

const office = useOffice();
const { clock, as, at, inbox } = office;
const { rated, rating, file, propose, decide, show } = reviewOf(office);
const who = () => office.world.actors;
const settled = () => settle(clock);

describe('who may ask', () => {
  test('hall and department of the rating, nobody else; a worker asks on his own page', async () => {
    const { district, otherHall, department, otherDepartment, window } = office.world;
    const outcome = async (actor: StaffActor) => codeOf(file((await rated()).id, actor));
    for (const insider of [who().hallManager, who().department]) expect(await outcome(insider)).toBe('done');
    for (const stranger of [person('别厅', ['hallManager', otherHall]), person('别部门', ['departmentHandler', otherDepartment])]) expect(await outcome(stranger)).toBe('notFound');
    for (const other of [who().officer, who().supervisor, person('系统', ['systemAdmin', district]), person('窗口', ['windowWorker', window])]) expect(await outcome(other)).toBe('forbidden');
    expect(await outcome(person('身兼两职', ['departmentHandler', department], ['followUpOfficer', district]))).toBe('done');
  });

  test('the commission proposes; whoever works for the rated unit does not propose in its name', async () => {
    const { district, hall } = office.world;
    for (const actor of [who().officer, who().handler, who().supervisor, who().leader]) expect(await codeOf(propose((await rated()).id, malicious, actor))).toBe('done');
    expect(await codeOf(propose((await rated()).id, malicious, who().hallManager))).toBe('forbidden');
    expect(await codeOf(propose((await rated()).id, malicious, person('兼大厅', ['ratingSupervisor', district], ['hallManager', hall])))).toBe('forbidden');
    expect(await codeOf(propose((await rated()).id, malicious, person('包这个大厅的回访员', ['followUpOfficer', hall])))).toBe('done');
  });

  test('a secret rating does not exist for the unit, and may be appealed once it is released', async () => {
    const { id } = await rated({ reasons: ['903'] });
    expect([await codeOf(file(id)), await codeOf(appeals.appealsOfRating(as(who().hallManager), id))]).toEqual(['notFound', 'notFound']);
    const proposal = await propose(id, malicious, who().handler);
    expect(await codeOf(show(proposal._id, who().hallManager))).toBe('notFound');
    await appeals.withdrawAppeal(as(who().handler), String(proposal._id));
    at('2026-12-14', '09:00');
    await releaseRating(as(who().handler), id, '查无实据，转窗口改进。');
    await settled();
    expect(await appeals.appealsOfRating(as(who().hallManager), id)).toMatchObject({ items: [], canAppeal: true, until: '2026-12-21', canPropose: [] });
    expect(await codeOf(file(id))).toBe('done');
    // What the commission proposed stays with it, now with the path of the day.
    expect(await codeOf(show(proposal._id, who().hallManager))).toBe('notFound');
    expect(await codeOf(show(proposal._id, person('包大厅', ['followUpOfficer', office.world.hall])))).toBe('done');
  });
});

describe('in which days', () => {
  test.each([
    ['2026-11-20', '2026-11-27', '2026-11-28'],
    // Over a weekend, and over the National Day with its make-up day.
    ['2026-11-21', '2026-11-27', '2026-11-28'],
    ['2026-09-28', '2026-10-10', '2026-10-11'],
  ])('rated on %s: to the end of %s, not on %s', async (day, last, after) => {
    at(day, '10:00');
    const [first, second] = [await rated(), await rated()];
    expect(await appeals.appealsOfRating(as(who().hallManager), first.id)).toMatchObject({ until: last, canAppeal: true });
    at(last, '23:59');
    expect(await codeOf(file(first.id))).toBe('done');
    at(after, '00:00');
    expect(await messageOf(file(second.id))).toContain('现在已经过了');
    expect(await appeals.appealsOfRating(as(who().hallManager), second.id)).toMatchObject({ canAppeal: false, whyNotAppeal: expect.stringContaining('5 个工作日内') });
  });

  test('decided within five working days; a return stops that clock and starts the applicant’s', async () => {
    const { id } = await rated();
    const { _id } = await file(id);
    expect(await show(_id)).toMatchObject({ number: 'SS-2026-0001', light: 'green', due: '2026-11-27', workingDaysLeft: 5 });
    at('2026-11-24', '10:00');
    await decide(_id, 'returned');
    expect(await show(_id)).toMatchObject({ state: 'returned', due: '2026-12-01', terms: [expect.stringContaining('12月1日 周二'), expect.anything(), expect.anything()] });
    at('2026-11-26', '10:00');
    await appeals.resubmitAppeal(as(who().hallManager), String(_id), { reason: '补了录音的时间和分机。', fileIds: [] });
    expect(await show(_id)).toMatchObject({ state: 'pending', due: '2026-12-01', reason: '补了录音的时间和分机。', earlier: [{ reason: mistaken.reason, by: '陆平', opinion: '听过录音，看过材料。' }] });
    at('2026-12-01', '09:00');
    expect((await show(_id)).light).toBe('yellow');
    at('2026-12-02', '00:00');
    expect((await show(_id)).light).toBe('red');
    await decide(_id);
    expect(await show(_id)).toMatchObject({ light: 'done', due: null });
    expect((await getDeadline(decisionKey({ _id }))).state).toBe('met');
  });

  test('whoever decides is told of yellow and red; who does not complete in time has withdrawn', async () => {
    const { _id } = await file((await rated()).id);
    await settled();
    at('2026-11-26', '09:00');
    await settled();
    at('2026-11-28', '09:00');
    await settled();
    expect(await inbox(who().supervisor)).toEqual(expect.arrayContaining(['请认定 SS-2026-0001', '临期 SS-2026-0001', '逾期 SS-2026-0001']));
    await decide(_id, 'returned');
    await settled();
    expect(await inbox(who().hallManager)).toContain('请补充 SS-2026-0001');
    at('2026-12-03', '09:00');
    await settled();
    at('2026-12-05', '00:00');
    await settled();
    expect(await show(_id)).toMatchObject({ state: 'withdrawn', light: 'done' });
    expect(await inbox(who().hallManager)).toEqual(expect.arrayContaining(['临期 SS-2026-0001', '没有补充，按撤回办 SS-2026-0001']));
    expect(await codeOf(propose(String((await appeals.showAppeal(as(who().supervisor), String(_id))).ratingId)))).toBe('done');
  });
});

describe('one at a time', () => {
  test('of two who ask at once one is heard, and a unit asks once', async () => {
    const { id } = await rated();
    const outcomes = await Promise.all([codeOf(file(id)), codeOf(file(id, who().department)), codeOf(propose(id))]);
    expect(outcomes.sort()).toEqual(['done', 'wrongState', 'wrongState']);
    expect(await native(appeals.AppealModel).countDocuments({ openFor: { $exists: true } })).toBe(1);

    const other = (await rated()).id;
    const { _id } = await file(other);
    expect(await messageOf(file(other, who().department))).toContain('等委里认定');
    expect(await messageOf(propose(other))).toContain('正在复核');
    await appeals.withdrawAppeal(as(who().hallManager), String(_id));
    expect(await messageOf(file(other, who().department))).toContain('申诉过一次');
    expect(await codeOf(propose(other))).toBe('done');
  });

  test('a verdict that stands already is not proposed, `valid` only where there is something to take back', async () => {
    const { id } = await rated();
    expect(await fieldsOf(propose(id, restore))).toEqual(['wanted']);
    await decide((await propose(id))._id);
    expect((await appeals.appealsOfRating(as(who().officer), id)).canPropose).toEqual(['valid', 'mistaken']);
    expect(await fieldsOf(propose(id))).toEqual(['wanted']);
    expect(await messageOf(file(id))).toContain('已认定不计入');
    await decide((await propose(id, restore))._id);
    expect((await rating(id)).judgement).toMatchObject({ verdict: 'valid' });
  });

  test.each([
    [{ wanted: 'mistaken', grounds: ['noVisit'] }, 'grounds'],
    [{ wanted: 'malicious', grounds: [] }, 'grounds'],
    [{ wanted: 'malicious', grounds: ['noVisit', 'noVisit'] }, 'grounds'],
    [{ wanted: 'valid', grounds: [] }, 'wanted'],
  ])('%j is refused at its field', (asked, field) => {
    const parsed = fileAppealRequest.safeParse({ ...asked, reason: '群众说点错了' });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(field);
  });
});

describe('who decides', () => {
  test('the second person: not the applicant, nobody of the rated unit, no deputy of theirs for them', async () => {
    const { district, hall, department, window } = office.world;
    const { _id } = await propose((await rated()).id, malicious, who().supervisor);
    const refused: [StaffActor, string][] = [
      [who().supervisor, '另一个人'],
      [person('代主管', ['ratingSupervisor', district, who().supervisor]), '代理的人'],
      [person('兼大厅', ['ratingSupervisor', district], ['hallManager', hall]), '被评的大厅'],
      [person('兼部门', ['commissionLeader', district], ['departmentHandler', department]), '被评的大厅'],
      [person('代理窗口人员', ['commissionLeader', district], ['windowWorker', window, who().hallManager]), '被评的大厅'],
    ];
    for (const [actor, words] of refused) {
      expect([actor.name, await codeOf(decide(_id, 'approved', actor)), await messageOf(decide(_id, 'approved', actor))]).toEqual([actor.name, 'forbidden', expect.stringContaining(words)]);
      expect(await show(_id, actor)).toMatchObject({ abilities: { decide: false }, decisions: [], whyNotDecide: expect.stringContaining(words) });
    }
    expect([await codeOf(decide(_id, 'approved', who().officer)), await codeOf(decide(_id, 'approved', who().hallManager))]).toEqual(['forbidden', 'notFound']);
    expect(await show(_id, who().officer)).toMatchObject({ abilities: { decide: false }, whyNotDecide: null });
    const deputyOfLeader = person('代领导', ['commissionLeader', district, who().leader]);
    expect(await codeOf(decide(_id, 'approved', deputyOfLeader))).toBe('done');
  });

  test('agreed: the judgement is on the rating, with both names; the applicant is told', async () => {
    const { id } = await rated();
    const { _id } = await file(id);
    await decide(_id);
    expect((await rating(id)).judgement).toMatchObject({ verdict: 'mistaken', reason: '听过录音，看过材料。', proposedBy: '柳青', decidedBy: '陆平' });
    expect(await show(_id, who().hallManager)).toMatchObject({ state: 'approved', decision: { by: '陆平', opinion: '听过录音，看过材料。' }, rating: { verdict: 'mistaken', judgement: { reason: '听过录音，看过材料。' } } });
    await settled();
    expect(await inbox(who().hallManager)).toEqual(['同意，认定误评 SS-2026-0001']);
    expect(await codeOf(decide(_id))).toBe('wrongState');
  });

  test('refused: a unit’s appeal leaves the word that it is valid, a proposal leaves nothing', async () => {
    const [one, two] = [(await rated()).id, (await rated()).id];
    await decide((await file(one))._id, 'rejected');
    await decide((await propose(two))._id, 'rejected');
    expect((await rating(one)).judgement).toMatchObject({ verdict: 'valid', reason: '听过录音，看过材料。' });
    expect((await rating(two)).judgement).toBeUndefined();
  });

  test('decided on the page of approvals it comes to the same', async () => {
    const { id } = await rated();
    const { _id } = await file(id);
    const [approval] = (await listApprovals(as(who().leader), { state: 'toDecide', limit: 20 })).items;
    expect(approval).toMatchObject({ id: _id.toHexString(), kind: 'ratingJudgement', title: 'SS-2026-0001 认定误评：柳溪镇便民服务中心 3号窗口' });
    await decideApproval(as(who().leader), approval!.id, { decision: 'approved', opinion: '录音里说得清楚。' });
    expect((await rating(id)).judgement).toBeUndefined();
    await settled();
    expect([(await rating(id)).judgement?.verdict, (await show(_id)).state]).toEqual(['mistaken', 'approved']);
  });

  test('only the applicant takes it back or completes it', async () => {
    const { _id } = await file((await rated()).id);
    expect(await codeOf(appeals.withdrawAppeal(as(who().department), String(_id)))).toBe('forbidden');
    expect(await codeOf(appeals.resubmitAppeal(as(who().hallManager), String(_id), { reason: '补充一些', fileIds: [] }))).toBe('wrongState');
    await decide(_id, 'returned');
    expect(await codeOf(appeals.resubmitAppeal(as(who().department), String(_id), { reason: '补充一些', fileIds: [] }))).toBe('forbidden');
    expect(await appeals.withdrawAppeal(as(who().hallManager), String(_id))).toMatchObject({ state: 'withdrawn' });
  });
});

describe('who sees what', () => {
  test('the unit sees its own appeals, the commission all, strangers none', async () => {
    const { otherHall } = office.world;
    const own = (await file((await rated()).id))._id;
    const inner = (await propose((await rated()).id))._id;
    const ids = async (actor: StaffActor) => (await appeals.listAppeals(as(actor), { tab: 'all', limit: 20 })).items.map((item) => item.id);
    expect(await ids(who().supervisor)).toEqual([inner, own].map(String));
    for (const insider of [who().hallManager, who().department]) expect(await ids(insider)).toEqual([String(own)]);
    for (const stranger of [who().otherHallManager, who().otherDepartment, person('别厅回访员', ['followUpOfficer', otherHall])]) {
      expect(await ids(stranger)).toEqual([]);
      expect([await codeOf(show(own, stranger)), await codeOf(show(inner, stranger))]).toEqual(['notFound', 'notFound']);
    }
    expect(await codeOf(show(inner, who().hallManager))).toBe('notFound');
    expect(await appeals.countAppeals(as(who().supervisor))).toEqual({ toDecide: 2, mine: 0, open: 2, decided: 0, all: 2 });
    expect(await appeals.countAppeals(as(who().hallManager))).toEqual({ toDecide: 0, mine: 1, open: 1, decided: 0, all: 1 });
  });

  test('evidence is opened by whoever sees the appeal', async () => {
    const bytes = async function* () { yield Buffer.from('录音在分机 12，14:20 起。'); };
    const { id: fileId } = await storeDocument(as(who().hallManager), bytes(), { name: '说明.txt', purpose: 'staff' });
    await file((await rated()).id, who().hallManager, { ...mistaken, fileIds: [fileId] });
    for (const insider of [who().hallManager, who().department, who().leader]) expect(await codeOf(openFile(as(insider), fileId))).toBe('done');
    expect(await codeOf(openFile(as(who().otherHallManager), fileId))).toBe('notFound');
    expect(await codeOf(file((await rated()).id, who().department, { ...mistaken, fileIds: [fileId] }))).toBe('badRequest');
  });

  test('the citizen’s words do not reach the unit with an appeal', async () => {
    const { id } = await rated({ comment: '让我跑了三趟' });
    const { _id } = await file(id);
    expect(JSON.stringify(await show(_id, who().hallManager))).not.toContain('三趟');
    expect((await show(_id)).rating.comment).toBe('让我跑了三趟');
  });

  test('what waits stands in my work: once for who may decide, and for who has to complete it', async () => {
    const { _id } = await file((await rated()).id);
    const work = (actor: StaffActor) => appeals.appealWork(as(actor));
    expect(await work(who().supervisor)).toMatchObject([{ kind: 'appeal', number: 'SS-2026-0001', step: '认定：认定误评', due: '2026-11-27', light: 'green' }]);
    expect([await work(who().officer), await work(who().hallManager)]).toEqual([[], []]);
    await decide(_id, 'returned');
    expect(await work(who().hallManager)).toMatchObject([{ step: '补充材料', due: '2026-11-27' }]);
    expect(await work(who().supervisor)).toEqual([]);
  });

  test('the list goes page by page, filtered by hall, origin and number', async () => {
    for (let count = 0; count < 5; count += 1) {
      await file((await rated()).id);
      clock.advance(1000);
    }
    await propose((await rated()).id);
    const list = (query: object) => appeals.listAppeals(as(who().supervisor), { tab: 'all', limit: 20, ...query });
    for (const tab of ['open', 'all'] as const) {
      const [all, first] = [await list({ tab }), await list({ tab, limit: 2 })];
      const second = await list({ tab, limit: 4, cursor: first.nextCursor! });
      expect([...first.items, ...second.items]).toEqual(all.items);
    }
    expect((await list({ tab: 'open' })).items.map((item) => item.number)).toEqual(['0001', '0002', '0003', '0004', '0005', '0006'].map((number) => `SS-2026-${number}`));
    expect([(await list({ origin: 'commission' })).total, (await list({ hallId: office.world.otherHall._id.toHexString() })).total, (await list({ text: '0003' })).total]).toEqual([1, 0, 1]);
  });
});

test('written down and no further, the rest follows by the event', async () => {
  const { id } = await rated();
  const { _id } = await file(id);
  // As after a crash right behind the insert.
  for (const model of [ApprovalModel, DeadlineModel]) await native(model as typeof ApprovalModel).deleteMany({});
  expect((await show(_id)).abilities.decide).toBe(false);
  await settled();
  expect(await show(_id)).toMatchObject({ number: 'SS-2026-0001', due: '2026-11-27', abilities: { decide: true } });
  await decide(_id);
  expect((await rating(id)).judgement?.verdict).toBe('mistaken');
});

test('every query has its index', async () => {
  for (let count = 0; count < 12; count += 1) await file((await rated()).id);
  const plan = async (actor: StaffActor, tab: AppealTab, order: 1 | -1) => {
    const cursor = native(appeals.AppealModel).find(await listFilter(as(actor), { tab }), { sort: { filedAt: order, _id: order } });
    return JSON.stringify(((await cursor.explain('queryPlanner')) as { queryPlanner: { winningPlan: unknown } }).queryPlanner.winningPlan);
  };
  for (const actor of [who().supervisor, who().hallManager]) {
    expect(await plan(actor, 'all', -1)).toContain('path_1_filedAt_-1__id_-1');
    expect(await plan(actor, 'open', 1)).toContain('path_1_');
    expect(await plan(actor, 'mine', -1)).toMatch(/applicant.accountId_1_filedAt_-1__id_-1|path_1_/);
  }
  const planOf = async (filter: object) => JSON.stringify(await native(appeals.AppealModel).find(filter).explain('queryPlanner'));
  expect(await planOf({ ratingId: new ObjectId() })).toContain('ratingId_1_filedAt_1__id_1');
  expect(await planOf({ openFor: new ObjectId() })).toContain('openFor_1');
  const approvals = await native(ApprovalModel).find(filterOf(who().leader, 'toDecide')).explain('queryPlanner');
  expect(JSON.stringify(approvals)).not.toContain('COLLSCAN');
});
