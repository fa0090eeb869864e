import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { certificateOf } from './certificate';

/** A merchant plainly fake; its keys are made on each machine. */
export const payMerchant = { mchid: '1900000999', apiV3Key: 'SandboxApiV3KeyIsNotASecret00000', serialNo: '5B0C5A4D60000000000000000000000000000001' } as const;
const publicKeyId = 'PUB_KEY_ID_0119000009992026000000000001';

/** One of the two ways in which WeChat Pay signs. */
export interface Signer {
  serial: string;
  privateKey: KeyObject;
}

export interface PayKeys {
  /** The merchant's own half, which the platform is given. */
  merchant: KeyObject;
  merchantPublic: KeyObject;
  /** Of the WeChat Pay public key. */
  publicKey: Signer & { key: KeyObject };
  certificate: Signer & { pem: string; from: Date; until: Date };
}

const years = (count: number): Date => new Date(Date.UTC(new Date().getUTCFullYear() + count, 0, 1));
const made = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

function keysOf(merchant: KeyObject, platform: KeyObject, certified: KeyObject, serial: string): PayKeys {
  // Wide enough for a clock that is moved by years.
  const [from, until] = [years(-5), years(20)];
  const pem = certificateOf({ serial, name: 'WeChat Pay sandbox', from, until, publicKey: createPublicKey(certified), privateKey: certified });
  return {
    merchant,
    merchantPublic: createPublicKey(merchant),
    publicKey: { serial: publicKeyId, privateKey: platform, key: createPublicKey(platform) },
    certificate: { serial, privateKey: certified, pem, from, until },
  };
}

const newSerial = (): string => `4B${randomBytes(19).toString('hex').toUpperCase()}`;
const newKeys = (): PayKeys => keysOf(made(), made(), made(), newSerial());
const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string;

/** Made at the first start in a folder, and the same at the next, so that what was signed still holds. */
export function keysIn(folder: string): { keys: PayKeys; files: { merchant: string; publicKey: string } } {
  const file = (name: string): string => path.join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const read = (name: string): KeyObject => createPrivateKey(readFileSync(file(name)));
  let keys: PayKeys;
  try {
    keys = keysOf(read('apiclient_key.pem'), read('platform_key.pem'), read('certified_key.pem'), readFileSync(file('serial.txt'), 'utf8').trim());
  } catch {
    keys = newKeys();
    const write = (name: string, text: string): void => writeFileSync(file(name), text, { mode: 0o600 });
    write('apiclient_key.pem', pemOf(keys.merchant));
    write('platform_key.pem', pemOf(keys.publicKey.privateKey));
    write('certified_key.pem', pemOf(keys.certificate.privateKey));
    write('serial.txt', keys.certificate.serial);
    write('pub_key.pem', keys.publicKey.key.export({ type: 'spki', format: 'pem' }) as string);
  }
  return { keys, files: { merchant: file('apiclient_key.pem'), publicKey: file('pub_key.pem') } };
}

let ofProcess: PayKeys | undefined;
/** For a sandbox without a folder: made when first needed, and once a process, since making them takes a while. */
export const keysInMemory = (): PayKeys => (ofProcess ??= newKeys());

/** What the platform's processes are given so that they pay through the sandbox at `origin`. */
export const payEnvironmentFor = (origin: string, files: { merchant: string; publicKey: string }): Record<string, string> => ({
  WECHATPAY_MCHID: payMerchant.mchid,
  WECHATPAY_SERIAL_NO: payMerchant.serialNo,
  WECHATPAY_PRIVATE_KEY_FILE: files.merchant,
  WECHATPAY_API_V3_KEY: payMerchant.apiV3Key,
  WECHATPAY_PUBLIC_KEY_ID: publicKeyId,
  WECHATPAY_PUBLIC_KEY_FILE: files.publicKey,
  WECHATPAY_API_ORIGIN: origin,
});
