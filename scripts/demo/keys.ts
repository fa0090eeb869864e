import { randomBytes } from 'node:crypto';
import { demoAccounts, demoPassword } from '../../contracts/demo';
import { beginCeremony, certifyKeyPair, confirmShare, finishCeremony, fingerprintOf, heldKeys, keepForSession, livingPair, needsKeys, ObjectId, openOrMakePair, unpinCeremony, wipe, type Clock, type Context, type StaffActor } from '../../domain/kernel';

/**
 * A finished ceremony: everybody who needs a key has one under the demo's password, compared and confirmed. Answers the
 * three shares, so that a recovery can be tried.
 */
export async function holdDemoCeremony(actors: ReadonlyMap<string, StaffActor>, clock: Clock): Promise<string[]> {
  // Of a demo before this one, whose database is gone.
  unpinCeremony();
  const people = new Map<string, Context>();
  for (const { username } of demoAccounts.filter((account) => needsKeys([account]))) people.set(username, await withKeys({ actor: actors.get(username) as StaffActor, clock }));
  const [custodian, deputy] = [people.get('baoguan') as Context, people.get('fubaoguan') as Context];
  const { id, fingerprint, shares } = await beginCeremony(custodian, { deputyId: accountIdOf(deputy), deputyFingerprint: (await pairOf(deputy)).fingerprint, holders: ['演示午', '演示未'] });
  for (const { number, text, askGroup } of shares) await confirmShare(custodian, id, number, { group: text.split(' ')[askGroup] as string });
  await finishCeremony(custodian, id, { fingerprint });
  for (const person of people.values()) {
    const { keyId, fingerprint: read, waiting } = await pairOf(person);
    if (waiting) await certifyKeyPair(custodian, keyId, { fingerprint: read });
  }
  return shares.map(({ text }) => text);
}

/** As a session would have it that ends with this process. */
export async function withKeys(ctx: Context): Promise<Context> {
  const pair = await openOrMakePair(ctx, new ObjectId(accountIdOf(ctx)), demoPassword);
  if (!pair) throw new Error('a demo account has another password');
  const token = randomBytes(32).toString('base64url');
  const keys = heldKeys(keepForSession(pair, token), token);
  wipe(pair.privateKey);
  return { ...ctx, keys };
}

async function pairOf(ctx: Context): Promise<{ keyId: string; fingerprint: string; waiting: boolean }> {
  const pair = await livingPair(new ObjectId(accountIdOf(ctx)));
  if (!pair) throw new Error('a demo account has no key');
  return { keyId: pair._id.toHexString(), fingerprint: fingerprintOf(Buffer.from(pair.publicKey, 'base64url')), waiting: pair.state === 'waiting' };
}

const accountIdOf = ({ actor }: Context): string => (actor as StaffActor).accountId;
