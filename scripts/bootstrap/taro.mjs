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
// The touch screens' service worker knows the files by name, so it comes after them.
if (type === 'h5') process.exit(spawnSync(process.execPath, ['--require', 'tsx/cjs', 'scripts/build-kiosk-worker.ts'], { cwd: root, stdio: 'inherit' }).status ?? 1);
