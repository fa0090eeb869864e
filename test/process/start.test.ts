import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, temporaryFolder } from '../../scripts/processes';

const root = path.resolve(__dirname, '../..');
const folders = [temporaryFolder(), temporaryFolder()];
const running: ChildProcess[] = [];

afterAll(() => {
  for (const child of running) if (child.pid) stopGroup(child.pid, 'SIGKILL');
  for (const folder of folders) folder.remove();
});

function stopGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const groupLives = (pid: number): boolean => {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
};

interface Copy {
  child: ChildProcess;
  url: string;
  said: () => string;
}

/** `npm start` in a process group of its own, as a terminal would run it. */
async function startCopy(dir: string): Promise<Copy> {
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: '', MONGODB_URI: '', DEMO: '0', PORT: String(port), DATA_DIR: dir };
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (!said.includes('Qingjian is ready')) {
    if (child.exitCode !== null) throw new Error(said);
    await wait(50);
  }
  return { child, url: `http://127.0.0.1:${port}`, said: () => said };
}

async function interrupt({ child }: Copy): Promise<void> {
  const ended = once(child, 'exit');
  // A terminal sends Ctrl-C to the whole group.
  stopGroup(child.pid as number, 'SIGINT');
  await ended;
  expect(child.exitCode).toBe(0);
  while (groupLives(child.pid as number)) await wait(20);
}

test('two copies run side by side, say where they are, and Ctrl-C leaves nothing behind', async () => {
  const copies = await Promise.all(folders.map(({ dir }) => startCopy(dir)));
  for (const { url, said } of copies) {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(said()).toContain('清鉴已启动');
    expect(said()).toContain(`${url.replace('127.0.0.1', 'localhost')}/console`);
  }
  await Promise.all(copies.map(interrupt));
}, 120_000);

test('a copy whose parts were all killed starts again', async () => {
  const { dir } = folders[0] as { dir: string };
  const copy = await startCopy(dir);
  stopGroup(copy.child.pid as number, 'SIGKILL');
  while (groupLives(copy.child.pid as number)) await wait(20);
  const again = await startCopy(dir);
  expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
  await interrupt(again);
}, 120_000);

test('production refuses to start and lists every fault at once', async () => {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', 'server/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DEMO: '1', PORT: 'abc', DATA_DIR: path.join(folders[1]?.dir as string, 'without-keys') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'exit');
  expect(child.exitCode).toBe(1);
  for (const name of ['MONGODB_URI', 'DEMO', 'PORT', 'PUBLIC_ORIGIN', 'CONSOLE_ORIGIN', 'keys.json']) expect(said).toContain(name);
}, 60_000);
