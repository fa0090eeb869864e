import Koa from 'koa';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Callback } from './callback/deliver';
import type { Accepted, LogEntry } from './contract';
import { controlGuard } from './control/guard';
import { page } from './control/page';
import { controlRoutes } from './control/routes';
import type { Person } from './people';
import { StateFile } from './store';
import { tencent } from './tencent/serve';
import { pollUpcoming } from './upcoming';
import { wechatInterfaces } from './wechat';
import { wechat } from './wechat/serve';
import { openPay, type SandboxPay } from './wechatpay';
import { World } from './world';

export interface SandboxOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** Where followers, chats and tokens are kept over a restart; absent: nowhere. */
  stateFile?: string;
  /** The account's callback address; absent: nobody is told anything. */
  callbackUrl?: string;
  /** False: callbacks are signed but not encrypted. */
  safeMode?: boolean;
  seed?: number;
  /** Whoever is there at first; absent: those of people.ts. */
  people?: Person[];
  /** Template messages a day. */
  templateQuota?: number;
  /** How long a call that is to time out is left without an answer. */
  timeoutMs?: number;
  /** How long WeChat waits for the answer to a callback before it sends again. */
  answerWithinMs?: number;
  /** GET /demo/upcoming of the platform's bot. */
  upcomingUrl?: string;
  /** Where the keys of the sandbox's merchant are kept; absent: in memory only. */
  payKeys?: string;
}

export interface Sandbox {
  /** http://127.0.0.1:PORT */
  origin: string;
  world: World;
  pay: SandboxPay;
  /** Every message that was taken, oldest first. */
  accepted(): Accepted[];
  log(): readonly LogEntry[];
  /** Resolves when all callbacks have been answered or given up. */
  settled(): Promise<void>;
  /** Whether the callback address answers WeChat's question for an echo. */
  verifyCallback(): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts the sandbox on this machine's own address only. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, stateFile, callbackUrl = null, safeMode = true, seed = 1, people, templateQuota = 100_000, timeoutMs = 15_000, answerWithinMs = 5000, upcomingUrl, payKeys } = options;
  const world = new World({ seed, people, templateQuota });
  const store = stateFile === undefined ? null : new StateFile(world, stateFile);
  store?.load();
  const callback = new Callback(world, { url: callbackUrl, safeMode, answerWithinMs });
  let origin = '';
  const pay = openPay(world, { folder: payKeys, timeoutMs, origin: () => origin });

  const koa = new Koa();
  koa.use(wechat(world, wechatInterfaces(callback.notify), { timeoutMs }));
  koa.use(pay.middleware);
  koa.use(tencent(world, { timeoutMs }));
  koa.use(controlGuard);
  koa.use(controlRoutes(world, callback, { callbackUrl, safeMode, origin: () => origin, pay }).routes());
  koa.use(page);
  const server = createServer(koa.callback());
  // As the real platforms do; Node's five seconds would cut connections that a caller has paused on and just takes up again.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stopPolling = upcomingUrl === undefined ? () => undefined : pollUpcoming(world, upcomingUrl);

  return {
    origin,
    world,
    pay,
    accepted: () => world.accepted.after(0, Infinity).map(({ number, item }) => ({ number, ...item })),
    log: () => world.log.all(),
    settled: async () => void (await Promise.all([callback.idle(), pay.notifier.idle()])),
    verifyCallback: () => callback.verify(),
    async close() {
      stopPolling();
      callback.close();
      pay.notifier.close();
      world.hub.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await store?.close();
    },
  };
}
