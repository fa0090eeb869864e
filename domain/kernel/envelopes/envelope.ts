import { Schema } from 'mongoose';
import type { HeldKeys } from '../context';
import { fail } from '../errors';
import type { KeyPair } from './key-pairs';
import { currentSuite, openKey, sealKey, unwrapSecret, wrapSecret } from './seal';

/** Somebody whose public key was confirmed by a custodian: only to such is anything sealed. */
export interface KeyRecipient {
  accountId: string;
  keyId: string;
  publicKey: Uint8Array;
}

/**
 * A data key, sealed to each who may open it and to the recovery key, and each of these wrapped once more by the shred
 * key: without it none of them opens, in whatever copy of the database.
 */
export interface Envelope {
  suite: string;
  keys: { accountId: string; keyId: string; sealed: string }[];
  recovery: string;
  /** Public half of that recovery key, base64url: a new ceremony makes another one. */
  recoveryKey: string;
}

export const envelopeSchema = new Schema<Envelope>(
  {
    suite: { type: String, required: true },
    keys: { type: [new Schema({ accountId: { type: String, required: true }, keyId: { type: String, required: true }, sealed: { type: String, required: true } }, { _id: false })], required: true },
    recovery: { type: String, required: true },
    recoveryKey: { type: String, required: true },
  },
  { _id: false },
);

/** `purpose` says of what the data key is, e.g. `clue:<id>:content`: a key moved to another place does not open there. */
export async function makeEnvelope(dataKey: Uint8Array, { to, recovery, shredKey, purpose }: { to: readonly KeyRecipient[]; recovery: Uint8Array; shredKey: Uint8Array; purpose: string }): Promise<Envelope> {
  return {
    suite: currentSuite,
    keys: await Promise.all(to.map((recipient) => addressed(dataKey, recipient, shredKey, purpose))),
    ...(await recoverable(dataKey, recovery, shredKey, purpose)),
  };
}

/** One more who may open it; one who can already is sealed to anew (a new key pair of his). */
export async function addRecipient(envelope: Envelope, dataKey: Uint8Array, { to, shredKey, purpose }: { to: KeyRecipient; shredKey: Uint8Array; purpose: string }): Promise<Envelope> {
  mustBeCurrent(envelope);
  return { ...envelope, keys: [...envelope.keys.filter(({ accountId }) => accountId !== to.accountId), await addressed(dataKey, to, shredKey, purpose)] };
}

/** Under the recovery key of a new ceremony in place of the former one's. */
export async function replaceRecovery(envelope: Envelope, dataKey: Uint8Array, { recovery, shredKey, purpose }: { recovery: Uint8Array; shredKey: Uint8Array; purpose: string }): Promise<Envelope> {
  mustBeCurrent(envelope);
  return { ...envelope, ...(await recoverable(dataKey, recovery, shredKey, purpose)) };
}

/** Whoever has read it may have kept it: this keeps him from opening it again, no more. */
export const removeRecipient = (envelope: Envelope, accountId: string): Envelope => ({ ...envelope, keys: envelope.keys.filter((key) => key.accountId !== accountId) });

/**
 * The data key, by the keys of whoever is signed in.
 * @throws Fault forbidden (it is not sealed to him), keysClosed (he has no key pair in this session)
 */
export async function openEnvelope(envelope: Envelope, keys: HeldKeys | undefined, { shredKey, purpose }: { shredKey: Uint8Array; purpose: string }): Promise<Buffer> {
  mustBeCurrent(envelope);
  if (!keys) return fail('keysClosed');
  const own = envelope.keys.find(({ keyId }) => keyId === keys.keyId) ?? envelope.keys.find(({ keyId }) => keys.former?.includes(keyId));
  return own ? keys.open(unwrapText(own.sealed, shredKey, purpose), own.keyId) : fail('forbidden');
}

/** The data key, by a recovery key that was put together from its shares. */
export const recoverEnvelope = async (envelope: Envelope, recovery: KeyPair, { shredKey, purpose }: { shredKey: Uint8Array; purpose: string }): Promise<Buffer> => openKey(unwrapText(envelope.recovery, shredKey, purpose), recovery);

/** Under another shred key, with those of its keys that `kept` lets through: nothing is opened for it, so that whoever can open none of it can do it. */
export function rewrapEnvelope(envelope: Envelope, { from, to, purpose, kept }: { from: Uint8Array; to: Uint8Array; purpose: string; kept: (accountId: string) => boolean }): Envelope {
  mustBeCurrent(envelope);
  const rewrap = (sealed: string): string => wrapText(unwrapText(sealed, from, purpose), to, purpose);
  return { ...envelope, keys: envelope.keys.filter(({ accountId }) => kept(accountId)).map((key) => ({ ...key, sealed: rewrap(key.sealed) })), recovery: rewrap(envelope.recovery) };
}

const addressed = async (dataKey: Uint8Array, { accountId, keyId, publicKey }: KeyRecipient, shredKey: Uint8Array, purpose: string) => ({ accountId, keyId, sealed: wrapText(await sealKey(dataKey, publicKey), shredKey, purpose) });
const recoverable = async (dataKey: Uint8Array, recovery: Uint8Array, shredKey: Uint8Array, purpose: string): Promise<Pick<Envelope, 'recovery' | 'recoveryKey'>> => ({
  recovery: wrapText(await sealKey(dataKey, recovery), shredKey, purpose),
  recoveryKey: Buffer.from(recovery).toString('base64url'),
});
/** A sealed box for somebody outside the accounts (the reporter), wrapped like those of an envelope. */
export const wrapText = (sealed: string, shredKey: Uint8Array, purpose: string): string => wrapSecret(Buffer.from(sealed, 'base64url'), shredKey, purpose);
export const unwrapText = (wrapped: string, shredKey: Uint8Array, purpose: string): string => unwrapSecret(wrapped, shredKey, purpose).toString('base64url');

function mustBeCurrent({ suite }: Envelope): void {
  if (suite !== currentSuite) throw new Error(`an envelope of an unknown suite: ${suite}`);
}
