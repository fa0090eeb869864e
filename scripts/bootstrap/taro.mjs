// Builds the mini-program or its H5 pages: `node scripts/bootstrap/taro.mjs weapp|h5`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './install.mjs';

const type = process.argv[2];
const cli = path.join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro');
const result = spawnSync(process.execPath, [cli, 'build', '--type', type, '--no-check'], {
  cwd: path.join(root, 'miniapp'),
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
process.exit(result.status ?? 1);
