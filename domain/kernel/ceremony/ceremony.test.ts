import { AccountModel, beginCeremony, CeremonyModel, certifiedRecipients, certifyKeyPair, combineShares, confirmShare, custodianIds, finishCeremony, fixedClock, KeyPairModel, native, newDataKey, ObjectId, openKey, recoveryKeys, recoveryPairs, sealKey, type Context } from '..';
import type { Role } from '../../../contracts/roles';
import { accountIdOf, certify, fingerprintOfAccount, holdCeremony, withKeys } from '../../../test/support/ceremony';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { buildAccount, buildDistrict, idOf } from '../../../test/support/factories';
import { groupCount } from './shares';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
let [custodian, deputy, handler] = [] as unknown as [Context, Context, Context];

async function staff(name: string, role: Role, organisationId: string): Promise<Context> {
  const grants = [{ role, organisationId }];
  return withKeys(await buildAccount({ name, grants }), grants, clock);
}

beforeEach(async () => {
  await clearDatabase();
  const district = idOf(await buildDistrict({ name: '青禾区' }));
  [custodian, deputy, handler] = [await staff('保管甲', 'custodian', district), await staff('保管乙', 'custodian', district), await staff('承办甲', 'clueHandler', district)];
});

const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const keyIdOf = async (ctx: Context): Promise<string> => (await native(KeyPairModel).findOne({ accountId: new ObjectId(accountIdOf(ctx)) }))!._id.toHexString();
const fingerprint = (ctx: Context): Promise<string> => fingerprintOfAccount(new ObjectId(accountIdOf(ctx)));
const request = async () => ({ deputyId: accountIdOf(deputy), deputyFingerprint: await fingerprint(deputy), holders: ['保管人乙', '保管人丙'] as const });

describe('the ceremony', () => {
  test('before it nothing can be sealed to anybody; after it to both custodians', async () => {
    expect([await recoveryKeys(), await custodianIds(), await certifiedRecipients([accountIdOf(custodian)])]).toEqual([null, [], []]);
    await holdCeremony(custodian, deputy);
    expect(await custodianIds()).toEqual([accountIdOf(custodian), accountIdOf(deputy)]);
    expect((await certifiedRecipients([accountIdOf(custodian), accountIdOf(deputy), accountIdOf(handler)])).map(({ accountId }) => accountId).sort()).toEqual([accountIdOf(custodian), accountIdOf(deputy)].sort());
  });

  test('is not in force until every share was typed back, and is not held twice', async () => {
    const { id, shares } = await beginCeremony(custodian, await request());
    await confirmShare(custodian, id, 1);
    expect(await outcome(finishCeremony(custodian, id))).toBe('wrongState');
    expect(await recoveryKeys()).toBeNull();
    for (const { number } of shares) await confirmShare(custodian, id, number);
    await finishCeremony(custodian, id);
    expect(await outcome(beginCeremony(custodian, await request()))).toBe('wrongState');
    expect(await outcome(finishCeremony(custodian, id))).toBe('wrongState');
  });

  test('begun anew leaves the first one’s shares worth nothing', async () => {
    const first = await beginCeremony(custodian, await request());
    const second = await beginCeremony(custodian, await request());
    expect(await outcome(confirmShare(custodian, first.id, 1))).toBe('wrongState');
    expect(second.shares[0]!.text).not.toBe(first.shares[0]!.text);
    expect(await native(CeremonyModel).countDocuments({ state: 'preparing' })).toBe(1);
  });

  test('is held by a custodian with another one, whose fingerprint he was read', async () => {
    expect(await outcome(beginCeremony(handler, await request()))).toBe('forbidden');
    expect(await outcome(beginCeremony(custodian, { ...(await request()), deputyId: accountIdOf(custodian) }))).toBe('badRequest');
    expect(await outcome(beginCeremony(custodian, { ...(await request()), deputyId: accountIdOf(handler) }))).toBe('badRequest');
    expect(await outcome(beginCeremony(custodian, { ...(await request()), deputyFingerprint: await fingerprint(handler) }))).toBe('badRequest');
    const { id } = await beginCeremony(custodian, await request());
    expect(await outcome(confirmShare(deputy, id, 1))).toBe('forbidden');
    expect(await outcome(finishCeremony(deputy, id))).toBe('forbidden');
  });

  test('leaves neither a share nor a private half in the database', async () => {
    const shares = await holdCeremony(custodian, deputy);
    const dump = JSON.stringify([await native(CeremonyModel).find({}).toArray(), await native(KeyPairModel).find({}).toArray(), await native(AccountModel).find({}).toArray()]);
    const { content, identity } = await combineShares([shares[0], shares[1]]);
    const pairs = await recoveryPairs({ content, identity: identity! });
    for (const secret of [content, identity!, pairs.content.privateKey, pairs.identity.privateKey]) {
      for (const form of ['hex', 'base64', 'base64url'] as const) expect(dump).not.toContain(secret.toString(form));
    }
    for (const share of shares) for (const group of [share, share.replace(/ /g, '')]) expect(dump).not.toContain(group);
  });
});

