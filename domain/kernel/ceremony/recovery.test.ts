import { AccountModel, addRecipient, beginCeremony, beginRecovery, CeremonyModel, certifiedRecipients, confirmShare, continueRecovery, dispatchEvents, departAccount, finishCeremony, fixedClock, heldKeys, keepForSession, KeyPairModel, listOnlyMine, listRecoveries, moveOwnKeys, native, ObjectId, openEnvelope, openOrMakePair, RecoveryModel, recoveryKeys, retirePair, rotatePair, showCeremony, showOwnKey, tryShares, type Context } from '..';
import type { Role } from '../../../contracts/roles';
import { accountIdOf, certify, fingerprintOfAccount, holdCeremony, testPassword, withKeys } from '../../../test/support/ceremony';
import { useTestDatabase } from '../../../test/support/database';
import { buildAccount, buildDistrict, idOf } from '../../../test/support/factories';
import { killAfter, LetterModel, letterShredKey, writeLetter, type Letter } from '../../../test/support/letters';
import { useWorld } from '../../../test/support/world';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
let district: string;
let [custodian, deputy, handler, other] = [] as unknown as [Context, Context, Context, Context];
let shares: [string, string, string];

async function staff(name: string, role: Role): Promise<Context> {
  const grants = [{ role, organisationId: district }];
  return withKeys(await buildAccount({ name, grants }), grants, clock);
}

beforeEach(() => {
  killAfter(Infinity);
  clock.set('2026-11-20T01:00:00Z');
});
useWorld(async () => {
  district = idOf(await buildDistrict({ name: '青禾区' }));
  [custodian, deputy, handler, other] = [await staff('保管甲', 'custodian'), await staff('保管乙', 'custodian'), await staff('承办甲', 'clueHandler'), await staff('承办乙', 'clueHandler')];
  shares = await holdCeremony(custodian, deputy);
  await certify(custodian, handler, other);
});

const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const idsOf = (...all: Context[]) => all.map(accountIdOf);

const write = (...readers: Context[]) => writeLetter(custodian, readers);
const letter = async (id: ObjectId): Promise<Letter> => (await native(LetterModel).findOne({ _id: id }))!;
const read = async (ctx: Context, id: ObjectId, part: 'content' | 'identity' = 'content') => openEnvelope((await letter(id))[part], ctx.keys, { shredKey: letterShredKey, purpose: `letter:${part}` });

/** An administrator reset the password: another pair, certified anew. */
async function loseKey(ctx: Context, certifier: Context = custodian): Promise<Context> {
  await retirePair(ctx, new ObjectId(accountIdOf(ctx)), 'lost');
  clock.advance(60_000);
  const again = await withKeys({ _id: new ObjectId(accountIdOf(ctx)), name: '又来' }, ctx.actor.kind === 'staff' ? ctx.actor.grants : [], clock);
  if (certifier !== ctx) await certify(certifier, again);
  return again;
}

async function runToEnd(ctx: Context, id: string, two: [string, string]) {
  for (;;) {
    const step = await continueRecovery(ctx, id, { shares: two });
    if (step.state === 'done') return step;
  }
}

