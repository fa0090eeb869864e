// Runs before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** Stands in an offline bundle: everything is there already. */
export const bundledMark = '.bundled';
export const isBundled = () => existsSync(path.join(root, bundledMark));
const stamp = path.join(root, 'node_modules', '.qingjian-lock');

/** Ends with a sentence that a person can act on. */
export function stop(chinese, english) {
  process.stderr.write(`\n✗ ${chinese}\n  ${english}\n`);
  process.exit(1);
}

/**
 * Runs to the end or stops with a sentence. `quiet`: what the command says is shown only where it fails.
 * @returns {number} milliseconds that the command took
 */
export function run(command, args, { quiet = false, ...options } = {}) {
  const begun = Date.now();
  const shell = process.platform === 'win32';
  const result = spawnSync(command, args, { cwd: root, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', shell, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options });
  if (result.status !== 0 && quiet) process.stderr.write(`${result.stdout}${result.stderr}`);
  if (result.status !== 0) stop(`没有成功：${command} ${args.join(' ')}`, `Failed: ${command} ${args.join(' ')}`);
  return Date.now() - begun;
}

export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`需要 Node.js 20.19 或更新，现在是 ${process.versions.node}。`, `Node.js 20.19 or newer is needed, this is ${process.versions.node}.`);
}

/** Installs what the lock file names, once for each lock file. */
export function ensureInstalled() {
  if (isBundled()) return;
  const wanted = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stdout.write('正在安装依赖，只有第一次需要几分钟。 Installing dependencies, the first time only.\n');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}
