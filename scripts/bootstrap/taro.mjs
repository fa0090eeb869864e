// Builds the mini-program or its H5 pages: `node scripts/bootstrap/taro.mjs weapp|h5`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';

const type = process.argv[2];
const cli = path.join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro');
const result = spawnSync(process.execPath, [cli, 'build', '--type', type, '--no-check', '--disable-global-config'], {
  cwd: path.join(root, 'miniapp'),
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
// Taro ends with 0 where a page did not compile: what must be there tells.
const made = path.join(root, 'dist', type, type === 'h5' ? 'index.html' : 'app.json');
if (result.status !== 0 || !existsSync(made)) process.exit(1);
if (type === 'h5') {
  const out = path.dirname(made);
  // The touch screens' service worker knows the files by name, so it comes after them; compressed copies stand beside all.
  for (const script of ['build-kiosk-worker.ts', 'compress.ts']) {
    const { status } = spawnSync(process.execPath, ['--require', 'tsx/cjs', path.join(root, 'scripts', script), out], { cwd: root, stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
}
