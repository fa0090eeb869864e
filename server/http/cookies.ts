import type { Context as KoaContext } from 'koa';

/** A cookie as the browser sent it, if any. */
export function cookieOf(koa: KoaContext, name: string): string | undefined {
  for (const part of (koa.req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
