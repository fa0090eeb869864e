import { hkdfSync } from 'node:crypto';
import type { HeldKeys } from '../context';
import { native, ObjectId } from '../database';
import { fail } from '../errors';
import { openKey, unwrapSecret, wipe, wrapSecret } from '../envelopes';
import { KeyPairModel, type KeyPairRecord } from './model';
import type { OpenPair } from './own-pair';

/** A private key as a session keeps it. */
export interface SessionKey {
  keyId: string;
  /** Wrapped under a key made from the session's token, which only the browser's cookie holds. */
  wrapped: string;
  /** Older pairs of his that it opens. */
  former: string[];
}

/** For the session of this token. The session's record, or a whole dump without the cookie, opens nothing. */
export const keepForSession = ({ keyId, privateKey, former }: OpenPair, token: string): SessionKey => ({ keyId, former, wrapped: withTokenKey(token, (key) => wrapSecret(privateKey, key, `session ${keyId}`)) });

/** When the token is renewed. @throws Error with another token */
export function moveToToken({ keyId, wrapped, former }: SessionKey, from: string, to: string): SessionKey {
  const privateKey = withTokenKey(from, (key) => unwrapSecret(wrapped, key, `session ${keyId}`));
  try {
    return keepForSession({ keyId, privateKey, former }, to);
  } finally {
    wipe(privateKey);
  }
}

/** What a request may do with the pair of whoever sent the token: each opening unwraps the private half, and wipes it again. */
export const heldKeys = ({ keyId, wrapped, former }: SessionKey, token: string): HeldKeys => ({
  keyId,
  former,
  open: async (sealed, of = keyId) => {
    const pair = await native(KeyPairModel).findOne({ _id: new ObjectId(keyId) }, { projection: { publicKey: 1, former: 1, ended: 1 } });
    if (!pair) throw new Error('the session names a key pair that is not there');
    // Taken out of use by a custodian: it opens nothing from that moment on, in no session.
    if (pair.ended?.reason === 'withdrawn') return fail('keysClosed');
    const privateKey = withTokenKey(token, (key) => unwrapSecret(wrapped, key, `session ${keyId}`));
    try {
      return await openWith(pair, privateKey, sealed, of === keyId ? undefined : of);
    } finally {
      wipe(privateKey);
    }
  },
});

async function openWith(pair: Pick<KeyPairRecord, 'publicKey' | 'former'>, privateKey: Buffer, sealed: string, formerId: string | undefined): Promise<Buffer> {
  const own = { publicKey: Buffer.from(pair.publicKey, 'base64url'), privateKey };
  if (formerId === undefined) return openKey(sealed, own);
  const former = pair.former?.find((one) => one.keyId === formerId);
  const older = await native(KeyPairModel).findOne({ _id: new ObjectId(formerId) }, { projection: { publicKey: 1, ended: 1 } });
  if (!former || !older || older.ended?.reason === 'withdrawn') return fail('forbidden');
  const olderKey = await openKey(former.sealed, own);
  try {
    return await openKey(sealed, { publicKey: Buffer.from(older.publicKey, 'base64url'), privateKey: olderKey });
  } finally {
    wipe(olderKey);
  }
}

/** The record knows a keyed hash of the token; this key is made from the token itself under another label. */
function withTokenKey<T>(token: string, use: (key: Buffer) => T): T {
  const key = Buffer.from(hkdfSync('sha256', token, '', 'qingjian session key', 32));
  try {
    return use(key);
  } finally {
    wipe(key);
  }
}
