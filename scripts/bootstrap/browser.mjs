// Finds the browser that the tests drive; on a Debian machine as root, installs it with fonts for Chinese.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run, stop } from './install.mjs';

const candidates = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const find = () => candidates.find((file) => file && existsSync(file));
const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
const hasChineseFont = () => {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
};

/** @returns {string} the path of the browser */
export function ensureBrowser() {
  const missing = [];
  if (!find()) missing.push('chromium');
  if (isDebianRoot() && !hasChineseFont()) missing.push('fonts-noto-cjk', 'fontconfig');
  if (missing.length > 0 && isDebianRoot()) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    process.stdout.write(`正在安装测试用的浏览器和字体。 Installing ${missing.join(', ')}.\n`);
    run('apt-get', ['update', '-qq'], { env });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return find() ?? stop('没有找到 Chrome、Chromium 或 Edge，请先安装一个，或用 CHROME_PATH 指出它在哪里。', 'No Chrome, Chromium or Edge found: install one, or name it in CHROME_PATH.');
}
