import { hkdfSync } from 'node:crypto';
import type { HeldKeys } from '../context';
import { native, ObjectId } from '../database';
import { openKey, unwrapSecret, wipe, wrapSecret } from '../envelopes';
import { KeyPairModel } from './model';
import type { OpenPair } from './own-pair';

/** A private key as a session keeps it. */
export interface SessionKey {
  keyId: string;
  /** Wrapped under a key made from the session's token, which only the browser's cookie holds. */
  wrapped: string;
}

/** For the session of this token. The session's record, or a whole dump without the cookie, opens nothing. */
export const keepForSession = ({ keyId, privateKey }: OpenPair, token: string): SessionKey => ({ keyId, wrapped: withTokenKey(token, (key) => wrapSecret(privateKey, key, `session ${keyId}`)) });

/** When the token is renewed. @throws Error with another token */
export function moveToToken({ keyId, wrapped }: SessionKey, from: string, to: string): SessionKey {
  const privateKey = withTokenKey(from, (key) => unwrapSecret(wrapped, key, `session ${keyId}`));
  try {
    return keepForSession({ keyId, privateKey }, to);
  } finally {
    wipe(privateKey);
  }
}

/** What a request may do with the pair of whoever sent the token: each opening unwraps the private half, and wipes it again. */
export const heldKeys = ({ keyId, wrapped }: SessionKey, token: string): HeldKeys => ({
  keyId,
  open: async (sealed) => {
    const pair = await native(KeyPairModel).findOne({ _id: new ObjectId(keyId) }, { projection: { publicKey: 1 } });
    if (!pair) throw new Error('the session names a key pair that is not there');
    const privateKey = withTokenKey(token, (key) => unwrapSecret(wrapped, key, `session ${keyId}`));
    try {
      return await openKey(sealed, { publicKey: Buffer.from(pair.publicKey, 'base64url'), privateKey });
    } finally {
      wipe(privateKey);
    }
  },
});

/** The record knows a keyed hash of the token; this key is made from the token itself under another label. */
function withTokenKey<T>(token: string, use: (key: Buffer) => T): T {
  const key = Buffer.from(hkdfSync('sha256', token, '', 'qingjian session key', 32));
  try {
    return use(key);
  } finally {
    wipe(key);
  }
}
