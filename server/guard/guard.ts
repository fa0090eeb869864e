import path from 'node:path';
import type { Context as KoaContext, Middleware } from 'koa';
import type { z } from 'zod';
import { errorCatalogue } from '../../contracts/errors';
import { authorize, fail, Fault, type Actor, type Clock, type Context } from '../../domain/kernel';
import type { Settings } from '../../settings';
import { limitKey, type ClientAddress } from '../../runtime/http/client-address';
import { badRequest } from '../../runtime/http/failure';
import type { Logger } from '../../runtime/log';
import { isDownload, type Download, type RateLimit, type Route } from '../route';
import { addressOf, Cacheable, isKnown, jsonType } from '../http/cacheable';
import type { KeptAnswers } from '../http/kept-answers';
import { requireApiKey } from './api-key';
import { countFailure, refuseGuessing } from '../../runtime/attempts';
import { readJson } from './body';
import type { TokenBuckets } from './rate-limit';
import { requireOwnOrigin, requireSession, type Authenticated } from './session';
import type { Toll } from './toll';
import type { Turns } from './turns';
import { receiveInMemory, receiveUpload, type ReceivedUpload } from './upload';

export interface GuardDependencies {
  settings: Settings;
  clock: Clock;
  log: Logger;
  address: ClientAddress;
  buckets: TokenBuckets;
  toll: Toll;
  kept: KeptAnswers;
  turns: Turns;
  /** What a route's limit is here; null = none. */
  limitOf(route: Route): RateLimit | null;
}

const citizen: Actor = { kind: 'citizen' };
/** After which to ask for a turn again. */
const turnSeconds = 5;

/**
 * Makes a route's middleware: limit, session or key, origin, policy, validation, handler, checked answer, in this order.
 * Whoever is not signed in learns nothing about what a route expects.
 */
export function guard(route: Route, dependencies: GuardDependencies): Middleware {
  const { settings, clock, log, address, buckets, toll, kept, turns } = dependencies;
  const limit = route.traceless ? null : dependencies.limitOf(route);
  const open = route.policy === 'open';
  const byKey = route.policy === 'apiKey';
  const pattern = `${route.method.toUpperCase()} ${route.path}`;
  const changes = route.method !== 'get';
  const uploads = path.join(settings.dataDir, 'uploads');
  const limited = (key: string): void => {
    if (!limit) return;
    const wait = buckets.take(`${pattern} ${key}`, limit);
    if (wait > 0) fail('tooManyRequests', { retryAfterSeconds: wait });
  };

  const comesIn = async (koa: KoaContext): Promise<Actor> => {
    if (open || byKey) limited(limitKey(address.of(koa.req)));
    if (open) return citizen;
    // A machine has no browser that another site could use: no cookie, no origin.
    if (byKey) return requireApiKey(koa, clock);
    const { actor } = await requireSession(koa, route, clock);
    limited(actor.accountId);
    return actor;
  };

  const admit = async (koa: KoaContext): Promise<Context> => {
    const actor = await comesIn(koa);
    if (changes && route.surface === 'staff' && !byKey) requireOwnOrigin(koa, settings);
    if (!open && !byKey && route.policy !== 'session') authorize(actor, route.policy);
    const { keys } = (koa.state.authenticated as Authenticated | undefined) ?? {};
    const requestId = koa.state.requestId as string | undefined;
    return { actor, clock, ...(requestId ? { requestId } : {}), ...(keys ? { keys } : {}) };
  };

  const answer = async (koa: KoaContext, ctx: Context, upload?: ReceivedUpload): Promise<void> => {
    const known = route.cacheSeconds === undefined ? undefined : kept.get(addressOf(koa));
    if (known) return known.answer.send(koa, known.age);
    const begun = kept.begin();
    const input = {
      params: route.params && checked(route.params, koa.params as unknown),
      query: route.query && checked(route.query, koa.query),
      body: route.body && checked(route.body, upload ? upload.fields : await readJson(koa.req, route.maxBytes)),
      file: upload?.file,
      ctx,
      address: () => address.of(koa.req),
      settings,
      toll,
      koa,
    };
    const value = await route.handle(input);
    if (route.renewsPublic) kept.clear();
    respond(koa, route, value, { log, keep: (answer) => kept.put(addressOf(koa), answer, begun) });
  };

  const serve = async (koa: KoaContext, ctx: Context): Promise<void> => {
    if (!route.upload) return answer(koa, ctx);
    const upload = await (route.traceless || route.upload.inMemory ? receiveInMemory(koa.req, route.upload) : receiveUpload(koa.req, route.upload, uploads));
    try {
      await answer(koa, ctx, upload);
    } finally {
      await upload.discard();
    }
  };

  return async (koa) => {
    if (!route.traceless) koa.state.pattern = pattern;
    const ctx = await admit(koa);
    if (route.inTurn && !turns.take(limitKey(address.of(koa.req)), koa.res)) fail('tooManyRequests', { message: '还有一张表没有下完。等它下完，再下这一张。', retryAfterSeconds: turnSeconds });
    if (!route.attempts) return serve(koa, ctx);
    const from = limitKey(address.of(koa.req));
    await refuseGuessing(route.attempts, from, clock);
    try {
      await serve(koa, ctx);
    } catch (error) {
      if (error instanceof Fault && errorCatalogue[error.code].status === 404) await countFailure(route.attempts, from, clock);
      throw error;
    }
  };
}

function checked(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (!result.success) throw badRequest(result.error);
  return result.data;
}

function respond(koa: KoaContext, route: Route, value: unknown, { log, keep }: { log: Logger; keep(answer: Cacheable): void }): void {
  koa.status = route.status;
  if (!route.response) return;
  if (isDownload(route.response)) return sendDownload(koa, value as Download);
  const result = route.response.safeParse(value);
  if (!result.success) {
    // A fault of ours: paths only, since values can be personal data.
    log.error({ route: koa.state.pattern as string | undefined, fields: result.error.issues.map((issue) => issue.path.join('.')) }, 'answer does not match its schema');
    throw new Error('answer does not match its schema');
  }
  if (route.cacheSeconds !== undefined) {
    const answer = new Cacheable(jsonType, JSON.stringify(result.data), route.cacheSeconds);
    keep(answer);
    return answer.send(koa);
  }
  koa.set('Cache-Control', 'no-store');
  koa.body = result.data;
}

function sendDownload(koa: KoaContext, { type, body, status, filename, maxAgeSeconds, shared }: Download): void {
  if (status) koa.status = status;
  if (!shared) koa.set('Cache-Control', maxAgeSeconds ? `private, max-age=${maxAgeSeconds}` : 'no-store');
  else if (isKnown(koa, shared)) return;
  // Whatever a stored file holds, a browser that opens it runs nothing.
  koa.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'");
  if (filename) koa.set('Content-Disposition', `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent(filename)}`);
  koa.body = typeof body === 'function' ? body() : body;
  koa.type = type;
}
