import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { installAnchors } from '../../domain/kernel';
import type { AppDependencies } from '../../server/app';
import { startServer, type RunningServer } from '../../server/start';
import { loadSettings, type Settings } from '../../settings';

/** Settings as of a trial, on a free port of this machine. */
export function testSettings(overrides: Partial<Settings> = {}): Settings {
  return { ...loadSettings({}), port: 0, host: '127.0.0.1', demo: false, embeddedEngine: true, logLevel: 'silent', ...overrides };
}

export interface TestServer {
  url(): string;
  running(): RunningServer;
  dataDir(): string;
  client(): TestClient;
}

/** The real app on port 0 for this test file; limits are off unless `dependencies` say otherwise. Settings that are known only once something else runs come as a function. */
export function useServer(overrides: Partial<Settings> | (() => Partial<Settings>) = {}, dependencies: AppDependencies = {}): TestServer {
  let running: RunningServer;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'qingjian-http-'));
    installAnchors(dataDir);
    running = await startServer(testSettings({ dataDir, ...(typeof overrides === 'function' ? overrides() : overrides) }), { log: pino({ level: 'silent' }), limitOf: () => null, ...dependencies });
  });
  afterAll(async () => {
    await running.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { url: () => running.url, running: () => running, dataDir: () => dataDir, client: () => new TestClient(running.url) };
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, else the text. */
  body: unknown;
}

/** Asks as the console does: JSON, own Origin, and the cookie it was given. */
export class TestClient {
  cookie: string | undefined;
  /** Of another system: its key. */
  authorization: string | undefined;

  constructor(private readonly url: string) {}

  get = (address: string, headers: Record<string, string> = {}): Promise<Answer> => this.send('GET', address, undefined, headers);
  post = (address: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => this.send('POST', address, body, headers);
  put = (address: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => this.send('PUT', address, body, headers);

  async send(method: string, address: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const form = body instanceof FormData || typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(this.url + address, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'GET' ? {} : { origin: this.url }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.authorization ? { authorization: this.authorization } : {}),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : form ? (body as BodyInit) : JSON.stringify(body),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = /Max-Age=0/.test(set) ? undefined : set.split(';')[0];
    const text = await response.text();
    const json = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
    return { status: response.status, headers: response.headers, body: json ? (JSON.parse(text) as unknown) : text };
  }
}

/** The error of a failed answer; fails the test when the answer has not the uniform shape. */
export function errorOf(answer: Answer): { code: string; message: string; fields?: { path: string; message: string }[]; faultId?: string; retryAfterSeconds?: number } {
  const { error } = answer.body as { error?: { code: string; message: string } };
  if (!error) throw new Error(`no error body: ${answer.status} ${JSON.stringify(answer.body)}`);
  return error;
}