describe('the shares', () => {
  test('any two give back what opens contents; only with the custodian’s what opens identities', async () => {
    const [one, two, three] = await holdCeremony(custodian, deputy);
    const keys = (await recoveryKeys())!;
    const dataKey = newDataKey();
    const [content, identity] = [await sealKey(dataKey, keys.content), await sealKey(dataKey, keys.identity)];
    for (const [pair, whole] of [[[one, two], true], [[three, one], true], [[two, three], false]] as const) {
      const found = await combineShares(pair);
      expect(await openKey(content, (await recoveryPairs({ content: found.content, identity: Buffer.alloc(16) })).content)).toEqual(dataKey);
      if (whole) expect(await openKey(identity, (await recoveryPairs({ content: found.content, identity: found.identity! })).identity)).toEqual(dataKey);
      else expect(found.identity).toBeNull();
    }
  });

  test('are read back however they are typed, and a slip is told by its share', async () => {
    const [one, two] = await holdCeremony(custodian, deputy);
    expect(one.split(' ')).toHaveLength(groupCount);
    const found = await combineShares([one, two]);
    expect(await combineShares([one.toLowerCase().replace(/ /g, '-'), two.replace(/0/g, 'o').replace(/1/g, 'l')])).toEqual(found);
    const slip = `${two.slice(0, 8)}${two[8] === 'A' ? 'B' : 'A'}${two.slice(9)}`;
    await expect(combineShares([one, slip])).rejects.toMatchObject({ code: 'badRequest', fields: [{ path: 'shares.1' }] });
    await expect(combineShares([one.slice(3), two])).rejects.toMatchObject({ fields: [{ path: 'shares.0' }] });
    await expect(combineShares([one, one])).rejects.toMatchObject({ fields: [{ path: 'shares.1' }] });
  });
});

describe('a certificate', () => {
  beforeEach(async () => void (await holdCeremony(custodian, deputy)));

  test('is given by a custodian who was read the fingerprint; never to himself, never by others', async () => {
    const keyId = await keyIdOf(handler);
    expect(await outcome(certifyKeyPair(handler, keyId, { fingerprint: await fingerprint(handler) }))).toBe('forbidden');
    expect(await outcome(certifyKeyPair(custodian, keyId, { fingerprint: await fingerprint(deputy) }))).toBe('badRequest');
    expect(await outcome(certifyKeyPair({ ...custodian, keys: undefined } as unknown as Context, keyId, { fingerprint: await fingerprint(handler) }))).toBe('keysClosed');
    await certify(deputy, handler);
    expect(await certifiedRecipients([accountIdOf(handler)])).toMatchObject([{ accountId: accountIdOf(handler), keyId }]);
  });

  test('does not fit a public key that was put in from outside, nor one moved to another account', async () => {
    await certify(custodian, handler);
    const keyId = new ObjectId(await keyIdOf(handler));
    const mine = (await native(KeyPairModel).findOne({ _id: keyId }))!;
    await native(KeyPairModel).updateOne({ _id: keyId }, { $set: { publicKey: Buffer.alloc(32, 7).toString('base64url') } });
    expect(await certifiedRecipients([accountIdOf(handler)])).toEqual([]);
    await native(KeyPairModel).updateOne({ _id: keyId }, { $set: { publicKey: mine.publicKey, accountId: new ObjectId() } });
    expect(await certifiedRecipients([mine.accountId.toHexString()])).toEqual([]);
    await native(KeyPairModel).updateOne({ _id: keyId }, { $set: { accountId: mine.accountId } });
    expect(await certifiedRecipients([accountIdOf(handler)])).toHaveLength(1);
  });

  test('counts no more once its owner has left', async () => {
    await certify(custodian, handler);
    await native(AccountModel).updateOne({ _id: new ObjectId(accountIdOf(handler)) }, { $set: { state: 'departed' } });
    expect(await certifiedRecipients([accountIdOf(handler)])).toEqual([]);
  });
});
