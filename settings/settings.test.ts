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
});
