import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Context, Middleware, Next } from 'koa';
import { answerFailure } from './failure';
import type { Logger } from '../log';
import type { Metrics } from './metrics';

export interface FrameDependencies {
  log: Logger;
  metrics: Metrics;
  headers(response: ServerResponse): void;
}

/**
 * Addresses of which nothing is kept, whatever is asked there and however it is answered: no request id, no log line,
 * no measurement. The API of reporting, and its pages.
 */
export const isTraceless = (path: string): boolean => /^\/(?:api\/)?report(?:\/|$)/i.test(path);

/**
 * The outermost middleware: request id, security headers, one shape for every failure, one log line, one measurement.
 * `state.pattern` is set by whatever answers; requests that nobody answers count as 'none'.
 */
export function frame({ log, metrics, headers }: FrameDependencies): Middleware {
  return async (koa, next) => {
    const started = performance.now();
    headers(koa.res);
    if (isTraceless(koa.path)) return answerWithoutTrace(koa, next, log);
    const requestId = randomUUID();
    koa.state.requestId = requestId;
    koa.res.setHeader('X-Request-Id', requestId);
    try {
      await next();
    } catch (error) {
      answerFailure(koa, error, log);
    }
    const milliseconds = performance.now() - started;
    const route = (koa.state.pattern as string | undefined) ?? 'none';
    metrics.observe(koa.method, route, koa.status, milliseconds / 1000);
    log.info({ requestId, method: koa.method, route, status: koa.status, ms: Math.round(milliseconds * 10) / 10 }, 'request');
  };
}

async function answerWithoutTrace(koa: Context, next: Next, log: Logger): Promise<void> {
  try {
    await next();
  } catch (error) {
    answerFailure(koa, error, log);
  }
}
