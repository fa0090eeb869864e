import { AccountModel, beginCeremony, cancelCeremony, CeremonyModel, certifiedRecipients, certifyKeyPair, combineShares, confirmShare, custodianIds, finishCeremony, fixedClock, installCeremonyPin, KeyPairModel, listKeyHolders, native, newDataKey, newKeyPair, ObjectId, openKey, openOrMakePair, pinCeremony, recoveryKeys, recoveryPairs, sealKey, setupChecklist, showCeremony, showOwnKey, systemContext, unpinCeremony, withdrawKeyPair, type Context, type Grant } from '..';
import type { CeremonyBegun } from '../../../contracts/keys';
import type { Role } from '../../../contracts/roles';
import { accountIdOf, certify, fingerprintOfAccount, holdCeremony, testPassword, withKeys } from '../../../test/support/ceremony';
import { useTestDatabase } from '../../../test/support/database';
import { buildAccount, buildDistrict, idOf } from '../../../test/support/factories';
import { useWorld } from '../../../test/support/world';
import { groupCount } from './shares';

type HandedOutShare = CeremonyBegun['shares'][number];

const { dataDir } = useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
let [custodian, deputy, handler] = [] as unknown as [Context, Context, Context];

async function staff(name: string, role: Role, organisationId: string): Promise<Context> {
  const grants = [{ role, organisationId }];
  return withKeys(await buildAccount({ name, grants }), grants, clock);
}

useWorld(async () => {
  const district = idOf(await buildDistrict({ name: '青禾区' }));
  [custodian, deputy, handler] = [await staff('保管甲', 'custodian', district), await staff('保管乙', 'custodian', district), await staff('承办甲', 'clueHandler', district)];
});

const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const grantsOf = ({ actor }: Context): Grant[] => (actor.kind === 'staff' ? actor.grants : []);
const typedBack = ({ text, askGroup }: HandedOutShare): { group: string } => ({ group: text.split(' ')[askGroup] as string });
const keyIdOf = async (ctx: Context): Promise<string> => (await native(KeyPairModel).findOne({ accountId: new ObjectId(accountIdOf(ctx)) }))!._id.toHexString();
const fingerprint = (ctx: Context): Promise<string> => fingerprintOfAccount(new ObjectId(accountIdOf(ctx)));
const request = async () => ({ deputyId: accountIdOf(deputy), deputyFingerprint: await fingerprint(deputy), holders: ['保管人乙', '保管人丙'] as [string, string] });

