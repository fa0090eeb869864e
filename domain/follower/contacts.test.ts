import { buildDepartment, buildHall, buildWindow, idOf, testClock } from '../../test/support/factories';
import { useFollowers } from '../../test/support/followers';
import { Fault, settle } from '../kernel';
import { assignRoster } from '../roster';
import { bindByCode, contactsOf, installMiniLogin, installOfficialAccount, markUnreachable, personOfOpenid, recordConsent, recordFollowing, recordSubscriptionChoices, returnSubscription, staffRaterCheck, takeSubscription } from '.';

const office = useFollowers();
const { bound, cadre, codeFor, system } = office;

describe('how people are reached', () => {
  test('a platform’s word stays until the person is heard of again', async () => {
    const person = await cadre();
    await bound(person, 'o-one');
    await markUnreachable(system, idOf(person), '43004');
    expect((await contactsOf([person])).get(idOf(person))).toMatchObject({ bound: true, unreachable: true });
    await recordFollowing(system, 'o-one', false);
    expect((await contactsOf([person])).get(idOf(person))).toMatchObject({ bound: true, follows: false });
    await recordFollowing(system, 'o-one', true);
    expect((await contactsOf([person])).get(idOf(person))).toMatchObject({ follows: true, unreachable: false });
  });

  test('many are answered without opening anything, those without a record too', async () => {
    const [one, other] = [await cadre(office.town, { phone: '13800006027' }), await cadre()];
    await bound(one, 'o-one');
    await recordConsent(system, one._id, true, 'chat');
    const answer = await contactsOf([one, other]);
    expect(answer.get(idOf(one))).toEqual({ bound: true, follows: true, mini: false, consent: 'given', hasPhone: true, unreachable: false });
    expect(answer.get(idOf(other))).toEqual({ bound: false, follows: false, mini: false, consent: 'none', hasPhone: false, unreachable: false });
  });

  test('a subscription is good for one message, however many take it at once', async () => {
    await bound(await cadre(), 'o-one');
    await recordSubscriptionChoices(system, 'o-one', [
      { templateId: 'T1', accepted: true },
      { templateId: 'T2', accepted: false },
    ]);
    expect((await Promise.all([takeSubscription('o-one', 'T1'), takeSubscription('o-one', 'T1')])).sort()).toEqual([false, true]);
    expect(await takeSubscription('o-one', 'T2')).toBe(false);
    await returnSubscription('o-one', 'T1');
    expect(await takeSubscription('o-one', 'T1')).toBe(true);
  });

  test('followers are tagged once, and again where WeChat had no time', async () => {
    const [one, officer] = [await cadre(), await cadre(office.town, { kind: 'informationOfficer' })];
    await bound(one, 'o-one');
    const calls: string[] = [];
    let busy = true;
    installOfficialAccount({ tag: async (openid, tag) => (calls.push(`${openid} ${tag}`), busy ? 'later' : 'done'), untag: async () => 'done', qrAddress: async () => null });
    await settle(testClock);
    expect((await personOfOpenid('o-one'))?.name).toBe('演示干部');
    busy = false;
    await bound(officer, 'o-two');
    await settle(testClock);
    testClock.advance(10 * 60_000);
    await settle(testClock);
    testClock.advance(10 * 60_000);
    await settle(testClock);
    expect(calls).toEqual(['o-one cadre', 'o-two informationOfficer', 'o-one cadre']);
  });

  test('whoever works in a hall is known by his mini-program: by a post, by the roster, and by neither', async () => {
    const hall = await buildHall({ parentId: idOf(office.district) });
    const department = await buildDepartment({ parentId: idOf(office.district) });
    const window = await buildWindow({ parentId: idOf(hall), departmentId: idOf(department) });
    const byPost = await cadre(hall);
    const byRoster = await cadre(department);
    const elsewhere = await cadre(department);
    const left = await cadre(hall, { posts: [{ organisationId: idOf(hall), title: '窗口人员', from: null, to: '2026-11-19' }] });
    await assignRoster(system, { windowId: idOf(window), personId: idOf(byRoster), from: '2026-11-20', to: null, shift: 'day', endOthers: false, reason: '排班' });
    const failures: Record<string, Error> = { silent: new Fault('notReady'), broken: new Error('a fault of ours') };
    installMiniLogin({ openidOf: async (code) => (failures[code] ? Promise.reject(failures[code]) : code) });
    for (const [index, person] of [byPost, byRoster, elsewhere, left].entries()) await bindByCode(system, 'miniOpenid', `m-${index}`, await codeFor(person));
    const check = staffRaterCheck(testClock);
    expect(await Promise.all(['m-0', 'm-1', 'm-2', 'm-3', 'm-citizen', 'silent'].map((code) => check.isStaffOf(idOf(hall), code)))).toEqual([true, true, false, false, false, false]);
    await expect(check.isStaffOf(idOf(hall), 'broken')).rejects.toThrow('a fault of ours');
  });
});
