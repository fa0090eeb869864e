import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSettings, settingsCatalogue, SettingsError } from './index';

let keys: string;

beforeAll(() => {
  keys = mkdtempSync(path.join(tmpdir(), 'settings-'));
  writeFileSync(path.join(keys, 'keys.json'), '{}');
});
afterAll(() => rmSync(keys, { recursive: true }));

const production = (overrides: Record<string, string> = {}): Record<string, string> => ({
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://mongo1,mongo2/qingjian?replicaSet=rs0',
  DATA_DIR: keys,
  PUBLIC_ORIGIN: 'https://pingyi.example.gov.cn',
  CONSOLE_ORIGIN: 'https://guanli.example.gov.cn',
  TRUSTED_PROXIES: '172.30.0.0/24',
  ...overrides,
});

function faultsOf(env: Record<string, string>): string[] {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults.map((fault) => fault.name);
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('needs none for a trial, which stays on this machine', () => {
    expect(loadSettings({})).toMatchObject({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      embeddedEngine: true,
      demo: true,
      publicOrigin: 'http://localhost:3000',
      consoleOrigin: 'http://localhost:3000',
      surfaces: ['public', 'staff'],
      dataDir: path.resolve('data'),
      keysDir: path.resolve('data'),
      shredDir: path.resolve('data/shred'),
    });
  });

  it('turns demo off with a real MongoDB unless it is asked for', () => {
    expect(loadSettings({ MONGODB_URI: 'mongodb://db/x' })).toMatchObject({ demo: false, embeddedEngine: false, host: '0.0.0.0' });
    expect(loadSettings({ MONGODB_URI: 'mongodb://db/x', DEMO: 'on' }).demo).toBe(true);
    expect(loadSettings({ MONGODB_URI: 'mongodb://db/x', EMBEDDED_ENGINE: '1' })).toMatchObject({ demo: true, embeddedEngine: true });
  });

  it('reads lists and origins', () => {
    const settings = loadSettings({ SURFACES: 'staff', TRUSTED_PROXIES: '10.0.0.5, fd00::/8', PUBLIC_ORIGIN: 'https://A.example.cn/', PORT: '8080' });
    expect(settings).toMatchObject({ surfaces: ['staff'], trustedProxies: ['10.0.0.5', 'fd00::/8'], publicOrigin: 'https://a.example.cn', port: 8080 });
  });

  it('lists every fault at once, in Chinese and English, without the values', () => {
    const env = { PORT: '70000', HOST: 'here', MONGODB_URI: 'postgres://secret@db', DEMO: 'maybe', SURFACES: 'everything', TRUSTED_PROXIES: '10.0.0.0/99', PUBLIC_ORIGIN: 'https://a.cn/path', LOG_LEVEL: 'loud' };
    expect(faultsOf(env)).toEqual(['PORT', 'HOST', 'MONGODB_URI', 'PUBLIC_ORIGIN', 'DEMO', 'SURFACES', 'TRUSTED_PROXIES', 'LOG_LEVEL']);
    expect(() => loadSettings(env)).toThrow(/配置有问题[\s\S]*Not started[\s\S]*端口号[\s\S]*a port number/);
    expect(() => loadSettings(env)).not.toThrow(/secret/);
  });

  it('accepts a complete production environment', () => {
    expect(faultsOf(production())).toEqual([]);
    expect(loadSettings(production())).toMatchObject({ production: true, demo: false, host: '0.0.0.0' });
  });

  it('refuses production with settings missing, all named', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual(expect.arrayContaining(['MONGODB_URI', 'DATA_DIR', 'PUBLIC_ORIGIN', 'CONSOLE_ORIGIN', 'TRUSTED_PROXIES']));
  });

  it.each([
    ['the embedded engine', { EMBEDDED_ENGINE: '1' }, 'EMBEDDED_ENGINE'],
    ['demo mode', { DEMO: '1' }, 'DEMO'],
    ['http for citizens', { PUBLIC_ORIGIN: 'http://pingyi.example.gov.cn' }, 'PUBLIC_ORIGIN'],
    ['http for staff', { CONSOLE_ORIGIN: 'http://guanli.example.gov.cn' }, 'CONSOLE_ORIGIN'],
    ['one host for both', { CONSOLE_ORIGIN: 'https://pingyi.example.gov.cn' }, 'CONSOLE_ORIGIN'],
    ['a relative data directory', { DATA_DIR: './data', KEYS_DIR: '' }, 'DATA_DIR'],
    ['a missing key file', { KEYS_DIR: '/nowhere' }, 'KEYS_DIR'],
  ])('refuses production with %s', (_what, overrides, name) => {
    expect(faultsOf(production(overrides))).toContain(name);
  });


  it('has a catalogue whose presets it accepts itself', () => {
    for (const setting of Object.values(settingsCatalogue)) if (setting.preset) expect(setting.schema.safeParse(setting.preset).success).toBe(true);
  });

  describe('of WeChat Pay', () => {
    const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const put = (name: string, text: string | Buffer): string => {
      const file = path.join(keys, name);
      writeFileSync(file, text);
      return file;
    };
    const merchant = (): Record<string, string> => ({
      WECHATPAY_MCHID: '1900000001',
      WECHATPAY_SERIAL_NO: '5157f09efdc096de15ebe81a47057a7232f1b8e1',
      WECHATPAY_PRIVATE_KEY_FILE: put('own.pem', own.privateKey.export({ type: 'pkcs8', format: 'pem' })),
      WECHATPAY_API_V3_KEY: 'k'.repeat(32),
    });
    const publicKey = (): Record<string, string> => ({ WECHATPAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0119000000012024', WECHATPAY_PUBLIC_KEY_FILE: put('theirs.pem', own.publicKey.export({ type: 'spki', format: 'pem' })) });

    it('is off without them, takes a merchant with or without the public key, and shows no key to a log', () => {
      expect(loadSettings({}).wechatPay).toBeUndefined();
      const without = loadSettings(merchant()).wechatPay;
      expect(without).toMatchObject({ mchid: '1900000001', serialNo: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1' });
      expect(without).not.toHaveProperty('publicKey');
      expect(JSON.stringify(without?.privateKey)).toBe('{}');
      expect(loadSettings({ ...merchant(), ...publicKey() }).wechatPay?.publicKey?.id).toBe('PUB_KEY_ID_0119000000012024');
    });

    it('names all that is missing or holds something else, at once', () => {
      expect(faultsOf({ WECHATPAY_MCHID: '1900000001', WECHATPAY_PRIVATE_KEY_FILE: '/nowhere.pem' })).toEqual(['WECHATPAY_SERIAL_NO', 'WECHATPAY_API_V3_KEY', 'WECHATPAY_PRIVATE_KEY_FILE']);
      expect(faultsOf(publicKey())).toEqual(expect.arrayContaining(['WECHATPAY_MCHID', 'WECHATPAY_SERIAL_NO', 'WECHATPAY_PRIVATE_KEY_FILE', 'WECHATPAY_API_V3_KEY']));
      expect(faultsOf({ ...merchant(), WECHATPAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0119000000012024' })).toEqual(['WECHATPAY_PUBLIC_KEY_FILE']);
      const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
      expect(faultsOf({ ...merchant(), ...publicKey(), WECHATPAY_PRIVATE_KEY_FILE: put('curve.pem', curve), WECHATPAY_PUBLIC_KEY_FILE: put('own-as-theirs.pem', own.privateKey.export({ type: 'pkcs8', format: 'pem' })) })).toEqual(['WECHATPAY_PRIVATE_KEY_FILE', 'WECHATPAY_PUBLIC_KEY_FILE']);
    });

    it('asks production for https and absolute paths', () => {
      expect(faultsOf(production({ ...merchant(), WECHATPAY_API_ORIGIN: 'http://relay.example', WECHATPAY_PRIVATE_KEY_FILE: './own.pem' }))).toEqual(expect.arrayContaining(['WECHATPAY_API_ORIGIN', 'WECHATPAY_PRIVATE_KEY_FILE']));
    });
  });
});
