import { createHash } from 'node:crypto';
import type { Context as KoaContext } from 'koa';

/** The same for everybody who asks for this address: any cache keeps it for a while, and then asks whether it has changed. */
export function sendCacheable(koa: KoaContext, type: string, text: string, seconds: number): void {
  if (isKnown(koa, { seconds, mark: createHash('sha256').update(text).digest('base64url').slice(0, 22) })) return;
  koa.type = type;
  koa.body = text;
}

/** Says how long it may be kept and by which mark it is known; whoever asked by that mark has been answered with it. */
export function isKnown(koa: KoaContext, { seconds, mark }: { seconds: number; mark: string }): boolean {
  koa.set('Cache-Control', `public, max-age=${seconds}`);
  koa.set('ETag', `W/"${mark}"`);
  koa.status = 200;
  if (koa.fresh) koa.status = 304;
  return koa.status === 304;
}

/** By which an answer is known: the path and all that was asked for with it. */
export const addressOf = (koa: KoaContext): string => `${koa.path}?${koa.querystring}`;
