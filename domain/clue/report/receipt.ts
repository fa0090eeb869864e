import { createHmac, hkdfSync } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { keyPairFromSeed, lastingSecret, ObjectId, wipe, type KeyPair } from '../../kernel';
import { BoundedQueue } from './queue';

/**
 * What follows from the 32 random bytes that a page sends along with a report: always the same receipt and the same id,
 * so that a repeated request is the same report. The bytes are not kept, and nobody without the key file gets from
 * one to another.
 */
const derived = (label: string, submissionKey: string): Buffer => createHmac('sha256', lastingSecret(`clue ${label}`)).update(Buffer.from(submissionKey, 'base64url')).digest();

/** 16 digits, 53 bits. */
export const receiptOf = (submissionKey: string): string => (BigInt(`0x${derived('receipt', submissionKey).toString('hex')}`) % 10n ** 16n).toString().padStart(16, '0');
export const clueIdOf = (submissionKey: string): ObjectId => new ObjectId(derived('id', submissionKey).subarray(0, 12));
/** Of what the reporter says later, by the key that the page sends along with it. */
export const entryIdOf = (clueId: ObjectId, wordsKey: string): ObjectId => new ObjectId(derived(`words ${clueId.toHexString()}`, wordsKey).subarray(0, 12));

/** 19 MiB and two passes, as OWASP asks at least: a guess costs an attacker what it costs us. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;
/** Two of the four threads that Node gives to such work: a sign-in and a picture find the others free. */
const queue = new BoundedQueue({ atOnce: 2, waiting: 200 });

/** What a receipt opens: where its report is found, and the reporter's key pair. */
export interface ReceiptKeys {
  lookup: string;
  pair: KeyPair;
}

/**
 * Exactly one run of argon2id for each call. The salt is the installation's, since nothing tells whose receipt it is;
 * the pepper makes a stolen database worth nothing for guessing without the key file.
 * @throws Fault notReady when too many wait
 */
export async function openReceipt(receiptCode: string): Promise<ReceiptKeys> {
  const salt = lastingSecret('clue receipt salt').subarray(0, 16);
  const root = await queue.run(() => hashRaw(receiptCode, { ...cost, salt, secret: lastingSecret('clue receipt pepper') }));
  const label = (name: string): Buffer => Buffer.from(hkdfSync('sha256', root, '', `qingjian receipt ${name}`, 32));
  const seed = label('key pair');
  try {
    return { lookup: label('lookup').toString('base64url'), pair: await keyPairFromSeed(seed) };
  } finally {
    wipe(root, seed);
  }
}
