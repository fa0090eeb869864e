import Koa, { type Middleware } from 'koa';
import type { WechatClient } from '../../clients/wechat';
import { fail, systemClock, systemContext, type Clock } from '../../domain/kernel';
import { clientAddress } from '../../runtime/http/client-address';
import { frame } from '../../runtime/http/frame';
import { securityHeaders } from '../../runtime/http/headers';
import { health, type Lifecycle } from '../../runtime/http/health';
import { createMetrics } from '../../runtime/http/metrics';
import { createLogger, type Logger } from '../../runtime/log';
import type { Settings } from '../../settings';
import { callback, callbackMetrics, Conversations, doorOf, type Patience } from '../callback';
import type { Topic } from '../chat/topic';
import { topics as allTopics } from '../topics';
import { payNotifications } from './pay-notifications';
import { upcoming } from './upcoming';

export interface BotAppDependencies {
  wechat: WechatClient;
  clock?: Clock;
  log?: Logger;
  topics?: readonly Topic[];
  patience?: Partial<Patience>;
}

export interface BotApp {
  koa: Koa;
  lifecycle: Lifecycle;
  /** Resolves when no reply is under way any more. */
  settled(): Promise<void>;
}

/** The bot's own door: health, metrics, the official account's callback, and in a trial what the sandbox shows of it. */
export function createBotApp(settings: Settings, { wechat, clock = systemClock, log = createLogger(settings), topics = allTopics, patience }: BotAppDependencies): BotApp {
  const lifecycle: Lifecycle = { stopping: false };
  const metrics = createMetrics();
  const address = clientAddress(settings.trustedProxies);
  const koa = new Koa();
  koa.silent = true;
  koa.use(frame({ log, metrics, headers: securityHeaders(settings) }));
  koa.use(health({ lifecycle, metrics, address, production: settings.production }));
  koa.use(refuseWhileStopping(lifecycle));
  let conversations: Conversations | undefined;
  // Without an official account its callback is not there.
  if (settings.officialAccount) {
    const talk = { ctx: systemContext('officialAccount', clock), wechat, publicOrigin: settings.publicOrigin };
    conversations = new Conversations({ topics, talk, log, patience });
    koa.use(callback({ door: doorOf(settings.officialAccount, clock), conversations, clock, log, metrics: callbackMetrics(metrics) }));
  }
  if (settings.wechatPay) koa.use(payNotifications({ ctx: systemContext('wechatPay', clock), log }));
  if (settings.demo) koa.use(upcoming({ clock, address }));
  koa.use(() => fail('notFound'));
  return { koa, lifecycle, settled: async () => conversations?.settled() };
}

/** WeChat sends again to whoever takes over. */
function refuseWhileStopping(lifecycle: Lifecycle): Middleware {
  return (koa, next) => {
    if (!lifecycle.stopping) return next();
    koa.set('Connection', 'close');
    return fail('notReady', { retryAfterSeconds: 5 });
  };
}