describe('a lost key', () => {
  test('comes back by two shares: what was sealed to it opens with the new one, other things stay as they were', async () => {
    const [mine, theirs] = [await write(handler), await write(other)];
    const again = await loseKey(handler);
    expect(await outcome(read(again, mine.id))).toBe('forbidden');
    const begun = await beginRecovery(custodian, { kind: 'account', accountId: accountIdOf(handler), reason: '忘了密码', shares: [shares[1], shares[2]] });
    expect(begun).toMatchObject({ state: 'running', total: 1, shareNumbers: [2, 3], identity: false });
    expect(await runToEnd(custodian, begun.id, [shares[1], shares[2]])).toMatchObject({ looked: 1, resealed: 1, left: 0 });
    expect(await read(again, mine.id)).toEqual(mine.content);
    expect(await outcome(read(again, theirs.id))).toBe('forbidden');
    expect(await outcome(continueRecovery(custodian, begun.id, { shares: [shares[1], shares[2]] }))).toBe('wrongState');
  });

  test('of a custodian: identities only where the custodian’s share is among the two', async () => {
    const { id, identity } = await write(handler);
    const again = await loseKey(deputy);
    const without = await beginRecovery(custodian, { kind: 'account', accountId: accountIdOf(deputy), reason: '忘了密码', shares: [shares[1], shares[2]] });
    expect(await runToEnd(custodian, without.id, [shares[1], shares[2]])).toMatchObject({ resealed: 0, left: 1 });
    expect(await outcome(read(again, id, 'identity'))).toBe('forbidden');
    const withIt = await beginRecovery(custodian, { kind: 'account', accountId: accountIdOf(deputy), reason: '忘了密码', shares: [shares[0], shares[2]] });
    expect(await runToEnd(custodian, withIt.id, [shares[0], shares[2]])).toMatchObject({ resealed: 1, left: 0, identity: true });
    expect(await read(again, id, 'identity')).toEqual(identity);
  });

  test('that was broken off goes on where it stood, and does nothing twice', async () => {
    const letters = [await write(handler), await write(handler, other), await write(handler)];
    const again = await loseKey(handler);
    const two: [string, string] = [shares[0], shares[1]];
    const { id } = await beginRecovery(custodian, { kind: 'account', accountId: accountIdOf(handler), reason: '忘了密码', shares: two });
    killAfter(2);
    await expect(continueRecovery(custodian, id, { shares: two })).rejects.toThrow('killed');
    killAfter(Infinity);
    expect(await runToEnd(deputy, id, two)).toMatchObject({ resealed: 1, left: 0, state: 'done' });
    for (const one of letters) expect(await read(again, one.id)).toEqual(one.content);
    expect(await read(other, letters[1]!.id)).toEqual(letters[1]!.content);
  });

  test('needs a certified new key, right shares and a custodian; it is on record, and no share is kept', async () => {
    await write(handler);
    const body = (two: [string, string]) => ({ kind: 'account' as const, accountId: accountIdOf(handler), reason: '忘了密码', shares: two });
    await retirePair(handler, new ObjectId(accountIdOf(handler)), 'lost');
    expect(await outcome(beginRecovery(custodian, body([shares[0], shares[1]])))).toBe('wrongState');
    await loseKey(handler);
    expect(await outcome(beginRecovery(handler, body([shares[0], shares[1]])))).toBe('forbidden');
    expect(await outcome(tryShares(handler, { shares: [shares[0], shares[1]] }))).toBe('forbidden');
    expect(await outcome(beginRecovery(custodian, body([shares[0], shares[0]])))).toBe('badRequest');
    expect(await tryShares(custodian, { shares: [shares[2], shares[0]] })).toEqual({ numbers: [1, 3], identity: true });
    const { id } = await beginRecovery(custodian, body([shares[0], shares[1]]));
    await runToEnd(custodian, id, [shares[0], shares[1]]);
    expect((await listRecoveries(custodian, { limit: 20 })).items).toMatchObject([{ id, forName: '承办甲', byName: '保管甲', reason: '忘了密码', shareNumbers: [1, 2], resealed: 1 }]);
    expect((await native(RecoveryModel).findOne({}))!.trail.tail.map(({ verb }) => verb)).toEqual(['keyRecovery.begun', 'keyRecovery.done']);
    const dump = JSON.stringify([await native(RecoveryModel).find({}).toArray(), await native(LetterModel).find({}).toArray()]);
    for (const share of shares) expect(dump).not.toContain(share.slice(0, 11));
  });

  test('does not touch what was destroyed', async () => {
    const { id } = await write(handler);
    await native(LetterModel).updateOne({ _id: id }, { $set: { shredded: true } });
    const before = await letter(id);
    await loseKey(handler);
    const begun = await beginRecovery(custodian, { kind: 'account', accountId: accountIdOf(handler), reason: '忘了密码', shares: [shares[0], shares[1]] });
    expect(await runToEnd(custodian, begun.id, [shares[0], shares[1]])).toMatchObject({ looked: 1, resealed: 0, left: 0 });
    expect(await letter(id)).toEqual(before);
  });
});

