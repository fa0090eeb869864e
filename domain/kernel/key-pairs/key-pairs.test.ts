import { AccountModel, authenticate, changePassword, createAccount, createDemoAccount, createOrganisation, currentDemoCode, enableDemo, fixedClock, KeyPairModel, native, needsKeys, newDataKey, ObjectId, openKey, resetPassword, sealKey, signIn, systemContext, verifySecondFactor, type AccountRecord, type Context } from '..';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { SessionModel } from '../account/model';
import { openByPassword, sealByPassword } from './from-password';

useTestDatabase();
enableDemo();

const clock = fixedClock('2026-11-20T01:00:00Z');
const system = systemContext('test', clock);
const [password, another] = ['Chengguan-17-Cesuo', 'Liuxi-Zhen-3-Hao'];
let district: ObjectId;

beforeEach(async () => {
  await clearDatabase();
  clock.set('2026-11-20T01:00:00Z');
  district = (await createOrganisation(system, { kind: 'district', name: '青禾区', code: 'QH', parentId: null }))._id;
});

const build = (role: 'clueHandler' | 'windowWorker'): Promise<AccountRecord> => createDemoAccount(system, { username: 'chengban', name: '承办甲', password, grants: [{ role, organisationId: district }] });
const pairsOf = (account: { _id: ObjectId }) => native(KeyPairModel).find({ accountId: account._id }, { sort: { madeAt: 1 } }).toArray();

async function enter(account: AccountRecord, word = password): Promise<{ token: string; first: string }> {
  clock.advance(30_000);
  const first = (await signIn(account.username, word, { clock })).token;
  const { token } = await verifySecondFactor(first, (await currentDemoCode(account._id.toHexString(), clock))!, { clock });
  return { token, first };
}
const keysOf = async (token: string) => (await authenticate(token, clock))?.keys;
const sealedTo = async (account: { _id: ObjectId }): Promise<{ dataKey: Buffer; sealed: string }> => {
  const dataKey = newDataKey();
  const pair = (await pairsOf(account)).at(-1)!;
  return { dataKey, sealed: await sealKey(dataKey, Buffer.from(pair.publicKey, 'base64url')) };
};

test('whoever works with what is sealed has a pair from his own password on; it opens in a session, and after the next sign-in', async () => {
  const account = await build('clueHandler');
  const { token } = await enter(account);
  expect(await pairsOf(account)).toMatchObject([{ state: 'waiting' }]);
  const { dataKey, sealed } = await sealedTo(account);
  expect(await (await keysOf(token))!.open(sealed)).toEqual(dataKey);
  expect(await (await keysOf((await enter(account)).token))!.open(sealed)).toEqual(dataKey);
  expect(await pairsOf(account)).toHaveLength(1);
});

test('others have none', async () => {
  const account = await build('windowWorker');
  expect(await keysOf((await enter(account)).token)).toBeUndefined();
  expect(await pairsOf(account)).toEqual([]);
  expect(needsKeys([{ role: 'hallManager' }])).toBe(false);
});

test('before the second factor nothing opens, and the token that was given then is worth nothing after it', async () => {
  const account = await build('clueHandler');
  clock.advance(30_000);
  const first = (await signIn(account.username, password, { clock })).token;
  expect(await keysOf(first)).toBeUndefined();
  const { first: old } = await enter(account);
  expect(await authenticate(old, clock)).toBeNull();
});

test('neither the session’s record nor the whole database opens it without the token', async () => {
  const account = await build('clueHandler');
  const { token } = await enter(account);
  const { sealed } = await sealedTo(account);
  const session = (await native(SessionModel).findOne({ accountId: account._id, stage: 'ready' }))!;
  const dump = JSON.stringify([session, await pairsOf(account), await native(AccountModel).find({}).toArray()]);
  expect(dump).not.toContain(token);
  const pair = (await pairsOf(account))[0]!;
  // Whatever 32 bytes lie in the dump: none is the private key, plain.
  const privateKeys = [...dump.matchAll(/[A-Za-z0-9_-]{43}/g)].map(([text]) => Buffer.from(text, 'base64url'));
  for (const privateKey of privateKeys) await expect(openKey(sealed, { publicKey: Buffer.from(pair.publicKey, 'base64url'), privateKey })).rejects.toThrow();
});

