import { request as httpRequest } from 'node:http';
import { useTestDatabase } from '../support/database';
import { testClock } from '../support/factories';
import { useServer, type TestServer } from '../support/http';

useTestDatabase();
const origins = { publicOrigin: 'https://pingyi.example.gov.cn', consoleOrigin: 'https://guanli.example.gov.cn', production: true } as const;
const both = useServer(origins, { clock: testClock });
const publicOnly = useServer({ ...origins, surfaces: ['public'] }, { clock: testClock });
const staffOnly = useServer({ ...origins, surfaces: ['staff'] }, { clock: testClock });
const oneHost = useServer({}, { clock: testClock });

interface Reply {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** `fetch` sets Host itself; a raw request says what a proxy would. */
function ask(server: TestServer, host: string, address: string, headers: Record<string, string> = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    httpRequest(server.url() + address, { headers: { host, ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    })
      .on('error', reject)
      .end();
  });
}

const citizens = 'pingyi.example.gov.cn';
const staff = 'guanli.example.gov.cn';
const window = '/api/public/windows/ABCDEFGH';

describe('two hosts', () => {
  it('show the console and its API on one, the citizens’ pages on the other', async () => {
    expect((await ask(both, citizens, '/api/session')).status).toBe(404);
    expect((await ask(both, citizens, '/console')).status).toBe(404);
    expect((await ask(both, citizens, '/')).status).toBe(200);
    expect((await ask(both, citizens, window)).text).toContain('windowNotFound');
    expect((await ask(both, staff, '/api/session')).status).toBe(401);
    expect((await ask(both, staff, '/console')).status).toBe(200);
    expect((await ask(both, staff, window)).text).toContain('"notFound"');
    const root = await ask(both, staff, '/');
    expect([root.status, root.headers.location]).toEqual([302, '/console']);
    expect((await ask(both, staff, '/pages/rate/index')).status).toBe(404);
  });

  it('describe only what they show', async () => {
    expect((await ask(both, citizens, '/openapi.json')).text).not.toContain('/api/accounts');
    expect((await ask(both, staff, '/openapi.json')).text).not.toContain('/api/public/');
  });

  it('do not answer staff on the public host even with an origin that fits', async () => {
    expect((await ask(both, citizens, '/api/accounts', { origin: origins.consoleOrigin })).status).toBe(404);
  });
});

describe('a process', () => {
  it('serves only its surfaces', async () => {
    expect((await ask(publicOnly, staff, '/api/session')).status).toBe(404);
    expect((await ask(publicOnly, staff, '/console')).status).toBe(404);
    expect((await ask(publicOnly, citizens, '/')).status).toBe(200);
    expect((await ask(staffOnly, citizens, '/')).status).toBe(404);
    expect((await ask(staffOnly, staff, '/api/session')).status).toBe(401);
  });

  it('serves everything under one address on a trial', async () => {
    for (const address of ['/', '/console', '/docs', '/openapi.json', '/healthz', '/readyz', '/metrics']) expect((await oneHost.client().get(address)).status).toBe(200);
    expect((await oneHost.client().get('/api/session')).status).toBe(401);
  });
});

describe('production', () => {
  it('asks browsers for https from now on', async () => {
    expect((await ask(both, citizens, '/')).headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
  });

  it('shows figures to this machine only', async () => {
    expect((await ask(both, citizens, '/metrics')).status).toBe(200);
    expect((await ask(both, citizens, '/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
  });
});
