import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { decideApproval, fixedClock, getApproval, listApprovals, ObjectId, requestApproval, resubmitApproval, settle, subscribe, withdrawApproval, type Context, type Grant } from '..';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const [district, hall, otherHall] = ['d', 'a', 'b'].map((letter) => letter.repeat(24)) as [string, string, string];
const decisions: unknown[] = [];
subscribe('approval.decided', 'approvals.test', async (event) => void decisions.push(event.payload));

beforeEach(async () => {
  await clearDatabase();
  decisions.length = 0;
});

function person(name: string, ...grants: Grant[]): Context {
  return { actor: { kind: 'staff', accountId: new ObjectId().toHexString(), name, grants }, clock };
}
const idOf = (ctx: Context) => (ctx.actor.kind === 'staff' ? ctx.actor.accountId : '');
const officer = person('李芸', { role: 'followUpOfficer', organisationId: hall });
const supervisor = person('沈宁', { role: 'ratingSupervisor', organisationId: district });
const leader = person('韩雪', { role: 'commissionLeader', organisationId: district });
const elsewhere = person('赵明', { role: 'ratingSupervisor', organisationId: otherHall });

async function ask(by = officer, steps: Parameters<typeof requestApproval>[1]['steps'] = [{ label: '评议主管', role: 'ratingSupervisor' }]) {
  const approval = await requestApproval(by, { kind: 'followUpExtension', subject: { type: 'followUp', id: 'f'.repeat(24) }, title: 'PY-2026-0001 延期 3 个工作日', reason: '等检测报告', path: [district, hall], steps, payload: { workingDays: 3 } });
  return approval._id.toHexString();
}
const approve = (ctx: Context, id: string) => decideApproval(ctx, id, { decision: 'approved', opinion: '' });
const listed = async (ctx: Context, state: 'toDecide' | 'mine' | 'decided') => (await listApprovals(ctx, { state, limit: 20 })).items.map(({ id }) => id);

test('whoever holds the role over it sees it, decides it, and the subject is told once', async () => {
  const id = await ask();
  expect([await listed(supervisor, 'toDecide'), await listed(officer, 'mine'), await listed(elsewhere, 'toDecide'), await listed(leader, 'toDecide')]).toEqual([[id], [id], [], []]);
  expect(await getApproval(supervisor, id)).toMatchObject({ state: 'pending', applicantName: '李芸', abilities: { decide: true, withdraw: false } });
  await decideApproval(supervisor, id, { decision: 'approved', opinion: '同意' });
  await settle(clock);
  expect(decisions).toEqual([{ approvalId: id, kind: 'followUpExtension', subject: { type: 'followUp', id: 'f'.repeat(24) }, state: 'approved', payload: { workingDays: 3 } }]);
  expect(await listed(supervisor, 'decided')).toEqual([id]);
  await expect(approve(supervisor, id)).rejects.toMatchObject({ code: 'wrongState' });
});

test('steps are decided in their order', async () => {
  const id = await ask(officer, [{ label: '评议主管', role: 'ratingSupervisor' }, { label: '委领导', role: 'commissionLeader' }]);
  await expect(approve(leader, id)).rejects.toMatchObject({ code: 'forbidden' });
  await approve(supervisor, id);
  await expect(approve(supervisor, id)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await listed(leader, 'toDecide')).toEqual([id]);
  await decideApproval(leader, id, { decision: 'rejected', opinion: '理由不足' });
  expect((await getApproval(officer, id)).steps).toMatchObject([{ state: 'approved', byName: '沈宁' }, { state: 'rejected', byName: '韩雪', opinion: '理由不足' }]);
});

test('the applicant never decides, not even with the role, nor does his deputy with his grant', async () => {
  const own = await ask(supervisor);
  await expect(approve(supervisor, own)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await listed(supervisor, 'toDecide')).toEqual([]);
  const deputy = person('代理', { role: 'ratingSupervisor', organisationId: district, asDeputyOf: idOf(supervisor) });
  await expect(approve(deputy, own)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await listed(deputy, 'toDecide')).toEqual([]);

  const others = await ask();
  await approve(deputy, others);
  expect(await getApproval(deputy, others)).toMatchObject({ state: 'approved', steps: [{ byName: '代理' }] });
});