describe('a change of the password', () => {
  test('of his own keeps what was sealed to him', async () => {
    const account = await build('clueHandler');
    const { token } = await enter(account);
    const { dataKey, sealed } = await sealedTo(account);
    const renewed = await changePassword(token, { currentPassword: password, newPassword: another }, { clock });
    expect(await (await keysOf(renewed.token))!.open(sealed)).toEqual(dataKey);
    expect(await (await keysOf((await enter(account, another)).token))!.open(sealed)).toEqual(dataKey);
    expect((await pairsOf(account))[0]).not.toHaveProperty('sealedNext');
  });

  test('that was broken off half-way loses nothing: the old password still opens it, and so would the new one', async () => {
    const account = await build('clueHandler');
    const { token } = await enter(account);
    const { dataKey, sealed } = await sealedTo(account);
    const { passwordHash } = (await native(AccountModel).findOne({ _id: account._id }))!;
    await changePassword(token, { currentPassword: password, newPassword: another }, { clock });
    const after = (await pairsOf(account))[0]!;
    const { wrapped, salt } = after.sealed;
    // As the process would have left it between the two writes, with the account before its change.
    await enter(account, another);
    await native(AccountModel).updateOne({ _id: account._id }, { $set: { passwordHash } });
    await native(KeyPairModel).updateOne({ _id: after._id }, { $set: { sealedNext: { wrapped, salt } } });
    const privateKey = (await openByPassword(after.sealed, another))!;
    await native(KeyPairModel).updateOne({ _id: after._id }, { $set: { sealed: await sealByPassword(privateKey, password) } });
    expect(await (await keysOf((await enter(account)).token))!.open(sealed)).toEqual(dataKey);
  });

  test('gives up no pair for lost where the work on the password fails', async () => {
    const account = await build('clueHandler');
    const { token } = await enter(account);
    // argon2 takes no salt so short: it fails as it would without memory.
    await native(KeyPairModel).updateOne({ accountId: account._id }, { $set: { 'sealed.salt': 'AA' } });
    await expect(changePassword(token, { currentPassword: password, newPassword: another }, { clock })).rejects.toThrow();
    expect(await pairsOf(account)).toMatchObject([{ state: 'waiting' }]);
  });

  test('by an administrator opens nothing: the new pair, made with the next own password, is another', async () => {
    const account = await build('clueHandler');
    await enter(account);
    const { sealed } = await sealedTo(account);
    const security: Context = { actor: { kind: 'staff', accountId: new ObjectId().toHexString(), name: '安全', grants: [{ role: 'securityAdmin', organisationId: district.toHexString() }] }, clock };
    const version = (await native(AccountModel).findOne({ _id: account._id }))!.trail.seq;
    const { firstPassword } = await resetPassword(security, account._id.toHexString(), { version, reason: '本人忘了' });
    const half = await enter(account, firstPassword);
    expect(await keysOf(half.token)).toBeUndefined();
    const renewed = await changePassword(half.token, { currentPassword: firstPassword, newPassword: another }, { clock });
    await expect((await keysOf(renewed.token))!.open(sealed)).rejects.toThrow();
    expect((await pairsOf(account)).map(({ state, ended }) => [state, ended?.reason])).toEqual([['retired', 'lost'], ['waiting', undefined]]);
  });

  test('at the first sign-in makes the first pair; the password that was handed over makes none', async () => {
    const { account, firstPassword } = await createAccount({ ...system }, { username: 'xinren', name: '新来的' });
    await native(AccountModel).updateOne({ _id: account._id }, { $set: { grants: [{ role: 'clueHandler', organisationId: district }] } });
    const { token } = await enter(account, firstPassword);
    expect(await pairsOf(account)).toEqual([]);
    await changePassword(token, { currentPassword: firstPassword, newPassword: another }, { clock });
    expect(await pairsOf(account)).toHaveLength(1);
  });
});
