// Starts the database, the server and the bot in this process group and stops them in the order that loses nothing.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { greet } from './greet.mjs';
import { root, stop } from './install.mjs';

const graceMs = 12_000;
const readyWithinMs = 180_000;
/** Paths of Unix sockets are limited to 107 bytes on Linux and 103 on macOS. */
const socketPathMax = 100;

/** @typedef {{ name: string, child: import('node:child_process').ChildProcess, ended: Promise<number | null> }} Part */

function launch(name, args, env) {
  // The channel is how a part notices that this process was killed: it then stops by itself.
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
    child.once('error', () => resolve(1));
  });
  return { name, child, ended };
}

async function endPart(part) {
  if (part.child.exitCode !== null || part.child.signalCode !== null) return;
  part.child.kill('SIGTERM');
  const killer = setTimeout(() => part.child.kill('SIGKILL'), graceMs);
  await part.ended;
  clearTimeout(killer);
}

function databaseUri(dataDir) {
  const own = path.join(dataDir, 'db.sock');
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const socket = Buffer.byteLength(own) <= socketPathMax ? own : path.join(os.tmpdir(), `qingjian-${name}.sock`);
  return { socket, uri: `mongodb://${encodeURIComponent(socket)}/qingjian` };
}

async function until(ready, parts) {
  const begun = Date.now();
  while (Date.now() - begun < readyWithinMs) {
    if (await ready()) return true;
    const dead = parts.find((part) => part.child.exitCode !== null || part.child.signalCode !== null);
    if (dead) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** What a part sends when it is ready, or undefined where it ended before. */
async function firstMessage(part) {
  const message = new Promise((resolve) => part.child.once('message', resolve));
  return Promise.race([message, part.ended.then(() => undefined)]);
}

/** Where nobody has set WeChat up, a trial has the sandbox in its place. Keys of Tencent Cloud that are set stay. */
async function startSandbox({ port, botPort, dataDir, env, parts }) {
  const bot = `http://127.0.0.1:${botPort}`;
  const sandboxPort = process.env.SANDBOX_PORT || String(port + 100);
  const part = launch('sandbox', ['scripts/sandbox/main.ts', '--port', sandboxPort, '--state', path.join(dataDir, 'sandbox.json'), '--pay-keys', path.join(dataDir, 'sandbox-pay'), '--callback', `${bot}/wechat/callback`, '--upcoming', `${bot}/demo/upcoming`], env);
  parts.push(part);
  const told = await firstMessage(part);
  if (!told) return undefined;
  const ownTencent = Boolean(process.env.TENCENT_SECRET_ID || process.env.TTS_SECRET_ID);
  for (const [name, value] of Object.entries(told.environment)) if (!ownTencent || name.startsWith('WECHAT')) env[name] = value;
  return told.environment.WECHAT_API_ORIGIN;
}

async function answersReady(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}

export async function supervise() {
  const begun = Date.now();
  const port = Number(process.env.PORT || 3000);
  const dataDir = path.resolve(root, process.env.DATA_DIR || 'data');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // A person watches this terminal: only what needs attention.
  const botPort = process.env.BOT_PORT || String(port + 1);
  const env = { LOG_LEVEL: 'warn', ...process.env, PORT: String(port), BOT_PORT: botPort, DATA_DIR: dataDir };
  const embedded = !process.env.MONGODB_URI;
  const production = process.env.NODE_ENV === 'production';
  if (embedded && production) {
    stop('正式运行请设置 MONGODB_URI，内置数据库只供试用。', 'Production needs MONGODB_URI; the embedded engine is for trial only.');
  }
  /** @type {Part[]} */
  const parts = [];
  let stopping = false;

  const endAll = async (code) => {
    if (stopping) return;
    stopping = true;
    const [doors, database] = [parts.filter((part) => part.name !== 'database'), parts.filter((part) => part.name === 'database')];
    await Promise.all(doors.map(endPart));
    await Promise.all(database.map(endPart));
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void endAll(0));

  if (embedded) {
    const { socket, uri } = databaseUri(dataDir);
    const listening = process.platform === 'win32' ? ['--port', '27117'] : ['--socket', socket];
    env.MONGODB_URI = process.platform === 'win32' ? 'mongodb://127.0.0.1:27117/qingjian' : uri;
    env.EMBEDDED_ENGINE = '1';
    parts.push(launch('database', ['embedded-mongo/main.ts', ...listening, '--data', path.join(dataDir, 'db')], env));
  }
  const demo = env.DEMO ? ['1', 'true', 'on'].includes(env.DEMO) : embedded;
  env.DEMO = demo ? '1' : '0';
  const marker = path.join(dataDir, 'demo-loaded.json');
  if (demo && !existsSync(marker)) {
    process.stdout.write('正在生成演示数据，只有第一次。 Making demo data, the first time only.\n');
    const loader = launch('demo', ['scripts/demo/load.ts', '--marker', marker], env);
    parts.push(loader);
    const code = await loader.ended;
    parts.pop();
    if (stopping) return;
    if (code !== 0) {
      process.stderr.write('✗ 演示数据没有生成。 Demo data failed.\n');
      await endAll(1);
    }
  }
  let sandbox;
  if (demo && !production && !process.env.WECHAT_OA_APPID && !process.env.WECHAT_MP_APPID) {
    sandbox = await startSandbox({ port, botPort, dataDir, env, parts });
    if (stopping) return;
    if (!sandbox) await endAll(1);
  }
  parts.push(launch('server', ['server/main.ts'], env), launch('bot', ['bot/main.ts'], env));
  for (const part of parts) {
    void part.ended.then((code) => {
      if (stopping) return;
      process.stderr.write(`✗ ${part.name} 意外停止（${code}），全部停下。 ${part.name} ended, stopping all.\n`);
      void endAll(1);
    });
  }
  if (await until(() => answersReady(port), parts)) await greet({ port, demo, sandbox, tookMs: Date.now() - begun });
  else if (!stopping) {
    process.stderr.write('✗ 没有启动成功，原因在上面。 Not ready; the reason stands above.\n');
    await endAll(1);
  }
}
