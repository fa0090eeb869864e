import { AccountModel } from '../account';
import { native, ObjectId } from '../database';
import type { KeyRecipient } from '../envelopes';
import { certificateFits, KeyPairModel, type Certificate, type KeyPairRecord } from '../key-pairs';
import { ceremonyInForce } from './in-force';
import type { Ceremony } from './model';

/** Public halves of the recovery keys; null before the ceremony. */
export async function recoveryKeys(): Promise<{ content: Buffer; identity: Buffer } | null> {
  const ceremony = await ceremonyInForce();
  return ceremony && { content: Buffer.from(ceremony.contentRecovery, 'base64url'), identity: Buffer.from(ceremony.identityRecovery, 'base64url') };
}

/** Custodian and deputy, in this order, as far as they are there and hold the role still; empty before the ceremony. */
export async function custodianIds(): Promise<string[]> {
  const ceremony = await ceremonyInForce();
  if (!ceremony) return [];
  const ids = [ceremony.custodianId, ceremony.deputyId];
  const there = await native(AccountModel).find({ _id: { $in: ids }, state: 'active', 'grants.role': 'custodian' }, { projection: { _id: 1 } }).toArray();
  return ids.filter((id) => there.some(({ _id }) => _id.equals(id))).map((id) => id.toHexString());
}

/**
 * To whom something can be sealed among these accounts: who is there still, and whose public key carries a certificate
 * that fits the ceremony's key. Asked before every sealing; whoever has none is left out. Who has which role is for the
 * capability to ask: a role that was taken away leaves the certificate as it is.
 */
export async function certifiedRecipients(accountIds: readonly string[]): Promise<KeyRecipient[]> {
  const ceremony = await ceremonyInForce();
  if (!ceremony || accountIds.length === 0) return [];
  const ids = [...new Set(accountIds)].map((id) => new ObjectId(id));
  const [pairs, active] = await Promise.all([
    native(KeyPairModel).find({ accountId: { $in: ids }, state: 'certified' }).toArray(),
    native(AccountModel).find({ _id: { $in: ids }, state: 'active' }, { projection: { _id: 1 } }).toArray(),
  ]);
  const there = new Set(active.map(({ _id }) => _id.toHexString()));
  return pairs.filter((pair) => there.has(pair.accountId.toHexString()) && fittingCertificate(pair, ceremony)).map(({ _id, accountId, publicKey }) => ({ accountId: accountId.toHexString(), keyId: _id.toHexString(), publicKey: Buffer.from(publicKey, 'base64url') }));
}

/** The one of a pair's certificates that fits this ceremony's key. */
export const fittingCertificate = (pair: KeyPairRecord, { verificationKey }: Ceremony): Certificate | null =>
  [pair.certificateNext, pair.certificate].find((one) => one !== undefined && certificateFits(pair, one.signature, verificationKey)) ?? null;
