import { existsSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { settingsCatalogue, type Bilingual, type Setting, type SettingKey } from './catalogue';
import { keyReader, privateKeyOf, publicKeyOf, type PaySettings } from './pay-keys';

export { settingsCatalogue };
export type { PaySettings };

export interface Settings {
  production: boolean;
  port: number;
  host: string;
  mongodbUri: string;
  embeddedEngine: boolean;
  /** Absolute. */
  dataDir: string;
  /** Absolute. */
  keysDir: string;
  /** Absolute; where the shred keys are. */
  shredDir: string;
  publicOrigin: string;
  consoleOrigin: string;
  demo: boolean;
  surfaces: readonly ('public' | 'staff')[];
  /** Addresses and CIDR networks. */
  trustedProxies: readonly string[];
  botPort: number;
  /** Absent: no official account. With an AES key: safe mode. */
  officialAccount?: { appid: string; secret: string; token: string; aesKey?: string };
  /** Absent: no mini-program is known. */
  miniProgram?: { appid: string; secret: string };
  wechatApiOrigin: string;
  wechatOpenOrigin: string;
  /** Absent: no money goes through WeChat. */
  wechatPay?: PaySettings;
  wechatPayApiOrigin: string;
  /** Absent: neither SMS nor voice calls. */
  tencent?: { secretId: string; secretKey: string; origin: string; sdkAppId: string; signName: string };
  /** Absent: broadcast scripts stay text. Without a voice: the service's default. */
  speech?: { secretId: string; secretKey: string; origin: string; voiceType?: number };
  /** Absent: no map service is asked. */
  map?: { key: string; origin: string };
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

export interface SettingFault extends Bilingual {
  name: string;
}

/** Thrown with every fault at once; its text lists them in Chinese and English and quotes no value (a URI holds a password). */
export class SettingsError extends Error {
  constructor(readonly faults: readonly SettingFault[]) {
    super(
      ['配置有问题，没有启动 · Not started, these settings are wrong:', ...faults.flatMap((fault) => [`  ${fault.name}：${fault.zh}`, `  ${' '.repeat(fault.name.length)}  ${fault.en}`])].join('\n'),
    );
    this.name = 'SettingsError';
  }
}

type Given = { [K in SettingKey]: z.output<(typeof settingsCatalogue)[K]['schema']> | undefined };

/**
 * Reads the settings of the server and the bot from the environment; an empty variable counts as unset.
 * Throws `SettingsError` naming every fault, those between settings and those of production included.
 */
export function loadSettings(env: Record<string, string | undefined>): Settings {
  const faults: SettingFault[] = [];
  const given = readAll(env, faults);
  const production = env.NODE_ENV === 'production';
  const port = given.port ?? Number(settingsCatalogue.port.preset);
  const embeddedEngine = given.embeddedEngine ?? given.mongodbUri === undefined;
  const demo = given.demo ?? embeddedEngine;
  const dataDir = path.resolve(given.dataDir ?? settingsCatalogue.dataDir.preset);
  const publicOrigin = given.publicOrigin ?? `http://localhost:${port}`;
  const settings: Settings = {
    production,
    port,
    host: given.host ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    mongodbUri: given.mongodbUri ?? embeddedUri(dataDir),
    embeddedEngine,
    dataDir,
    keysDir: path.resolve(given.keysDir ?? dataDir),
    shredDir: path.resolve(given.shredDir ?? path.join(dataDir, 'shred')),
    publicOrigin,
    consoleOrigin: given.consoleOrigin ?? publicOrigin,
    demo,
    surfaces: given.surfaces ?? ['public', 'staff'],
    trustedProxies: given.trustedProxies ?? [],
    logLevel: given.logLevel ?? 'info',
    botPort: given.botPort ?? (port === 0 ? 0 : (port % 65_535) + 1),
    wechatApiOrigin: given.wechatApiOrigin ?? settingsCatalogue.wechatApiOrigin.preset,
    wechatOpenOrigin: given.wechatOpenOrigin ?? settingsCatalogue.wechatOpenOrigin.preset,
    wechatPayApiOrigin: given.wechatPayApiOrigin ?? settingsCatalogue.wechatPayApiOrigin.preset,
    ...outsideServices(given, faults),
    ...paySettings(given, faults),
    ...(given.mapKey ? { map: { key: given.mapKey, origin: given.mapOrigin ?? settingsCatalogue.mapOrigin.preset } } : {}),
  };
  if (production) faults.push(...productionFaults(settings, given, env));
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
}

/** Keys come in sets: one without the others is a fault, not a service that fails at its first message. */
function isComplete(given: Given, faults: SettingFault[], ...keys: SettingKey[]): boolean {
  const missing = keys.filter((key) => given[key] === undefined);
  if (missing.length > 0 && missing.length < keys.length) {
    const others = keys.filter((key) => given[key] !== undefined).map((key) => settingsCatalogue[key].name).join('、');
    for (const key of missing) faults.push({ name: settingsCatalogue[key].name, zh: `写了 ${others}，这一项也要写`, en: `must be set together with ${others}` });
  }
  return missing.length === 0;
}

function paySettings(given: Given, faults: SettingFault[]): Pick<Settings, 'wechatPay'> {
  const { wechatPayMchid: mchid, wechatPaySerialNo: serialNo, wechatPayPrivateKeyFile, wechatPayApiV3Key: apiV3Key, wechatPayPublicKeyId: publicKeyId, wechatPayPublicKeyFile } = given;
  const merchant = ['wechatPayMchid', 'wechatPaySerialNo', 'wechatPayPrivateKeyFile', 'wechatPayApiV3Key'] as const;
  const publicKey = ['wechatPayPublicKeyId', 'wechatPayPublicKeyFile'] as const;
  const hasPublicKey = publicKey.some((key) => given[key] !== undefined);
  // A public key alone is of no use either: it asks for the merchant's own set.
  const complete = isComplete(given, faults, ...merchant, ...(hasPublicKey ? publicKey : []));
  const read = keyReader(settingsCatalogue, { wechatPayPrivateKeyFile, wechatPayPublicKeyFile }, faults);
  const own = read('wechatPayPrivateKeyFile', privateKeyOf);
  const theirs = read('wechatPayPublicKeyFile', publicKeyOf);
  if (!complete || !own) return {};
  return { wechatPay: { mchid: mchid!, serialNo: serialNo!, privateKey: own, apiV3Key: apiV3Key!, ...(theirs && publicKeyId ? { publicKey: { id: publicKeyId, key: theirs } } : {}) } };
}

function outsideServices(given: Given, faults: SettingFault[]): Pick<Settings, 'officialAccount' | 'miniProgram' | 'tencent' | 'speech'> {
  const complete = (...keys: SettingKey[]): boolean => isComplete(given, faults, ...keys);
  const { wechatOaAppid, wechatOaSecret, wechatOaToken, wechatOaAesKey, wechatMpAppid, wechatMpSecret, tencentSecretId, tencentSecretKey, smsSdkAppId, smsSignName, ttsSecretId, ttsSecretKey, ttsVoiceType } = given;
  const tencentOrigin = given.tencentApiOrigin ?? settingsCatalogue.tencentApiOrigin.preset;
  if (ttsVoiceType !== undefined && (!ttsSecretId || !ttsSecretKey)) faults.push({ name: settingsCatalogue.ttsVoiceType.name, zh: '写了音色，TTS_SECRET_ID 和 TTS_SECRET_KEY 也要写', en: 'needs TTS_SECRET_ID and TTS_SECRET_KEY' });
  return {
    ...(complete('wechatOaAppid', 'wechatOaSecret', 'wechatOaToken') ? { officialAccount: { appid: wechatOaAppid!, secret: wechatOaSecret!, token: wechatOaToken!, ...(wechatOaAesKey ? { aesKey: wechatOaAesKey } : {}) } } : {}),
    ...(complete('wechatMpAppid', 'wechatMpSecret') ? { miniProgram: { appid: wechatMpAppid!, secret: wechatMpSecret! } } : {}),
    ...(complete('tencentSecretId', 'tencentSecretKey', 'smsSdkAppId', 'smsSignName')
      ? { tencent: { secretId: tencentSecretId!, secretKey: tencentSecretKey!, origin: tencentOrigin, sdkAppId: smsSdkAppId!, signName: smsSignName! } }
      : {}),
    ...(complete('ttsSecretId', 'ttsSecretKey') ? { speech: { secretId: ttsSecretId!, secretKey: ttsSecretKey!, origin: tencentOrigin, ...(ttsVoiceType === undefined ? {} : { voiceType: ttsVoiceType }) } } : {}),
  };
}

/** Where `npm start` puts the embedded engine when no one says otherwise. */
function embeddedUri(dataDir: string): string {
  return `mongodb://${encodeURIComponent(path.join(dataDir, 'db.sock'))}/qingjian`;
}

function readAll(env: Record<string, string | undefined>, faults: SettingFault[]): Given {
  const read = <T>(setting: Setting<T>): T | undefined => {
    const text = env[setting.name]?.trim();
    if (!text) return undefined;
    const result = setting.schema.safeParse(text);
    if (result.success) return result.data;
    faults.push({ name: setting.name, ...setting.expects });
    return undefined;
  };
  return Object.fromEntries(Object.entries(settingsCatalogue).map(([key, setting]) => [key, read(setting as Setting)])) as Given;
}

function productionFaults(settings: Settings, given: Given, env: Record<string, string | undefined>): SettingFault[] {
  const faults: SettingFault[] = [];
  const add = (key: SettingKey, zh: string, en: string): void => void faults.push({ name: settingsCatalogue[key].name, zh, en });
  for (const key of Object.keys(settingsCatalogue) as SettingKey[]) {
    const { name, production } = settingsCatalogue[key] as Setting;
    if (production?.required && !env[name]?.trim()) add(key, production.zh, production.en);
  }
  if (given.embeddedEngine) add('embeddedEngine', '正式运行不能用内置数据库', 'production refuses the embedded engine');
  // Without MONGODB_URI demo is only a consequence, and that fault is listed already.
  if (given.demo) add('demo', '正式运行不能打开演示模式', 'production refuses demo mode');
  for (const key of ['dataDir', 'shredDir', 'wechatPayPrivateKeyFile', 'wechatPayPublicKeyFile'] as const) if (given[key] && !path.isAbsolute(given[key])) add(key, '正式运行要写绝对路径', 'must be an absolute path in production');
  if (settings.officialAccount && !settings.officialAccount.aesKey) add('wechatOaAesKey', '接了公众号就要用安全模式，请填 EncodingAESKey', 'safe mode is required: set the EncodingAESKey');
  for (const key of ['publicOrigin', 'consoleOrigin', 'wechatApiOrigin', 'wechatOpenOrigin', 'wechatPayApiOrigin', 'tencentApiOrigin', 'mapOrigin'] as const) {
    if (given[key]?.startsWith('http://')) add(key, '正式运行必须是 https', 'must be https in production');
  }
  if (given.consoleOrigin && given.publicOrigin && new URL(given.consoleOrigin).host === new URL(given.publicOrigin).host) {
    add('consoleOrigin', '不能和 PUBLIC_ORIGIN 相同', 'must differ from PUBLIC_ORIGIN');
  }
  if (!existsSync(path.join(settings.keysDir, 'keys.json'))) {
    add(given.keysDir ? 'keysDir' : 'dataDir', '目录里没有密钥文件 keys.json，请先用 npm run keys:create 生成，并另存一份', 'keys.json is not there; make it by npm run keys:create and keep a copy elsewhere');
  }
  return faults;
}
