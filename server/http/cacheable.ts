import { createHash } from 'node:crypto';
import type { Context as KoaContext } from 'koa';

/** The same for everybody who asks for this address: any cache keeps it for a while, and then asks whether it has changed. */
export function sendCacheable(koa: KoaContext, body: unknown, seconds: number): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  koa.set('Cache-Control', `public, max-age=${seconds}`);
  koa.set('ETag', `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`);
  koa.status = 200;
  if (koa.fresh) {
    koa.status = 304;
    return;
  }
  if (typeof body !== 'string') koa.type = 'application/json; charset=utf-8';
  koa.body = text;
}
