import type { Context as KoaContext } from 'koa';
import { authenticate, fail, type Clock } from '../../domain/kernel';
import type { Settings } from '../../settings';
import { cookieOf } from '../http/cookies';
import type { Route } from '../route';

/**
 * The `__Host-` prefix makes browsers refuse the cookie unless it is Secure, for this host only and for every path.
 * They keep it on https and on this machine's own address (Chromium and Firefox also over http there).
 */
const cookieName = '__Host-session';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';

export type Authenticated = NonNullable<Awaited<ReturnType<typeof authenticate>>>;

/** The token that the browser sent, if any. */
export const sessionToken = (koa: KoaContext): string | undefined => cookieOf(koa, cookieName);

export function giveSession(koa: KoaContext, token: string): void {
  koa.set('Set-Cookie', `${cookieName}=${token}; ${attributes}`);
}

export function dropSession(koa: KoaContext): void {
  koa.set('Set-Cookie', `${cookieName}=; ${attributes}; Max-Age=0`);
}

/** Who is signed in, at a stage that this route allows; otherwise fails with what is to be done first. */
export async function requireSession(koa: KoaContext, route: Route, clock: Clock): Promise<Authenticated> {
  const token = sessionToken(koa);
  const authenticated = token ? await authenticate(token, clock) : null;
  if (!authenticated) return fail('unauthenticated');
  if (!route.stages.includes(authenticated.session.stage)) fail(authenticated.session.stage === 'changePassword' ? 'passwordChangeRequired' : 'secondFactorRequired');
  koa.state.authenticated = authenticated;
  return authenticated;
}

/** Within a handler of a route that is not open. */
export function signedIn(koa: KoaContext): Authenticated {
  return koa.state.authenticated as Authenticated;
}

/**
 * A request that changes something must come from our own console. Browsers always say so: `Origin` on every such
 * request, `Sec-Fetch-Site` on newer ones. Outside production the console may be opened by another name of this machine.
 */
export function requireOwnOrigin(koa: KoaContext, settings: Pick<Settings, 'production' | 'consoleOrigin'>): void {
  const origin = koa.req.headers.origin;
  const site = koa.req.headers['sec-fetch-site'];
  const own = origin === settings.consoleOrigin || (!settings.production && origin === `http://${koa.req.headers.host ?? ''}`);
  if (!own || (site !== undefined && site !== 'same-origin')) fail('badOrigin');
}