describe('a new ceremony in the place of one', () => {
  const again = async (holder: Context, second: Context, two: [string, string]) => {
    const begun = await beginCeremony(holder, { deputyId: accountIdOf(second), deputyFingerprint: await fingerprintOfAccount(new ObjectId(accountIdOf(second))), holders: ['保管人丁', '保管人戊'], replacing: { shares: two, reason: '保管人丙调走，那份没有交回' } });
    for (const { number, text, askGroup } of begun.shares) await confirmShare(holder, begun.id, number, { group: text.split(' ')[askGroup] as string });
    return begun;
  };

  test('needs two shares of it; certificates stay, and nothing is unsealable in between', async () => {
    const { id } = await write(handler);
    expect(await outcome(again(custodian, deputy, [shares[0], shares[0]]))).toBe('badRequest');
    const begun = await again(custodian, deputy, [shares[1], shares[2]]);
    expect(await certifiedRecipients(idsOf(handler, custodian))).toHaveLength(2);
    await finishCeremony(custodian, begun.id, { fingerprint: begun.fingerprint });
    expect(await certifiedRecipients(idsOf(handler, other, custodian, deputy))).toHaveLength(4);
    expect(await showCeremony(custodian)).toMatchObject({ state: 'done', inForce: { keepers: [{ name: '保管甲' }, { name: '保管人丁' }, { name: '保管人戊' }] } });
    // Identities without the custodian's share: the custodian who does it opens them with his own key.
    const { id: run } = await beginRecovery(custodian, { kind: 'ceremony', reason: '换新的', shares: [shares[1], shares[2]] });
    expect(await runToEnd(custodian, run, [shares[1], shares[2]])).toMatchObject({ total: 1, resealed: 1, left: 0 });
    const recovery = (await recoveryKeys())!;
    const { content, identity } = await letter(id);
    expect([content.recoveryKey, identity.recoveryKey]).toEqual([recovery.content.toString('base64url'), recovery.identity.toString('base64url')]);
    expect((await showCeremony(custodian)).formerId).toBeNull();
    // From here on the new shares help, and the old ones do not.
    expect(await outcome(tryShares(custodian, { shares: [shares[0], shares[1]] }))).toBe('badRequest');
    const lost = await loseKey(handler);
    const fresh: [string, string] = [begun.shares[1]!.text, begun.shares[2]!.text];
    const { id: mine } = await beginRecovery(custodian, { kind: 'account', accountId: accountIdOf(handler), reason: '忘了密码', shares: fresh });
    expect(await runToEnd(custodian, mine, fresh)).toMatchObject({ resealed: 1, left: 0 });
    expect(await outcome(read(lost, id))).toBe('done');
  });

  test('is what helps when both custodians have lost their keys', async () => {
    const { id, content } = await write(handler);
    const [first, second] = [await loseKey(custodian, custodian), await loseKey(deputy, deputy)];
    expect(await certifiedRecipients(idsOf(custodian, deputy))).toEqual([]);
    const begun = await again(first, second, [shares[0], shares[1]]);
    await finishCeremony(first, begun.id, { fingerprint: begun.fingerprint });
    expect(await certifiedRecipients(idsOf(custodian, deputy, handler))).toHaveLength(3);
    const two: [string, string] = [shares[0], shares[1]];
    await runToEnd(first, (await beginRecovery(first, { kind: 'ceremony', reason: '换新的', shares: two })).id, two);
    expect(await read(handler, id)).toEqual(content);
  });

  test('that broke off between the two can only be finished, and then is whole', async () => {
    const begun = await again(custodian, deputy, [shares[0], shares[1]]);
    // As a crash would leave it: the former is out of force, the new one is not in force yet.
    await native(CeremonyModel).updateOne({ state: 'done' }, { $set: { state: 'replaced' } });
    expect(await recoveryKeys()).toBeNull();
    expect(await outcome(beginCeremony(custodian, { deputyId: accountIdOf(deputy), deputyFingerprint: await fingerprintOfAccount(new ObjectId(accountIdOf(deputy))), holders: ['保管人丁', '保管人戊'] }))).toBe('wrongState');
    await finishCeremony(custodian, begun.id, { fingerprint: begun.fingerprint });
    expect(await certifiedRecipients(idsOf(handler, custodian, deputy))).toHaveLength(3);
  });
});

