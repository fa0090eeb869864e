import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context as KoaContext } from 'koa';
import type { Settings } from '../../settings';
import { cookieOf } from './cookies';

/**
 * What ties 网页授权 to the browser that began it: what WeChat brings back must be what this browser was given, once and
 * within minutes. So nobody can have another person's page go on with a code of his own.
 */
const cookieName = '__Host-wechat-state';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';
/** As long as WeChat's code lives. */
const seconds = 300;

/** @returns what WeChat is to bring back */
export function giveState(koa: KoaContext): string {
  const state = randomBytes(16).toString('hex');
  koa.set('Set-Cookie', `${cookieName}=${state}; ${attributes}; Max-Age=${seconds}`);
  return state;
}

/** Whether it is the one this browser was given; afterwards it has none. */
export function takeState(koa: KoaContext, brought: string): boolean {
  const given = Buffer.from(cookieOf(koa, cookieName) ?? '');
  const wanted = Buffer.from(brought);
  koa.set('Set-Cookie', `${cookieName}=; ${attributes}; Max-Age=0`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Where WeChat brings it back to: the name that is registered there. Outside production a page may be opened by another name of this machine, which alone has its cookie. */
export const pageOrigin = (koa: KoaContext, { production, publicOrigin }: Pick<Settings, 'production' | 'publicOrigin'>): string => (production ? publicOrigin : `http://${koa.req.headers.host ?? ''}`);
