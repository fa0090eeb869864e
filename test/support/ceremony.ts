import { AccountModel, beginCeremony, certifyKeyPair, confirmShare, finishCeremony, fingerprintOf, heldKeys, keepForSession, KeyPairModel, livingPair, native, ObjectId, openOrMakePair, type AccountRecord, type Clock, type Context, type Grant } from '../../domain/kernel';

/** A stand-in for the browser's cookie. */
const token = 'test-token';
export const testPassword = 'Chengguan-17-Cesuo';

/** Somebody signed in, with his key pair open. Makes the pair at the first call. */
export async function withKeys(account: Pick<AccountRecord, '_id' | 'name'>, grants: Grant[], clock: Clock): Promise<Context> {
  const ctx: Context = { actor: { kind: 'staff', accountId: account._id.toHexString(), name: account.name, grants }, clock };
  const pair = await openOrMakePair(ctx, account._id, testPassword);
  if (!pair) throw new Error('the pair has another password');
  return { ...ctx, keys: heldKeys(keepForSession(pair, token), token) };
}

export async function fingerprintOfAccount(accountId: ObjectId): Promise<string> {
  return fingerprintOf(Buffer.from((await livingPair(accountId))!.publicKey, 'base64url'));
}

/** A finished ceremony between two custodians; answers the three shares. */
export async function holdCeremony(custodian: Context, deputy: Context): Promise<[string, string, string]> {
  const deputyId = accountIdOf(deputy);
  const { id, shares, fingerprint } = await beginCeremony(custodian, { deputyId, deputyFingerprint: await fingerprintOfAccount(new ObjectId(deputyId)), holders: ['保管人乙', '保管人丙'] });
  for (const { number, text, askGroup } of shares) await confirmShare(custodian, id, number, { group: text.split(' ')[askGroup] as string });
  await finishCeremony(custodian, id, { fingerprint });
  return shares.map(({ text }) => text) as [string, string, string];
}

/** The custodian confirms the pairs of these accounts. */
export async function certify(custodian: Context, ...accounts: Context[]): Promise<void> {
  for (const account of accounts) {
    const accountId = new ObjectId(accountIdOf(account));
    const pair = (await native(KeyPairModel).findOne({ accountId, state: 'waiting' }))!;
    await certifyKeyPair(custodian, pair._id.toHexString(), { fingerprint: await fingerprintOfAccount(accountId) });
  }
}

export const accountIdOf = ({ actor }: Context): string => {
  if (actor.kind !== 'staff') throw new Error('not of the staff');
  return actor.accountId;
};
export const accountOf = async (ctx: Context): Promise<AccountRecord> => (await native(AccountModel).findOne({ _id: new ObjectId(accountIdOf(ctx)) }))!;
