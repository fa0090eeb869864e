import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { settingsCatalogue } from './catalogue';
import type { SettingFault } from './index';

/** Everything with which the platform pays and is paid. Keys are objects that no log can write out. */
export interface PaySettings {
  mchid: string;
  serialNo: string;
  privateKey: KeyObject;
  apiV3Key: string;
  /** Absent: WeChat Pay is known by its platform certificates only. */
  publicKey?: { id: string; key: KeyObject };
}

type Read = (key: 'wechatPayPrivateKeyFile' | 'wechatPayPublicKeyFile', make: (pem: Buffer) => KeyObject) => KeyObject | null;

/** Reads keys from the files that settings name; each that cannot be read, or holds something else, is a fault. */
export const keyReader =
  (catalogue: typeof settingsCatalogue, files: Partial<Record<Parameters<Read>[0], string>>, faults: SettingFault[]): Read =>
  (key, make) => {
    const file = files[key];
    if (file === undefined) return null;
    const fault = (zh: string, en: string): null => {
      faults.push({ name: catalogue[key].name, zh, en });
      return null;
    };
    let pem: Buffer;
    try {
      pem = readFileSync(file);
    } catch {
      return fault('读不到这个文件', 'this file cannot be read');
    }
    try {
      const read = make(pem);
      return read.asymmetricKeyType === 'rsa' ? read : fault('里面要是 RSA 密钥', 'must hold an RSA key');
    } catch {
      return fault('里面要是 PEM 格式的密钥', 'must hold a key as PEM');
    }
  };

export const privateKeyOf = (pem: Buffer): KeyObject => createPrivateKey(pem);

/** A certificate or a private key would be read as a public key too: taken for WeChat Pay's, nothing it signs would hold. */
export function publicKeyOf(pem: Buffer): KeyObject {
  if (!pem.includes('BEGIN PUBLIC KEY')) throw new TypeError('no public key');
  return createPublicKey(pem);
}
