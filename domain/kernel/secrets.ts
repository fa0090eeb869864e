import { createCipheriv, createDecipheriv, createHmac, createPrivateKey, createPublicKey, createHash, generateKeyPairSync, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { normaliseIdentityNumber } from '../../contracts/person';

const keyRing = z.object({ current: z.string(), keys: z.record(z.string(), z.string()) });
const keyFile = z.object({
  format: z.literal(1),
  /** AES-256-GCM; an old key stays for reading until everything is sealed anew. */
  encryption: keyRing,
  /** HMAC-SHA-256 of the blind indexes; an old key stays until everything is re-indexed. */
  index: keyRing,
  /** HMAC-SHA-256 of receipts and tokens; old keys stay, since what was hashed cannot be hashed anew. */
  hash: keyRing,
  /** Ed25519 in PKCS#8; old keys stay for checking old anchors. */
  anchor: keyRing,
});
type KeyFile = z.infer<typeof keyFile>;

/** The platform's keys, read from `keys.json`. */
export interface Secrets {
  readonly path: string;
  readonly file: KeyFile;
}

interface Ring {
  current: string;
  keys: Map<string, Buffer>;
}

interface Installed {
  encryption: Ring;
  index: Ring;
  hash: Ring;
  anchorCurrent: string;
  anchors: Map<string, { privateKey: KeyObject; publicKey: KeyObject }>;
}

let installed: Installed | undefined;

/**
 * Reads `keys.json` in `dir`. Where it is missing, `mayCreate` (never in production) makes one with mode 0600.
 * Throws where it is missing and may not be made, or does not have the right shape.
 */
export function loadSecrets(dir: string, { mayCreate }: { mayCreate: boolean }): Secrets {
  const path = join(dir, 'keys.json');
  if (!existsSync(path)) {
    if (!mayCreate) throw new Error(`key file is missing: ${path}`);
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    writeKeyFile(path, newKeyFile());
  }
  return { path, file: keyFile.parse(JSON.parse(readFileSync(path, 'utf8'))) };
}

/** A key file with fresh keys, written where production expects it; refuses to overwrite one. */
export function createSecrets(dir: string): Secrets {
  if (existsSync(join(dir, 'keys.json'))) throw new Error('key file exists already');
  return loadSecrets(dir, { mayCreate: true });
}

/** Makes these the keys of this process. */
export function installSecrets(secrets: Secrets): void {
  const { encryption, index, hash, anchor } = secrets.file;
  installed = {
    encryption: ringOf(encryption),
    index: ringOf(index),
    hash: ringOf(hash),
    anchorCurrent: anchor.current,
    anchors: new Map(
      Object.entries(anchor.keys).map(([id, text]) => {
        const privateKey = createPrivateKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'pkcs8' });
        return [id, { privateKey, publicKey: createPublicKey(privateKey) }];
      }),
    ),
  };
}

/**
 * Adds a new encryption, blind-index and anchor key and makes them current; the old ones stay for reading.
 * Returns the new secrets; the caller installs them and restarts the other processes. The job `secrets.reseal` then
 * seals and indexes everything anew at night; once `countOldSealed` is 0, `retireOldKeys` ends the rotation.
 */
export function rotateSecrets(dir: string): Secrets {
  const { path, file } = loadSecrets(dir, { mayCreate: false });
  const next: KeyFile = { ...file, encryption: addKey(file.encryption, randomKey()), index: addKey(file.index, randomKey()), anchor: addAnchorKey(file.anchor) };
  writeKeyFile(path, next);
  return { path, file: next };
}

/** True from a rotation until the older keys are retired. */
export function rotationUnderWay(): boolean {
  return secrets().index.keys.size > 1;
}

/**
 * Drops the older keys of sealing and of blind indexes: nothing in the database needs them any more, and what they
 * sealed in older copies of it opens with these keys no longer.
 */
export function retireOldKeys(dir: string): Secrets {
  const { path, file } = loadSecrets(dir, { mayCreate: false });
  const next: KeyFile = { ...file, encryption: onlyCurrent(file.encryption), index: onlyCurrent(file.index) };
  writeKeyFile(path, next);
  return { path, file: next };
}

const onlyCurrent = ({ current, keys }: z.infer<typeof keyRing>): z.infer<typeof keyRing> => ({ current, keys: { [current]: keys[current] as string } });

/** 'v1.<keyId>.<iv>.<tag>.<ciphertext>', base64url; `purpose` is bound to it and must be given again to read. */
export function encryptText(plain: string, purpose: string): string {
  const { current, keys } = secrets().encryption;
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keys.get(current) as Buffer, iv);
  cipher.setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return `v1.${current}.${iv.toString('base64url')}.${cipher.getAuthTag().toString('base64url')}.${sealed.toString('base64url')}`;
}

/** Throws when the text was altered, sealed for another purpose, or by a key we do not hold. */
export function decryptText(sealed: string, purpose: string): string {
  const [version, keyId, iv, tag, text] = sealed.split('.');
  const key = keyId === undefined ? undefined : secrets().encryption.keys.get(keyId);
  if (version !== 'v1' || !key || !iv || !tag || text === undefined) throw new Error('sealed text has an unknown form or key');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
}

/** True when the text was sealed by an older key and should be sealed anew. */
export function sealedByOldKey(sealed: string): boolean {
  return sealingKeyOf(sealed) !== secrets().encryption.current;
}

