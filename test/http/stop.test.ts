import { Agent, request as httpRequest } from 'node:http';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { route } from '../../server/route';
import { startServer, type RunningServer } from '../../server/start';
import { useTestDatabase } from '../support/database';
import { testSettings } from '../support/http';

useTestDatabase();

let release: () => void = () => undefined;
let entered: () => void = () => undefined;
const groups = [
  {
    title: '慢',
    routes: [
      route({
        method: 'get',
        path: '/api/public/slow',
        surface: 'public' as const,
        policy: 'open' as const,
        summary: '慢',
        async handle() {
          await new Promise<void>((resolve) => {
            release = resolve;
            entered();
          });
        },
      }),
    ],
  },
];
const start = (): Promise<RunningServer> => startServer(testSettings(), { log: pino({ level: 'silent' }), groups, limitOf: () => null });

const status = (url: string, agent?: Agent): Promise<number | string | undefined> =>
  new Promise((resolve) => {
    httpRequest(url, { agent }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode));
    })
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      .end();
  });

it('lets what is under way finish, and takes nothing new', async () => {
  const server = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect(await status(`${server.url}/readyz`, agent)).toBe(200);
  const inside = new Promise<void>((resolve) => (entered = resolve));
  const slow = status(`${server.url}/api/public/slow`);
  await inside;
  const closed = server.close();
  expect(await status(`${server.url}/healthz`)).toBe('ECONNREFUSED');
  release();
  expect(await slow).toBe(204);
  await closed;
  agent.destroy();
});

it('answers 503 on a connection that was open before the stop', async () => {
  const server = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect(await status(`${server.url}/readyz`, agent)).toBe(200);
  server.app.lifecycle.stopping = true;
  expect(await status(`${server.url}/readyz`, agent)).toBe(503);
  expect(await status(`${server.url}/api/public/slow`, agent)).toBe(503);
  expect(await status(`${server.url}/healthz`, agent)).toBe(200);
  agent.destroy();
  await server.close();
});

it('is not ready without its database', async () => {
  const server = await start();
  await mongoose.connection.close();
  expect(await status(`${server.url}/readyz`)).toBe(503);
  expect(await status(`${server.url}/api/public/slow`)).toBe(503);
  expect(await status(`${server.url}/healthz`)).toBe(200);
  await server.close();
});