describe('a new pair of one’s own', () => {
  const rotate = async (ctx: Context): Promise<Context> => {
    clock.advance(60_000);
    const pair = await rotatePair(ctx, new ObjectId(accountIdOf(ctx)), testPassword);
    return { ...ctx, keys: heldKeys(keepForSession(pair, 'another-token'), 'another-token') };
  };

  test('opens what the old one did; once certified and moved, the old one is forgotten', async () => {
    const { id, content } = await write(handler);
    const renewed = await rotate(handler);
    expect(await certifiedRecipients(idsOf(handler))).toEqual([]);
    expect(await read(renewed, id)).toEqual(content);
    expect(await outcome(moveOwnKeys(renewed, undefined))).toBe('wrongState');
    await certify(custodian, renewed);
    expect(await showOwnKey(renewed)).toMatchObject({ state: 'certified', open: 'open', moving: true });
    expect(await moveOwnKeys(renewed, undefined)).toEqual({ moved: 1, done: true, after: null });
    expect(await read(renewed, id)).toEqual(content);
    expect(await outcome(read(handler, id))).toBe('forbidden');
    expect(await showOwnKey(renewed)).toMatchObject({ moving: false });
    expect(await native(KeyPairModel).countDocuments({ former: { $exists: true } })).toBe(0);
    await expect(rotatePair(handler, new ObjectId(accountIdOf(handler)), 'Bushi-Zheige-99')).rejects.toMatchObject({ code: 'keysClosed' });
  });

  test('twice, before anything was moved, loses nothing', async () => {
    const { id, content } = await write(handler);
    const twice = await rotate(await rotate(handler));
    expect(await read(twice, id)).toEqual(content);
  });

  test('that broke off in the middle is made by the next sign-in', async () => {
    const { id, content } = await write(handler);
    await retirePair(handler, new ObjectId(accountIdOf(handler)), 'replaced');
    clock.advance(60_000);
    const pair = (await openOrMakePair(handler, new ObjectId(accountIdOf(handler)), testPassword))!;
    const keys = heldKeys(keepForSession(pair, 'next'), 'next');
    expect(await read({ ...handler, keys }, id)).toEqual(content);
  });
});

describe('whoever leaves', () => {
  test('sees first what only he can open', async () => {
    const alone = await write(handler);
    await write(handler, other);
    expect(await listOnlyMine(handler)).toEqual({ count: 1, items: [{ label: '信', title: alone.id.toHexString().slice(-4) }] });
    expect(await listOnlyMine(other)).toEqual({ count: 0, items: [] });
    const dataKey = await read(handler, alone.id);
    const [to] = await certifiedRecipients(idsOf(other));
    const content = await addRecipient((await letter(alone.id)).content, dataKey, { to: to!, shredKey: letterShredKey, purpose: 'letter:content' });
    await native(LetterModel).updateOne({ _id: alone.id }, { $set: { content } });
    expect((await listOnlyMine(handler)).count).toBe(0);
    await retirePair(other, new ObjectId(accountIdOf(other)), 'lost');
    expect((await listOnlyMine(handler)).count).toBe(2);
  });

  test('has no certificate any more', async () => {
    const security: Context = { actor: { kind: 'staff', accountId: new ObjectId().toHexString(), name: '安全', grants: [{ role: 'securityAdmin', organisationId: district }] }, clock };
    const { trail } = (await native(AccountModel).findOne({ _id: new ObjectId(accountIdOf(handler)) }))!;
    await departAccount(security, accountIdOf(handler), { toAccountId: accountIdOf(other), reason: '调走', version: trail.seq });
    expect(await certifiedRecipients(idsOf(handler))).toEqual([]);
    await dispatchEvents(clock);
    expect(await native(KeyPairModel).findOne({ accountId: new ObjectId(accountIdOf(handler)) })).toMatchObject({ state: 'retired', ended: { reason: 'departed' } });
  });

  test('leaves what two shares give to whoever takes over, as far as he may read it', async () => {
    const [alone, aboutOther] = [await write(handler), await write(handler)];
    await native(LetterModel).updateOne({ _id: aboutOther.id }, { $set: { about: accountIdOf(other) } });
    const two: [string, string] = [shares[1], shares[2]];
    const body = { kind: 'account' as const, accountId: accountIdOf(handler), toAccountId: accountIdOf(other), reason: '调走了', shares: two };
    expect(await outcome(beginRecovery(custodian, body))).toBe('wrongState');
    await native(AccountModel).updateOne({ _id: new ObjectId(accountIdOf(handler)) }, { $set: { state: 'departed' } });
    const { id } = await beginRecovery(custodian, body);
    expect(await runToEnd(custodian, id, two)).toMatchObject({ forName: '承办甲', toName: '承办乙', resealed: 1, left: 1 });
    expect(await read(other, alone.id)).toEqual(alone.content);
    expect(await outcome(read(other, aboutOther.id))).toBe('forbidden');
  });

  test('a role that is taken away leaves the certificate', async () => {
    await native(AccountModel).updateOne({ _id: new ObjectId(accountIdOf(handler)) }, { $set: { grants: [] } });
    expect(await certifiedRecipients(idsOf(handler))).toHaveLength(1);
  });
});
