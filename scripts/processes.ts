import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const root = path.resolve(__dirname, '..');

export interface Running {
  /** What the process printed first: its address. */
  address: string;
  child: ChildProcess;
  stop(): Promise<void>;
  /** As a power cut would: SIGKILL. */
  kill(): Promise<void>;
}

/** Starts a file in its own process, TypeScript as it is, and waits for the first line that matches. A `child` ends by itself when this process is gone. */
export async function start(file: string, args: string[], env: NodeJS.ProcessEnv, pattern: RegExp, tie: 'none' | 'child' = 'none'): Promise<Running> {
  const child = spawn(process.execPath, [...(file.endsWith('.ts') ? ['--require', 'tsx/cjs'] : []), file, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit', tie === 'child' ? 'ipc' : 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout as Readable });
  const address = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = pattern.exec(line);
      if (found) resolve(found[0]);
    });
    void ended.then(() => reject(new Error(`${file} ended before it was ready`)));
  });
  return {
    address,
    child,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export const startEngine = (dir: string, port = 0): Promise<Running> =>
  start('embedded-mongo/main.ts', ['--port', String(port), '--data', path.join(dir, 'db')], {}, /mongodb:\/\/\S+/);

/** The real server on an engine of its own folder; resolves when it listens. */
export async function startServerProcess(settings: { dir: string; port: number; mongodbUri: string }): Promise<Running> {
  const env = { PORT: String(settings.port), DATA_DIR: settings.dir, MONGODB_URI: settings.mongodbUri, EMBEDDED_ENGINE: '1', DEMO: '1', NODE_ENV: 'development' };
  const running = await start('server/main.ts', [], env, /"listening"/);
  return { ...running, address: `http://127.0.0.1:${settings.port}` };
}

/** The real bot on a port of its own; `environment` holds the keys of outside services, `file` is where it was put in one file. Resolves when it works. */
export async function startBotProcess(settings: { dir: string; port: number; mongodbUri: string; environment: NodeJS.ProcessEnv; file?: string }): Promise<Running> {
  const env = { BOT_PORT: String(settings.port), DATA_DIR: settings.dir, MONGODB_URI: settings.mongodbUri, EMBEDDED_ENGINE: '1', DEMO: '1', NODE_ENV: 'development', ...settings.environment };
  const running = await start(settings.file ?? 'bot/main.ts', [], env, /"working"/, 'child');
  return { ...running, address: `http://127.0.0.1:${settings.port}` };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export function temporaryFolder(): { dir: string; remove(): void } {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'qingjian-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};
