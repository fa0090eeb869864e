// Builds pages when their sources changed since the last build. Node's own modules only.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isBundled, root, run } from './install.mjs';

/** What each built thing is made from, and how. Output stands in dist/NAME. */
export const targets = {
  h5: { sources: ['miniapp', 'contracts', 'design', 'scripts/bootstrap/taro.mjs', 'scripts/build-kiosk-worker.ts', 'scripts/compress.ts', 'package-lock.json'], label: '网页（H5）', command: ['node', ['scripts/bootstrap/taro.mjs', 'h5']] },
  console: { sources: ['console', 'contracts', 'design', 'scripts/build-console.ts', 'scripts/build-page.ts', 'scripts/compress.ts', 'package-lock.json'], label: '管理台', command: ['node', ['--require', 'tsx/cjs', 'scripts/build-console.ts']] },
  sandbox: { sources: ['scripts/sandbox/page', 'scripts/sandbox/contract.ts', 'console/parts', 'console/mark.svg', 'scripts/build-sandbox.ts', 'scripts/build-page.ts', 'scripts/compress.ts', 'package-lock.json'], label: '微信沙箱', command: ['node', ['--require', 'tsx/cjs', 'scripts/build-sandbox.ts']] },
  weapp: { sources: ['miniapp', 'contracts', 'design', 'package-lock.json'], label: '小程序', command: ['node', ['scripts/bootstrap/taro.mjs', 'weapp']] },
};

function* files(entry) {
  const full = path.join(root, entry);
  if (!existsSync(full)) return;
  const listing = readdirSync(path.dirname(full), { withFileTypes: true }).find((item) => item.name === path.basename(full));
  if (listing?.isFile()) yield entry;
  if (!listing?.isDirectory()) return;
  for (const item of readdirSync(full).sort()) {
    if (item === 'dist' || item === 'node_modules' || item.startsWith('.')) continue;
    yield* files(`${entry}/${item}`);
  }
}

function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of files(source)) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
    }
  }
  return hash.digest('hex');
}

/** @param {(keyof typeof targets)[]} names */
export function ensureBuilt(names) {
  if (isBundled()) return;
  for (const name of names) {
    const wanted = fingerprint(targets[name].sources);
    if (isBuilt(name, wanted)) continue;
    alone(name, () => isBuilt(name, wanted) || build(name, wanted));
  }
}

// Beside the output, not inside it: a build empties its own folder.
const stampOf = (name) => path.join(root, 'dist', `.${name}-built`);
const isBuilt = (name, wanted) => existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === wanted;

function build(name, wanted) {
  const { label, command } = targets[name];
  process.stdout.write(`正在生成${label}。 Building ${name}.\n`);
  const took = run(...command, { quiet: true, env: { ...process.env, NODE_ENV: 'production' } });
  writeFileSync(stampOf(name), wanted);
  process.stdout.write(`  ${(took / 1000).toFixed(1)} s\n`);
}

/** Two that are started at once on one folder would build into the same place: the second waits, and finds it built. */
function alone(name, work) {
  const lock = path.join(root, 'dist', `.${name}-building`);
  mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isOver(lock)) rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  const release = () => rmSync(lock, { force: true });
  process.on('exit', release);
  work();
  process.off('exit', release);
  release();
}

/** Whoever held it is gone, killed in the middle of a build. */
function isOver(lock) {
  const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
