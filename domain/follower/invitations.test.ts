import { idOf, testClock } from '../../test/support/factories';
import { dump, outcome, useFollowers } from '../../test/support/followers';
import { native, processDeliveries, settle } from '../kernel';
import { bindByCode, contactOf, FollowerModel, invite, listFollowers, personOfOpenid, withdrawInvitation } from '.';

const office = useFollowers();
const { bound, cadre, codeFor, manager, recordOf, system, texts } = office;

describe('an invitation', () => {
  test('binds the phone that brings its code, and tells who that is', async () => {
    const person = await cadre();
    const code = await codeFor(person);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(await bindByCode(system, 'openid', 'o-one', code)).toMatchObject({ outcome: 'bound', person: { name: '演示干部', organisationName: '柳溪镇', postTitle: '科长' } });
    expect(await personOfOpenid('o-one')).toMatchObject({ personId: person._id });
    expect(await personOfOpenid('o-two')).toBeNull();
    expect(await contactOf(idOf(person))).toEqual({ openid: 'o-one', follows: true, miniOpenid: null, consent: 'none', phone: null });
  });

  test('is good for one phone, and the same phone may bring it twice', async () => {
    const code = await codeFor(await cadre());
    await bindByCode(system, 'openid', 'o-one', code);
    expect((await bindByCode(system, 'openid', 'o-one', code)).outcome).toBe('boundBefore');
    expect((await bindByCode(system, 'openid', 'o-two', code)).outcome).toBe('used');
    expect(await personOfOpenid('o-two')).toBeNull();
  });

  test('ends after thirty days, and with the next one', async () => {
    const person = await cadre();
    const first = await codeFor(person);
    const second = await codeFor(person);
    expect((await bindByCode(system, 'openid', 'o-one', first)).outcome).toBe('withdrawn');
    testClock.set('2026-12-20T15:59:00.000Z');
    const other = await cadre();
    const last = await codeFor(other);
    expect((await bindByCode(system, 'openid', 'o-one', second)).outcome).toBe('bound');
    testClock.set('2027-01-19T16:01:00.000Z');
    expect((await bindByCode(system, 'openid', 'o-two', last)).outcome).toBe('expired');
  });

  test('is taken back by staff', async () => {
    const person = await cadre();
    const code = await codeFor(person);
    const { items } = await listFollowers(manager(), { limit: 20 });
    await withdrawInvitation(manager(), items[0]!.invitation!.id);
    expect((await bindByCode(system, 'openid', 'o-one', code)).outcome).toBe('withdrawn');
    expect(await outcome(withdrawInvitation(manager(), items[0]!.invitation!.id))).toBe('wrongState');
    expect(await outcome(withdrawInvitation(manager(office.otherTown), items[0]!.invitation!.id))).toBe('notFound');
  });

  test('two phones at once: one is bound, and two codes never bind one phone twice', async () => {
    const [one, other] = [await cadre(), await cadre()];
    const code = await codeFor(one);
    const outcomes = (await Promise.all(['o-one', 'o-two', 'o-three'].map((openid) => bindByCode(system, 'openid', openid, code)))).map((each) => each.outcome);
    expect(outcomes.sort()).toEqual(['bound', 'used', 'used']);

    const codes = [await codeFor(other), await codeFor(await cadre())];
    const race = (await Promise.all(codes.map((each) => bindByCode(system, 'openid', 'o-four', each)))).map((each) => each.outcome);
    expect(race.sort()).toEqual(['bound', 'phoneTaken']);
    expect(await native(FollowerModel).countDocuments({ openidHash: { $exists: true } })).toBe(2);
  });

  test('leaves out who is bound or not invited by us, and SMS without a phone', async () => {
    const [isBound, left, withPhone, staff] = [await cadre(), await cadre(), await cadre(office.town, { phone: '13800006027' }), await cadre(office.town, { kind: 'staff' })];
    await bound(isBound, 'o-one');
    const bySms = await invite(manager(), { personIds: [isBound, left, withPhone, staff].map(idOf), by: 'sms' });
    expect(bySms.items.map((one) => [one.personId, one.code])).toEqual([[idOf(withPhone), null]]);
    expect(bySms.leftOut.map((one) => one.why)).toEqual(['已经绑定', '没有登记手机号', '本委工作人员不用邀请']);
  });

  test('by SMS: the code reaches the phone and lies open nowhere', async () => {
    const person = await cadre(office.town, { phone: '13800006027' });
    await invite(manager(), { personIds: [idOf(person)], by: 'sms' });
    await settle(testClock);
    expect(texts).toHaveLength(1);
    const code = texts[0]!.text.card!.fields.code!;
    expect(texts[0]!.text.body).toContain(code);
    expect(await dump()).not.toContain(code);
    expect((await recordOf(person))!.smsCode).toBeUndefined();
    await processDeliveries(testClock);
    expect(texts).toHaveLength(1);
    expect((await bindByCode(system, 'openid', 'o-one', code)).outcome).toBe('bound');
  });

  test('guesses are few: ten a day from one phone, and tomorrow again', async () => {
    const person = await cadre();
    const code = await codeFor(person);
    for (let index = 0; index < 10; index += 1) expect((await bindByCode(system, 'openid', 'o-guess', `AAAAAA${String(index).padStart(2, '2')}`)).outcome).toBe('unknown');
    expect((await bindByCode(system, 'openid', 'o-guess', code)).outcome).toBe('tooMany');
    testClock.advance(86_400_000);
    expect((await bindByCode(system, 'openid', 'o-guess', code)).outcome).toBe('bound');
  });
});
