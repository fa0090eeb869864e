// `npm run bundle`: one archive with dependencies and built pages, for an intranet without a registry.
// Made for the system and processor it is made on (native parts: lmdb, sharp, argon2).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledMark, ensureInstalled, ensureNode, root, run } from './bootstrap/install.mjs';
import { ensureBuilt } from './bootstrap/build.mjs';

const parts = [
  'contracts', 'domain', 'settings', 'runtime', 'clients', 'server', 'bot', 'embedded-mongo', 'templates', 'scripts', 'deploy', 'docs', 'design',
  'package.json', 'package-lock.json', '.npmrc', '.env.example', 'tsconfig.json', 'LICENSE', 'README.md', 'README.zh-CN.md', 'CHANGELOG.md',
  'dist/h5', 'dist/console', 'dist/sandbox', 'dist/weapp',
];

ensureNode();
ensureInstalled();
ensureBuilt(['weapp', 'h5', 'console', 'sandbox']);

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const name = `qingjian-${version}-${process.platform}-${process.arch}`;
const staging = path.join(root, 'dist', 'bundle', name);
rmSync(path.dirname(staging), { recursive: true, force: true });
mkdirSync(staging, { recursive: true });
for (const part of parts) {
  const from = path.join(root, part);
  if (!existsSync(from)) throw new Error(`missing ${part}`);
  cpSync(from, path.join(staging, part), { recursive: true, filter: (file) => !/\.test\.tsx?$/.test(file) });
}
run('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: staging });
writeFileSync(path.join(staging, bundledMark), `${version}\n`);

const archive = path.join(root, 'dist', `${name}.tar.gz`);
const { status } = spawnSync('tar', ['-czf', archive, '-C', path.dirname(staging), name], { stdio: 'inherit' });
if (status !== 0) throw new Error('tar failed');
rmSync(path.dirname(staging), { recursive: true, force: true });
const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex');
writeFileSync(`${archive}.sha256`, `${sha256}  ${path.basename(archive)}\n`);
process.stdout.write(`\n离线安装包 Offline bundle: ${path.relative(root, archive)}\nSHA-256 ${sha256}\n安装见 docs/operations.md · see docs/operations.md\n`);
