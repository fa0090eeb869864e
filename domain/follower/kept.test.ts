import mongoose from 'mongoose';
import { idOf, testClock } from '../../test/support/factories';
import { dump, useFollowers } from '../../test/support/followers';
import { settle, verifyAudit } from '../kernel';
import { bindByCode, bindByDigits, contactOf, giveSubscriptions, markUnreachable, recordConsent, recordFollowing, recordSubscriptionChoices, tellMiniCode, unbind } from '.';

const { bound, cadre, codeFor, manager, recordOf, system } = useFollowers();

describe('what is kept', () => {
  test('of whoever is not bound there is nothing', async () => {
    expect(await recordFollowing(system, 'o-citizen', true)).toBeNull();
    await recordFollowing(system, 'o-citizen', false);
    await recordSubscriptionChoices(system, 'o-citizen', [{ templateId: 'T1', accepted: true }]);
    const collections = (await mongoose.connection.db?.collections()) ?? [];
    for (const { collectionName } of collections.filter((one) => /follower|subscription|guess/i.test(one.collectionName))) expect([collectionName, await mongoose.connection.db!.collection(collectionName).countDocuments()]).toEqual([collectionName, 0]);
  });

  test('no openid and no code lies open in the database', async () => {
    const person = await cadre();
    const code = await codeFor(person);
    await bindByCode(system, 'openid', 'openid-of-somebody', code);
    const digits = (await tellMiniCode(system, 'openid-of-somebody'))!;
    await bindByCode(system, 'openid', 'openid-of-a-guesser', 'WRNGCDE2');
    await bindByDigits(system, 'mini-of-somebody', digits);
    await giveSubscriptions('openid-of-somebody', ['T1']);
    await recordConsent(system, person._id, true, 'mini');
    await settle(testClock);
    const all = await dump();
    for (const secret of ['openid-of-somebody', 'openid-of-a-guesser', 'mini-of-somebody', code, digits]) expect(all).not.toContain(secret);
  });

  test('consent has its whole text, its version and its time; the same answer twice is one', async () => {
    const person = await cadre();
    await bound(person, 'o-one');
    await recordConsent(system, person._id, true, 'chat');
    await recordConsent(system, person._id, true, 'chat');
    testClock.advance(60_000);
    await recordConsent(system, person._id, false, 'mini');
    const { consents } = (await recordOf(person))!;
    expect(consents.map(({ given, by, at }) => [given, by, at.toISOString()])).toEqual([
      [true, 'chat', '2026-11-20T02:00:00.000Z'],
      [false, 'mini', '2026-11-20T02:01:00.000Z'],
    ]);
    expect(consents[0]!.text).toContain('青禾区纪委监委');
    expect((await contactOf(idOf(person))).consent).toBe('revoked');
  });

  test('the trail holds together', async () => {
    const person = await cadre();
    await bound(person, 'o-one');
    await recordConsent(system, person._id, true, 'chat');
    await markUnreachable(system, person._id, '43004');
    await recordFollowing(system, 'o-one', false);
    await recordFollowing(system, 'o-one', true);
    await unbind(manager(), idOf(person), '手机丢了');
    expect((await recordOf(person))!.trail.tail.map((entry) => entry.verb)).toEqual(['follower.opened', 'follower.invite', 'follower.bind', 'follower.consent', 'follower.unreachable', 'follower.unfollow', 'follower.follow', 'follower.unbind']);
    expect(await verifyAudit({ clock: testClock })).toMatchObject({ ok: true });
  });
});