/** Which key sealed a text. */
export const sealingKeyOf = (sealed: string): string => sealed.split('.')[1] ?? '';

/** False once that key was retired: then no copy of what it sealed opens with the keys of today. */
export const holdsSealingKey = (keyId: string): boolean => secrets().encryption.keys.has(keyId);

export type IdentifierKind = 'phone' | 'identityNumber';

/** For writing. One key per kind of identifier, not per collection, so that records of one person can be joined. */
export function blindIndex(kind: IdentifierKind, value: string): string {
  const { current, keys } = secrets().index;
  return blind(keys.get(current) as Buffer, kind, value);
}

/** For looking up: the index by the current key and, while a rotation is under way, by the older ones. */
export function blindIndexCandidates(kind: IdentifierKind, value: string): string[] {
  const { current, keys } = secrets().index;
  return newestFirst(current, keys).map((key) => blind(key, kind, value));
}

function blind(key: Buffer, kind: IdentifierKind, value: string): string {
  // What is no identity number (a foreigner's paper, say) is still the same text each time.
  const text = kind === 'phone' ? value.replace(/\D/g, '') : (normaliseIdentityNumber(value) ?? value.trim().toUpperCase());
  return createHmac('sha256', key).update(`${kind}\0${text}`).digest('base64url');
}

/** A one-way hash for receipts and tokens: what is stored cannot be used to come in. */
export function keyedHash(purpose: string, value: string): string {
  const { current, keys } = secrets().hash;
  // Asked for several times a rating: the text comes straight from the hash.
  return createHmac('sha256', keys.get(current) as Buffer).update(`${purpose}\0${value}`).digest('base64url');
}

/** A secret of the installation that never changes, for what must be found again for ever: made from the first hash key, which a rotation keeps. */
export function lastingSecret(purpose: string): Buffer {
  const { keys } = secrets().hash;
  return hmac([...keys.values()][0] as Buffer, 'lasting secret', purpose);
}

/**
 * 12 decimal digits made from a seed (the client's idempotency key): a repeated request is given the same receipt,
 * and no one without the key can make it.
 */
export function receiptDigits(purpose: string, seed: string): string {
  const { current, keys } = secrets().hash;
  const number = hmac(keys.get(current) as Buffer, `receipt:${purpose}`, seed).readBigUInt64BE(0) % 1_000_000_000_000n;
  return number.toString().padStart(12, '0');
}

/** Signs with the current anchor key (Ed25519); `keyId` is the fingerprint of its public half. */
export function signAnchor(text: string): { keyId: string; signature: string } {
  const { anchorCurrent, anchors } = secrets();
  const pair = anchors.get(anchorCurrent);
  if (!pair) throw new Error('anchor key is missing');
  return { keyId: anchorCurrent, signature: sign(null, Buffer.from(text), pair.privateKey).toString('base64url') };
}

/** False too when the key is not one of ours. */
export function verifyAnchorSignature(text: string, keyId: string, signature: string): boolean {
  const pair = secrets().anchors.get(keyId);
  return pair !== undefined && verify(null, Buffer.from(text), pair.publicKey, Buffer.from(signature, 'base64url'));
}

/** The public half in PEM, for whoever checks an anchor file without us. */
export function anchorPublicKeys(): { keyId: string; pem: string }[] {
  return [...secrets().anchors].map(([keyId, { publicKey }]) => ({ keyId, pem: publicKey.export({ format: 'pem', type: 'spki' }).toString() }));
}

function hmac(key: Buffer, purpose: string, value: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\0${value}`).digest();
}

function secrets(): Installed {
  if (!installed) throw new Error('installSecrets was not called');
  return installed;
}

function ringOf(ring: z.infer<typeof keyRing>): Ring {
  if (!(ring.current in ring.keys)) throw new Error('key file: the current key is missing');
  return { current: ring.current, keys: new Map(Object.entries(ring.keys).map(([id, text]) => [id, Buffer.from(text, 'base64url')])) };
}

function newestFirst(current: string, keys: Map<string, Buffer>): Buffer[] {
  return [...keys].sort(([a], [b]) => Number(b === current) - Number(a === current)).map(([, key]) => key);
}

function newKeyFile(): KeyFile {
  const ring = () => addKey({ current: '', keys: {} }, randomKey());
  return { format: 1, encryption: ring(), index: ring(), hash: ring(), anchor: addAnchorKey({ current: '', keys: {} }) };
}

function addKey(ring: z.infer<typeof keyRing>, key: string): z.infer<typeof keyRing> {
  const last = Math.max(0, ...Object.keys(ring.keys).map((id) => Number(id.slice(1))));
  const id = `k${last + 1}`;
  return { current: id, keys: { ...ring.keys, [id]: key } };
}

/** An anchor key is named by its own fingerprint, so that a replaced key cannot pass under an old name. */
function addAnchorKey(ring: z.infer<typeof keyRing>): z.infer<typeof keyRing> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const id = createHash('sha256').update(publicKey.export({ format: 'der', type: 'spki' })).digest('hex').slice(0, 16);
  return { current: id, keys: { ...ring.keys, [id]: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url') } };
}

function randomKey(): string {
  return randomBytes(32).toString('base64url');
}

/** Written beside and renamed, so that a crash leaves the old file or the new one, never half of one. */
function writeKeyFile(path: string, file: KeyFile): void {
  const beside = `${path}.new`;
  const descriptor = openSync(beside, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(file, null, 2)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(beside, path);
}