test('outside the scope it does not exist; without the role it is forbidden', async () => {
  const id = await ask();
  await expect(approve(elsewhere, id)).rejects.toMatchObject({ code: 'notFound' });
  await expect(getApproval(elsewhere, id)).rejects.toMatchObject({ code: 'notFound' });
  await expect(approve(person('大厅', { role: 'hallManager', organisationId: hall }), id)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(listApprovals({ actor: { kind: 'citizen' }, clock }, { state: 'mine', limit: 20 })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a refusal or a return needs an opinion', async () => {
  const id = await ask();
  await expect(async () => decideApproval(supervisor, id, { decision: 'rejected', opinion: ' ' })).rejects.toMatchObject({ code: 'badRequest', fields: [{ path: 'opinion' }] });
});

test('returned, it is asked for again by the applicant alone, and the first round stays on record', async () => {
  const id = await ask();
  await decideApproval(supervisor, id, { decision: 'returned', opinion: '写明还差什么' });
  await settle(clock);
  await expect(resubmitApproval(supervisor, id, '再来')).rejects.toMatchObject({ code: 'forbidden' });
  expect(await resubmitApproval(officer, id, '还差检测报告，周三出')).toMatchObject({ state: 'pending', earlier: [{ reason: '等检测报告', steps: [{ opinion: '写明还差什么' }] }] });
  await approve(supervisor, id);
  await settle(clock);
  expect(decisions).toMatchObject([{ state: 'returned' }, { state: 'approved' }]);
});

test('the applicant may take it back while it waits', async () => {
  const id = await ask();
  await expect(withdrawApproval(supervisor, id)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await withdrawApproval(officer, id)).toMatchObject({ state: 'withdrawn' });
  await expect(approve(supervisor, id)).rejects.toMatchObject({ code: 'wrongState' });
  expect(await listed(supervisor, 'toDecide')).toEqual([]);
});

test('two who decide at once: one is too late', async () => {
  const id = await ask();
  const second = person('第二位主管', { role: 'ratingSupervisor', organisationId: district });
  const outcomes = await Promise.allSettled([approve(supervisor, id), approve(second, id)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

describe('a request with rules of its own', () => {
  const about = { kind: 'ratingJudgement' as const, subject: { type: 'appeal', id: 'e'.repeat(24) }, title: 'SS-2026-0001 认定误评', reason: '群众在电话里说点错了', path: [district], opinionAlways: true };
  const steps = [{ label: '评议主管或委领导', role: 'ratingSupervisor' as const, orRole: 'commissionLeader' as const }];
  const agree = (ctx: Context, id: string) => decideApproval(ctx, id, { decision: 'approved', opinion: '录音里说得清楚' });

  test('asked for twice with the same id, it is there once', async () => {
    const id = new ObjectId();
    const first = await requestApproval(officer, { ...about, id, steps });
    expect(await requestApproval(supervisor, { ...about, id, steps })).toEqual(first);
    expect(await listed(officer, 'mine')).toEqual([id.toHexString()]);
  });

  test('either role decides, and whoever agrees says why', async () => {
    const [one, two] = [(await requestApproval(officer, { ...about, steps }))._id.toHexString(), (await requestApproval(officer, { ...about, steps }))._id.toHexString()];
    expect([await listed(supervisor, 'toDecide'), await listed(leader, 'toDecide')]).toEqual([[two, one], [two, one]]);
    await expect(approve(leader, one)).rejects.toMatchObject({ code: 'badRequest', fields: [{ path: 'opinion' }] });
    await agree(leader, one);
    await agree(supervisor, two);
    expect(await listed(leader, 'toDecide')).toEqual([]);
  });

  test('who is barred never decides: neither the person, nor his deputy for him, nor who holds a grant of the place', async () => {
    const id = (await requestApproval(officer, { ...about, steps, barred: { accounts: [idOf(leader)], organisations: [new ObjectId(hall)] } }))._id.toHexString();
    const alsoOfHall = person('兼职', { role: 'ratingSupervisor', organisationId: district }, { role: 'hallManager', organisationId: hall });
    const deputy = person('代理', { role: 'commissionLeader', organisationId: district, asDeputyOf: idOf(leader) });
    for (const refused of [leader, alsoOfHall, deputy]) {
      await expect(agree(refused, id)).rejects.toMatchObject({ code: 'forbidden' });
      expect([await listed(refused, 'toDecide'), (await getApproval(refused, id)).abilities.decide]).toEqual([[], false]);
    }
    expect(await listed(supervisor, 'toDecide')).toEqual([id]);
    await agree(supervisor, id);
  });

  test('what a citizen asked for is not returned, and nobody else takes it back', async () => {
    const id = (await requestApproval({ actor: { kind: 'citizen' }, clock }, { ...about, steps, applicant: { accountId: null, name: '群众' } }))._id.toHexString();
    await expect(decideApproval(supervisor, id, { decision: 'returned', opinion: '请补充' })).rejects.toMatchObject({ code: 'wrongState' });
    await expect(withdrawApproval(supervisor, id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await getApproval(supervisor, id)).toMatchObject({ applicantName: '群众', abilities: { decide: true, withdraw: false } });
  });

  test('the platform takes back what was not completed', async () => {
    const id = (await requestApproval(officer, { ...about, steps }))._id.toHexString();
    await decideApproval(supervisor, id, { decision: 'returned', opinion: '请附录音' });
    expect(await withdrawApproval({ actor: { kind: 'system', name: 'test' }, clock }, id)).toMatchObject({ state: 'withdrawn' });
  });
});
