import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { freePort } from '../../../scripts/processes';

const shipped = path.resolve(__dirname, '../../../deploy/nginx');

export interface Proxy {
  url: string;
  stop(): Promise<void>;
}

export const hasNginx = (): boolean => spawnSync('nginx', ['-v']).status === 0;

/**
 * The proxy as `deploy/` ships it, in front of a server of this machine: only names, ports, certificates and folders are
 * others. Its logs lie in `folder`.
 */
export async function startProxy(folder: string, upstream: string): Promise<Proxy> {
  const [citizens, staff, plain] = [await freePort(), await freePort(), await freePort()];
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const ports = [citizens, staff];
  const site = readFileSync(path.join(shipped, 'qingjian.conf'), 'utf8')
    .replace(/ {2}server server[12]:3000[^\n]*\n(?: {2}server server2[^\n]*\n)?/, `  server ${upstream};\n`)
    .replace('server bot:3001;', 'server 127.0.0.1:9;')
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace(/listen 443 ssl http2;/g, () => `listen 127.0.0.1:${ports.shift()};`)
    .replace(/ {2}ssl_[^\n]*\n/g, '')
    .replaceAll('/var/log/nginx', folder)
    .replaceAll('/etc/nginx/', `${folder}/`);
  writeFileSync(path.join(folder, 'site.conf'), site);
  writeFileSync(path.join(folder, 'qingjian-proxy.conf'), readFileSync(path.join(shipped, 'qingjian-proxy.conf')));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  writeFileSync(path.join(folder, 'nginx.conf'), `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log; events {} http { ${temporary} include ${folder}/site.conf; }\n`);
  const child = spawn('nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf')], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  await Promise.race([answers(citizens), ended.then(() => Promise.reject(new Error('nginx ended before it was ready')))]);
  return {
    url: `http://127.0.0.1:${citizens}`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Resolves once somebody listens there. */
async function answers(port: number): Promise<void> {
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => (socket.destroy(), resolve(true)));
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
