import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(__dirname, '../..');

export interface Running {
  /** What the process printed first: its address. */
  address: string;
  child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts a TypeScript file in its own process and waits for the first line that matches. */
export async function start(file: string, args: string[], env: NodeJS.ProcessEnv, pattern: RegExp): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout });
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
  };
}

export const startEngine = (dir: string): Promise<Running> => start('embedded-mongo/main.ts', ['--port', '0', '--data', path.join(dir, 'db')], {}, /mongodb:\/\/\S+/);

export function temporaryFolder(): { dir: string; remove(): void } {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'qingjian-bench-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};
