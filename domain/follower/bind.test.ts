import { idOf, testClock } from '../../test/support/factories';
import { outcome, useFollowers } from '../../test/support/followers';
import { bindByCode, bindByDigits, contactOf, giveSubscriptions, installMiniLogin, installOfficialAccount, personOfMini, recordConsent, takeSubscription, tellMiniCode, unbind } from '.';

const office = useFollowers();
const { bound, cadre, codeFor, manager, recordOf, system } = office;

describe('a person has one phone and a phone one person', () => {
  test('the second of each is refused, and learns no name', async () => {
    const [one, other] = [await cadre(), await cadre()];
    await bound(one, 'o-one');
    const code = await codeFor(other);
    expect(await bindByCode(system, 'openid', 'o-one', code)).toEqual({ outcome: 'phoneTaken' });
    const digits = await tellMiniCode(system, 'o-one');
    await bindByDigits(system, 'm-one', digits!);
    expect(await bindByCode(system, 'miniOpenid', 'm-one', code)).toEqual({ outcome: 'phoneTaken' });
  });

  test('six digits bind the mini-program within ten minutes, once', async () => {
    const person = await cadre();
    await bound(person, 'o-one');
    const late = (await tellMiniCode(system, 'o-one'))!;
    testClock.advance(10 * 60_000);
    expect((await bindByDigits(system, 'm-one', late)).outcome).toBe('expired');
    const digits = (await tellMiniCode(system, 'o-one'))!;
    expect(digits).toMatch(/^\d{6}$/);
    expect((await bindByDigits(system, 'm-one', digits)).outcome).toBe('bound');
    expect((await bindByDigits(system, 'm-two', digits)).outcome).toBe('unknown');
    expect(await contactOf(idOf(person))).toMatchObject({ openid: 'o-one', miniOpenid: 'm-one' });
    expect([await tellMiniCode(system, 'o-one'), await tellMiniCode(system, 'o-nobody')]).toEqual([null, null]);
    installMiniLogin({ openidOf: async (code) => code.replace('login-', '') });
    expect(await personOfMini('login-m-one')).toMatchObject({ personId: person._id });
  });

  test('unbinding takes the openids at once and keeps what was agreed to', async () => {
    const person = await cadre();
    await bound(person, 'o-one');
    await recordConsent(system, person._id, true, 'chat');
    await giveSubscriptions('o-one', ['T1']);
    const untagged: string[] = [];
    installOfficialAccount({ tag: async () => 'done', untag: async (openid, tag) => (untagged.push(`${openid} ${tag}`), 'later'), qrAddress: async () => null });
    expect(await outcome(unbind(manager(office.otherTown), idOf(person), '手机丢了'))).toBe('notFound');
    await unbind(manager(office.town), idOf(person), '手机丢了');
    const record = await recordOf(person);
    expect([record!.openid, record!.openidHash, record!.boundAt, record!.consents.length]).toEqual([undefined, undefined, null, 1]);
    expect(untagged).toEqual(['o-one cadre', 'o-one informationOfficer']);
    expect(await takeSubscription('o-one', 'T1')).toBe(false);
    expect(await outcome(unbind(manager(), idOf(person), '再解一次'))).toBe('wrongState');
    // The same phone is bound to another person afterwards.
    const other = await cadre();
    expect((await bindByCode(system, 'openid', 'o-one', await codeFor(other))).outcome).toBe('bound');
  });
});
