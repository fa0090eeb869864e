import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, median, temporaryFolder } from '../processes';
import { report } from './table';

const root = path.resolve(__dirname, '../..');
const goalSeconds = 5;
const seconds = (since: number): number => (performance.now() - since) / 1000;

async function untilReady(cwd: string, port: number, dataDir: string): Promise<number> {
  const begun = performance.now();
  const child = spawn('npm', ['start'], { cwd, detached: true, stdio: 'ignore', env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, MONGODB_URI: '', NODE_ENV: '' } });
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) break;
    if (child.exitCode !== null) throw new Error('npm start ended');
    await wait(20);
  }
  const took = seconds(begun);
  const ended = once(child, 'exit');
  process.kill(-(child.pid as number), 'SIGTERM');
  await ended;
  return took;
}

/** A fresh clone of what is committed, to ready; then starts again. */
export async function benchStart(): Promise<void> {
  const { dir, remove } = temporaryFolder();
  try {
    const clone = path.join(dir, 'clone');
    const begun = performance.now();
    spawnSync('git', ['clone', '-q', root, clone], { stdio: 'inherit' });
    const port = await freePort();
    const data = path.join(dir, 'data');
    await untilReady(clone, port, data);
    const first = seconds(begun);
    const again: number[] = [];
    for (let round = 0; round < 3; round += 1) again.push(await untilReady(clone, port, data));
    const second = median(again);
    report('start', [
      { what: 'fresh clone to ready (install, build, demo data)', measured: `${first.toFixed(0)} s`, goal: 'told', holds: true },
      { what: 'second start', measured: `${second.toFixed(1)} s`, goal: `< ${goalSeconds} s`, holds: second < goalSeconds },
    ]);
  } finally {
    remove();
  }
}
