import { createHash } from 'node:crypto';
import type { Context as KoaContext } from 'koa';

/** The same for everybody who asks for this address: any cache keeps it for a while, and then asks whether it has changed. */
export function sendCacheable(koa: KoaContext, type: string, text: string, seconds: number): void {
  koa.set('Cache-Control', `public, max-age=${seconds}`);
  koa.set('ETag', `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`);
  koa.status = 200;
  if (koa.fresh) {
    koa.status = 304;
    return;
  }
  koa.type = type;
  koa.body = text;
}

/** By which an answer is known: the path and all that was asked for with it. */
export const addressOf = (koa: KoaContext): string => `${koa.path}?${koa.querystring}`;
