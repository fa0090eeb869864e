import type { ServerResponse } from 'node:http';
import type { Settings } from '../../settings';

type HeaderList = readonly (readonly [string, string])[];

/** For answers of the API: nothing in them is ever a page. */
const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

/** A page: scripts from this origin only, none inline. `styleSource` is what `style-src` allows besides 'self'. */
function pagePolicy(styleSource: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styleSource ? ` ${styleSource}` : ''}`,
    "img-src 'self' data: blob:",
    // A recording is played from memory: it has no address that a player could ask for twice.
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    // The touch screen's service worker.
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/**
 * Taro's H5 components write `<style>` elements at run time and take no nonce; Ant Design takes one for most of its
 * own, not for messages shown outside its provider. So pages made by them allow inline styles. Scripts stay closed:
 * a style cannot run anything, and images and connections, by which one could tell tales, are limited to this origin.
 */
export const appPagePolicy = pagePolicy("'unsafe-inline'");
/** Pages of our own hand (documentation, notices) need no exception. */
export const plainPagePolicy = pagePolicy('');

const permissions = (geolocation: '' | 'self'): string => `camera=(), microphone=(), geolocation=(${geolocation}), payment=(), usb=(), interest-cohort=()`;
/** A citizen's page may ask where he is, once he has tapped on 离我最近的村. */
export const citizenPermissions = permissions('self');
/** A service worker asks this origin; it draws nothing and loads no other script. */
export const workerPolicy = "default-src 'none'; connect-src 'self'";

const common: HeaderList = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
  ['Permissions-Policy', permissions('')],
];

const twoYears = 63_072_000;

/** Sets the headers that every answer carries; a page replaces the Content-Security-Policy by its own, a citizen's page what it may ask for. */
export function securityHeaders(settings: Pick<Settings, 'publicOrigin' | 'consoleOrigin'>): (response: ServerResponse) => void {
  const https = settings.publicOrigin.startsWith('https://') && settings.consoleOrigin.startsWith('https://');
  const all: HeaderList = [...common, ['Content-Security-Policy', apiPolicy], ...(https ? [['Strict-Transport-Security', `max-age=${twoYears}; includeSubDomains`] as const] : [])];
  return (response) => {
    for (const [name, value] of all) response.setHeader(name, value);
  };
}
