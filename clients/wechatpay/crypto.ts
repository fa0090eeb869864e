import { constants, createDecipheriv, createPublicKey, createVerify, publicEncrypt, X509Certificate, type KeyObject } from 'node:crypto';

const tagLength = 16;

/** What the other side signs of an answer or a notification: the body byte for byte. */
export function wasSignedBy(key: KeyObject, { timestamp, nonce, signature }: { timestamp: string; nonce: string; signature: string }, body: Buffer): boolean {
  const verifier = createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(body).update('\n');
  return verifier.verify(key, signature, 'base64');
}

export interface SealedResource {
  ciphertext: string;
  nonce: string;
  associated_data?: string;
}

/** AEAD_AES_256_GCM by the APIv3 key; null where the tag does not fit. */
export function openResource({ ciphertext, nonce, associated_data = '' }: SealedResource, apiV3Key: string): Buffer | null {
  const bytes = Buffer.from(ciphertext, 'base64');
  if (bytes.length < tagLength) return null;
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(associated_data));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]);
  } catch {
    return null;
  }
}

/** A personal field (a name), so that only WeChat Pay can read it: RSA-OAEP with SHA-1 and MGF1, as documented. */
export const sealField = (text: string, key: KeyObject): string => publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, Buffer.from(text)).toString('base64');

/** A platform certificate with its key, where it is what it says and holds at `now`. */
export function keyOfCertificate(pem: Buffer, serial: string, now: Date): { key: KeyObject; until: Date } | null {
  try {
    const certificate = new X509Certificate(pem);
    const until = new Date(certificate.validTo);
    if (certificate.serialNumber.toUpperCase() !== serial.toUpperCase() || now < new Date(certificate.validFrom) || now > until) return null;
    return { key: createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })), until };
  } catch {
    return null;
  }
}
