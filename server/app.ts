import path from 'node:path';
import type { IncomingMessage } from 'node:http';
import Router from '@koa/router';
import Koa, { type Middleware } from 'koa';
import { z } from 'zod';
import { chineseMessages } from '../contracts/messages';
import { spendTask } from '../domain/clue';
import { databaseReady, fail, systemClock, type Clock } from '../domain/kernel';
import type { Settings } from '../settings';
import { guard } from './guard/guard';
import { TokenBuckets } from './guard/rate-limit';
import { Toll } from './guard/toll';
import { Turns } from './guard/turns';
import { clientAddress } from '../runtime/http/client-address';
import { firstScreens } from './first-screen';
import { faces } from './http/faces';
import { frame } from '../runtime/http/frame';
import { securityHeaders } from '../runtime/http/headers';
import { KeptAnswers } from './http/kept-answers';
import { health, type Lifecycle } from '../runtime/http/health';
import { createLogger, type Logger } from '../runtime/log';
import { createMetrics } from '../runtime/http/metrics';
import { surfacesOf } from './http/surfaces';
import { documentation } from './openapi/documentation';
import type { RateLimit, Route, Surface } from './route';
import { routeGroups, type RouteGroup } from './routes';

z.config({ localeError: chineseMessages });

export interface AppDependencies {
  clock?: Clock;
  log?: Logger;
  /** Where the built pages are: `h5/` and `console/`. */
  dist?: string;
  groups?: readonly RouteGroup[];
  /** Replaces the routes' own limits, for benches and for the tests of limits; null = none. */
  limitOf?(route: Route): RateLimit | null;
  /** Bytes for public answers that are given again without asking the database; default: none. */
  answersRoom?: number;
}

export interface App {
  koa: Koa;
  lifecycle: Lifecycle;
  log: Logger;
}

/** A whole hall shares one address, and a demo is tried by programs too. */
const publicDefault: RateLimit = { points: 3000, perSeconds: 60 };
const staffDefault: RateLimit = { points: 600, perSeconds: 60 };
const demoFactor = 50;

export function declaredLimit(route: Route, demo: boolean): RateLimit {
  const limit = route.rateLimit ?? (route.surface === 'public' ? publicDefault : staffDefault);
  return demo ? { ...limit, points: limit.points * demoFactor } : limit;
}

/** Literal segments before parameters, so that /api/ratings/export is not taken for an id. */
function bySpecificity(a: Route, b: Route): number {
  const left = a.path.split('/');
  const right = b.path.split('/');
  const differs = left.findIndex((segment, index) => segment.startsWith(':') !== (right[index] ?? '').startsWith(':'));
  return differs < 0 ? 0 : left[differs]?.startsWith(':') ? 1 : -1;
}

/** The whole door as a Koa app; the database is connected by whoever starts it. */
export function createApp(settings: Settings, dependencies: AppDependencies = {}): App {
  const { clock = systemClock, log = createLogger(settings), dist = path.resolve(__dirname, '..', 'dist'), groups = routeGroups } = dependencies;
  const limitOf = dependencies.limitOf ?? ((route: Route) => declaredLimit(route, settings.demo));
  const address = clientAddress(settings.trustedProxies);
  const lifecycle: Lifecycle = { stopping: false };
  const metrics = createMetrics();
  const surfaces = surfacesOf(settings);
  const guardDependencies = { settings, clock, log, address, buckets: new TokenBuckets(), toll: new Toll(clock, spendTask), kept: new KeptAnswers(dependencies.answersRoom ?? 0), turns: new Turns(), limitOf };
  const koa = new Koa();
  // What Koa itself would print of a broken connection says nothing that the log line does not.
  koa.silent = true;
  koa.use(frame({ log, metrics, headers: securityHeaders(settings) }));
  koa.use(health({ lifecycle, metrics, address, production: settings.production }));
  koa.use(refuseWhileNotReady(lifecycle));
  for (const surface of ['public', 'staff'] as const) {
    const own = groups.flatMap((group) => group.routes).filter((route) => route.surface === surface && settings.surfaces.includes(surface));
    koa.use(onlyOn(surface, surfaces, routed([...own].sort(bySpecificity), (route) => guard(route, guardDependencies))));
  }
  koa.use(unanswered);
  koa.use(documentation(groups, surfaces));
  koa.use(faces(dist, surfaces, firstScreens(guardDependencies)));
  return { koa, lifecycle, log };
}

function routed(routes: readonly Route[], middlewareOf: (route: Route) => Middleware): Middleware {
  const router = new Router();
  for (const route of routes) router[route.method](route.path, middlewareOf(route) as never);
  return router.routes() as unknown as Middleware;
}

function onlyOn(surface: Surface, surfaces: (request: IncomingMessage) => readonly Surface[], inner: Middleware): Middleware {
  return (koa, next) => (koa.path.startsWith('/api/') && surfaces(koa.req).includes(surface) ? inner(koa, next) : next());
}

/** 503 at once rather than waiting for what will not come: while stopping, and for the API while the database is away. */
function refuseWhileNotReady(lifecycle: Lifecycle): Middleware {
  return (koa, next) => {
    if (lifecycle.stopping) koa.set('Connection', 'close');
    if (lifecycle.stopping || (koa.path.startsWith('/api/') && !databaseReady())) fail('notReady', { retryAfterSeconds: 5 });
    return next();
  };
}

/** An address under /api that no route took: another method of it exists, or nothing at all. */
const unanswered: Middleware = (koa, next) => {
  if (!koa.path.startsWith('/api/') && koa.path !== '/api') return next();
  const matched = (koa as unknown as { matched?: { methods: string[] }[] }).matched ?? [];
  const methods = [...new Set(matched.flatMap((layer) => layer.methods))];
  if (methods.length === 0) fail('notFound');
  koa.set('Allow', methods.join(', '));
  if (koa.method !== 'OPTIONS') fail('methodNotAllowed');
  koa.status = 204;
};
