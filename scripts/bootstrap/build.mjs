// Builds pages when their sources changed since the last build. Node's own modules only.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isBundled, root, run } from './install.mjs';

/** What each built thing is made from, and how. Output stands in dist/NAME. */
export const targets = {
  h5: { sources: ['miniapp', 'contracts', 'design', 'package-lock.json'], label: '网页（H5）', command: ['node', ['scripts/bootstrap/taro.mjs', 'h5']] },
  console: { sources: ['console', 'contracts', 'design', 'scripts/build-console.ts', 'scripts/build-page.ts', 'package-lock.json'], label: '管理台', command: ['node', ['--require', 'tsx/cjs', 'scripts/build-console.ts']] },
  sandbox: { sources: ['scripts/sandbox/page', 'scripts/sandbox/contract.ts', 'console/parts', 'console/mark.svg', 'scripts/build-sandbox.ts', 'scripts/build-page.ts', 'package-lock.json'], label: '微信沙箱', command: ['node', ['--require', 'tsx/cjs', 'scripts/build-sandbox.ts']] },
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
    const { sources, label, command } = targets[name];
    // Beside the output, not inside it: a build empties its own folder.
    const stamp = path.join(root, 'dist', `.${name}-built`);
    const wanted = fingerprint(sources);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    process.stdout.write(`正在生成${label}。 Building ${name}.\n`);
    const took = run(...command, { quiet: true, env: { ...process.env, NODE_ENV: 'production' } });
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, wanted);
    process.stdout.write(`  ${(took / 1000).toFixed(1)} s\n`);
  }
}
