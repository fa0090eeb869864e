import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { settingsCatalogue } from '../../settings';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The part of the compose specification that our file uses; anything else in it is a mistake. */
const service = z.strictObject({
  image: z.string(),
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  restart: z.enum(['no', 'unless-stopped']).optional(),
  env_file: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  command: z.array(z.string()).optional(),
  volumes: z.array(z.string().regex(/^[^:]+:\/[^:]+(:ro)?$/)).optional(),
  networks: z.array(z.string()).optional(),
  ports: z.array(z.string().regex(/^\d+:\d+$/)).optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
  healthcheck: z.union([z.strictObject({ disable: z.literal(true) }), z.strictObject({ test: z.array(z.string()), interval: z.string(), timeout: z.string(), retries: z.number() })]).optional(),
  depends_on: z.union([z.array(z.string()), z.record(z.string(), z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) }))]).optional(),
});
const compose = z.object({ services: z.record(z.string(), service), networks: z.record(z.string(), z.unknown()), volumes: z.record(z.string(), z.unknown()) });

describe('compose file', () => {
  const file = compose.parse(parse(read('deploy/compose.yaml'), { merge: true }));

  test('runs a replica set of three, two servers, one bot and a proxy', () => {
    expect(Object.keys(file.services).sort()).toEqual(['bot', 'mongo-init', 'mongo1', 'mongo2', 'mongo3', 'proxy', 'server1', 'server2']);
  });

  test('names only services, networks, volumes and files that exist', () => {
    for (const { depends_on, networks, volumes, build } of Object.values(file.services)) {
      for (const name of Array.isArray(depends_on) ? depends_on : Object.keys(depends_on ?? {})) expect(Object.keys(file.services)).toContain(name);
      for (const name of networks ?? []) expect(Object.keys(file.networks)).toContain(name);
      if (build) expect(existsSync(path.join(root, 'deploy', build.context, build.dockerfile))).toBe(true);
      for (const volume of volumes ?? []) {
        const [from = ''] = volume.split(':');
        // deploy/tls holds the installation's own certificates.
        if (from.startsWith('./')) expect(from === './tls' || existsSync(path.join(root, 'deploy', from))).toBe(true);
        else expect(Object.keys(file.volumes)).toContain(from);
      }
    }
  });

  test('only the proxy can be reached from outside, and it trusts the proxy network alone', () => {
    const open = Object.entries(file.services).filter(([, each]) => each.ports);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
    expect(file.services.server1?.environment?.TRUSTED_PROXIES).toBe('172.30.0.0/24');
  });

  test('passes settings that exist', () => {
    const known = Object.values(settingsCatalogue).map((setting) => setting.name);
    for (const name of Object.keys(file.services.server1?.environment ?? {})) expect(known).toContain(name);
  });
});

test.each(['server', 'bot'])('the unit of the %s starts a file that exists, as its own user, with a stop that outlasts ours', (name) => {
  const unit = read(`deploy/systemd/qingjian-${name}.service`);
  const started = /^ExecStart=\S+ --require tsx\/cjs (\S+)$/m.exec(unit)?.[1] ?? '';
  expect(existsSync(path.join(root, started))).toBe(true);
  expect(unit).toMatch(/^User=qingjian$/m);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
});

test('the proxy writes no address into a log and hands on none that a client made up', () => {
  const site = read('deploy/nginx/qingjian.conf');
  const format = /log_format without_people '([^']*)'/.exec(site)?.[1] ?? '';
  expect(format).not.toMatch(/remote_addr|request_uri|\$request\b|args|http_/);
  expect(site.match(/access_log /g)).toHaveLength(3);
  expect(site.match(/access_log \S+ without_people;/g)).toHaveLength(2);
  expect(site.match(/access_log off;/g)).toHaveLength(1);
  expect(read('deploy/nginx/qingjian-proxy.conf')).toMatch(/X-Forwarded-For \$remote_addr;/);
});

test('the proxy hands the official account’s callback to the bot, on the public name alone and at the bot’s port', () => {
  const [, citizens = '', staff = ''] = read('deploy/nginx/qingjian.conf').split('listen 443');
  for (const path of ['callback', 'pay']) expect(citizens).toMatch(new RegExp(`location = /wechat/${path} \\{[^}]*proxy_pass http://qingjian_bot;`));
  expect(staff).not.toContain('callback');
  const port = /upstream qingjian_bot \{\s+server bot:(\d+);/.exec(read('deploy/nginx/qingjian.conf'))?.[1];
  const { services } = compose.parse(parse(read('deploy/compose.yaml'), { merge: true }));
  expect(services.bot?.environment?.BOT_PORT).toBe(port);
});

describe('proxy settings', () => {
  const config = read('deploy/nginx/qingjian.conf');

  test('write nothing of reporting, by access or by error log, and keep its files off the disk', () => {
    const [, pattern = '', block = ''] = /location ~\* (\S+) \{([^}]*)\}/.exec(config) ?? [];
    expect(['/report', '/report/write', '/api/report', '/api/report/visit', '/API/REPORT/'].filter((path) => !new RegExp(pattern, 'i').test(path))).toEqual([]);
    expect(['/api/reports', '/reporting', '/api/ratings'].filter((path) => new RegExp(pattern, 'i').test(path))).toEqual([]);
    for (const line of ['access_log off;', 'error_log /dev/null;', 'client_max_body_size 21m;', 'proxy_max_temp_file_size 0;']) expect(block).toContain(line);
  });
});