describe('the ceremony', () => {
  test('before it nothing can be sealed to anybody; after it to both custodians', async () => {
    expect([await recoveryKeys(), await custodianIds(), await certifiedRecipients([accountIdOf(custodian)])]).toEqual([null, [], []]);
    await holdCeremony(custodian, deputy);
    expect(await custodianIds()).toEqual([accountIdOf(custodian), accountIdOf(deputy)]);
    expect((await certifiedRecipients([accountIdOf(custodian), accountIdOf(deputy), accountIdOf(handler)])).map(({ accountId }) => accountId).sort()).toEqual([accountIdOf(custodian), accountIdOf(deputy)].sort());
  });

  test('is not in force until every share was typed back, and is not held twice', async () => {
    const { id, shares, fingerprint } = await beginCeremony(custodian, await request());
    await confirmShare(custodian, id, 1, typedBack(shares[0]!));
    expect(await outcome(finishCeremony(custodian, id, { fingerprint }))).toBe('wrongState');
    expect(await recoveryKeys()).toBeNull();
    for (const share of shares) await confirmShare(custodian, id, share.number, typedBack(share));
    await finishCeremony(custodian, id, { fingerprint });
    expect(await outcome(beginCeremony(custodian, await request()))).toBe('wrongState');
    expect(await outcome(finishCeremony(custodian, id, { fingerprint }))).toBe('wrongState');
  });

  test('believes no group that is not on the paper, and keeps none of it', async () => {
    const { id, shares } = await beginCeremony(custodian, await request());
    const [first, second] = shares as [HandedOutShare, HandedOutShare];
    expect(await outcome(confirmShare(custodian, id, 1, { group: '00000' }))).toBe('badRequest');
    expect(await outcome(confirmShare(custodian, id, 1, { group: '' }))).toBe('badRequest');
    expect(await outcome(confirmShare(custodian, id, 4, typedBack(first)))).toBe('notFound');
    expect((await native(CeremonyModel).findOne({ state: 'preparing' }))!.holders.map(({ confirmed }) => confirmed)).toEqual([false, false, false]);
    await confirmShare(custodian, id, 1, { group: typedBack(first).group.toLowerCase().replace(/0/g, 'o') });
    const { holders } = (await native(CeremonyModel).findOne({ state: 'preparing' }))!;
    expect(holders[0]).not.toHaveProperty('asked');
    // What is asked of the second lies there for the custodian's session only.
    await expect(deputy.keys!.open(holders[1]!.asked!)).rejects.toThrow();
    expect((await custodian.keys!.open(holders[1]!.asked!)).toString()).toBe(typedBack(second).group);
  });

  test('puts in force what was printed, not what was written into the database meanwhile', async () => {
    const { id, shares, fingerprint } = await beginCeremony(custodian, await request());
    for (const share of shares) await confirmShare(custodian, id, share.number, typedBack(share));
    const stranger = (await newKeyPair()).publicKey.toString('base64url');
    await native(CeremonyModel).updateOne({ state: 'preparing' }, { $set: { contentRecovery: stranger } });
    expect(await outcome(finishCeremony(custodian, id, { fingerprint }))).toBe('badRequest');
  });

  test('can be called off, and is then worth nothing', async () => {
    const { id, shares } = await beginCeremony(custodian, await request());
    expect(await outcome(cancelCeremony(handler, id))).toBe('forbidden');
    await cancelCeremony(custodian, id);
    expect(await outcome(confirmShare(custodian, id, 1, typedBack(shares[0]!)))).toBe('wrongState');
    expect(await outcome(cancelCeremony(custodian, id))).toBe('wrongState');
    expect((await showCeremony(custodian)).preparing).toBeNull();
  });

  test('begun anew leaves the first one’s shares worth nothing', async () => {
    const first = await beginCeremony(custodian, await request());
    const second = await beginCeremony(custodian, await request());
    expect(await outcome(confirmShare(custodian, first.id, 1, typedBack(first.shares[0]!)))).toBe('wrongState');
    expect(second.shares[0]!.text).not.toBe(first.shares[0]!.text);
    expect(await native(CeremonyModel).countDocuments({ state: 'preparing' })).toBe(1);
  });

  test('is held by a custodian with another one, whose fingerprint he was read', async () => {
    expect(await outcome(beginCeremony(handler, await request()))).toBe('forbidden');
    expect(await outcome(beginCeremony(custodian, { ...(await request()), deputyId: accountIdOf(custodian) }))).toBe('badRequest');
    expect(await outcome(beginCeremony(custodian, { ...(await request()), deputyId: accountIdOf(handler) }))).toBe('badRequest');
    expect(await outcome(beginCeremony(custodian, { ...(await request()), deputyFingerprint: await fingerprint(handler) }))).toBe('badRequest');
    const { id, shares, fingerprint: printed } = await beginCeremony(custodian, await request());
    expect(await outcome(confirmShare(deputy, id, 1, typedBack(shares[0]!)))).toBe('forbidden');
    expect(await outcome(finishCeremony(deputy, id, { fingerprint: printed }))).toBe('forbidden');
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

  test('that is withdrawn closes the key at once, in a session that is open too; the next sign-in makes another one', async () => {
    await certify(custodian, handler);
    const keyId = await keyIdOf(handler);
    const dataKey = newDataKey();
    const [to] = await certifiedRecipients([accountIdOf(handler)]);
    const sealed = await sealKey(dataKey, to!.publicKey);
    expect(await handler.keys!.open(sealed)).toEqual(dataKey);
    expect(await outcome(withdrawKeyPair(handler, keyId, { reason: '试试' }))).toBe('forbidden');
    expect(await outcome(withdrawKeyPair(custodian, await keyIdOf(custodian), { reason: '试试' }))).toBe('forbidden');
    await withdrawKeyPair(custodian, keyId, { reason: '手机和密码条一起丢了' });
    expect(await certifiedRecipients([accountIdOf(handler)])).toEqual([]);
    expect(await outcome(handler.keys!.open(sealed))).toBe('keysClosed');
    expect(await showOwnKey(handler)).toMatchObject({ state: 'retired', open: 'withdrawn', fingerprint: null, ended: { reason: 'withdrawn' } });
    expect((await openOrMakePair(handler, new ObjectId(accountIdOf(handler)), testPassword))!.former).toEqual([]);
    expect(await showOwnKey(handler)).toMatchObject({ state: 'waiting', open: 'signInAgain' });
  });

  test('of a custodian’s new key lets him certify again', async () => {
    await native(KeyPairModel).updateOne({ accountId: new ObjectId(accountIdOf(deputy)) }, { $set: { state: 'retired', ended: { reason: 'lost', at: clock.now() } } });
    const again = await withKeys({ _id: new ObjectId(accountIdOf(deputy)), name: '保管乙' }, grantsOf(deputy), clock);
    await native(KeyPairModel).updateMany({ state: 'retired' }, { $set: { madeAt: new Date(0) } });
    expect(await outcome(certify(again, handler))).toBe('forbidden');
    await certify(custodian, again);
    await certify(again, handler);
    expect(await certifiedRecipients([accountIdOf(handler), accountIdOf(deputy)])).toHaveLength(2);
  });
});

describe('who has a key', () => {
  test('is listed for custodians, found by name and state', async () => {
    await holdCeremony(custodian, deputy);
    const list = async (query: object) => (await listKeyHolders(custodian, { limit: 20, ...query })).items.map(({ name, state }) => `${name} ${state}`).sort();
    await buildAccount({ name: '新来的', grants: grantsOf(handler) });
    await buildAccount({ name: '窗口的', grants: [{ role: 'windowWorker', organisationId: grantsOf(handler)[0]!.organisationId }] });
    expect(await list({})).toEqual(['保管乙 certified', '保管甲 certified', '承办甲 waiting', '新来的 none']);
    expect(await list({ state: 'waiting' })).toEqual(['承办甲 waiting']);
    expect(await list({ state: 'none' })).toEqual(['新来的 none']);
    expect(await list({ text: '保管' })).toEqual(['保管乙 certified', '保管甲 certified']);
    await withdrawKeyPair(custodian, await keyIdOf(handler), { reason: '不再用' });
    expect(await list({ state: 'retired' })).toEqual(['承办甲 retired']);
    await expect(listKeyHolders(handler, { limit: 20 })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is found by index', async () => {
    const planOf = async (cursor: { explain(): Promise<unknown> }): Promise<string> => JSON.stringify(await cursor.explain());
    expect(await planOf(native(KeyPairModel).find({ state: { $in: ['waiting', 'certified'] } }))).toContain('state_1_madeAt_1');
    expect(await planOf(native(KeyPairModel).find({ accountId: new ObjectId() }).sort({ madeAt: -1, _id: -1 }))).toContain('accountId_1_madeAt_-1');
    expect(await planOf(native(AccountModel).find({ username: { $gt: 'a' } }).sort({ username: 1 }))).toContain('username_1');
  });

  test('is read in pages', async () => {
    const first = await listKeyHolders(custodian, { limit: 2 });
    const second = await listKeyHolders(custodian, { limit: 2, cursor: first.nextCursor! });
    expect([first.items.length, second.items.length, first.total, second.nextCursor]).toEqual([2, 1, 3, null]);
    expect(new Set([...first.items, ...second.items].map(({ accountId }) => accountId)).size).toBe(3);
  });
});

describe('the pin', () => {
  const faults: unknown[] = [];
  beforeEach(async () => {
    await holdCeremony(custodian, deputy);
    faults.length = 0;
    installCeremonyPin(dataDir(), (found) => void faults.push(found));
  });
  const setup = async () => (await setupChecklist(systemContext('test', clock))).items.find(({ key }) => key === 'ceremony')!;

  test('holds what seals to whom, whatever is written into the database', async () => {
    expect(await setup()).toMatchObject({ state: 'done' });
    const mine = (await native(CeremonyModel).findOne({ state: 'done' }))!;
    const stranger = (await newKeyPair()).publicKey.toString('base64url');
    for (const change of [{ contentRecovery: stranger }, { identityRecovery: stranger }, { verificationKey: stranger }, { custodianId: new ObjectId(accountIdOf(handler)) }, { deputyId: new ObjectId() }]) {
      await native(CeremonyModel).updateOne({ _id: mine._id }, { $set: change });
      faults.length = 0;
      expect([await recoveryKeys(), await custodianIds(), await certifiedRecipients([accountIdOf(custodian)])]).toEqual([null, [], []]);
      expect(faults).not.toEqual([]);
      expect(await setup()).toMatchObject({ state: 'warning' });
      expect((await showCeremony(custodian)).state).toBe('faulty');
      await native(CeremonyModel).replaceOne({ _id: mine._id }, mine);
    }
    expect(await recoveryKeys()).not.toBeNull();
  });

  test('that is missing, or of another ceremony, seals nothing; and none is begun where one was pinned', async () => {
    unpinCeremony();
    expect(await recoveryKeys()).toBeNull();
    pinCeremony('0000 '.repeat(12).trim());
    expect(await recoveryKeys()).toBeNull();
    await native(CeremonyModel).deleteMany({});
    expect(await outcome(beginCeremony(custodian, await request()))).toBe('wrongState');
    expect(await setup()).toMatchObject({ state: 'todo' });
  });
});
