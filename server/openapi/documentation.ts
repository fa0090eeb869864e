import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { Middleware } from 'koa';
import { version } from '../../package.json';
import { plainPagePolicy } from '../../runtime/http/headers';
import { StaticFolder } from '../http/static-files';
import type { Surface } from '../route';
import type { RouteGroup } from '../routes';
import { describeApi } from './describe';

/** `/openapi.json` and the page that reads it, `/docs`; each host shows the surfaces it serves. */
export function documentation(groups: readonly RouteGroup[], surfacesOf: (request: IncomingMessage) => readonly Surface[]): Middleware {
  const described = new Map<string, string>();
  const page = new StaticFolder(path.join(__dirname, '..', 'docs-page'));
  return async (koa, next) => {
    if (koa.method !== 'GET' && koa.method !== 'HEAD') return next();
    if (koa.path === '/openapi.json') {
      koa.state.pattern = 'GET /openapi.json';
      const surfaces = surfacesOf(koa.req);
      const key = surfaces.join();
      const text = described.get(key) ?? JSON.stringify(describeApi(groups, surfaces, version));
      described.set(key, text);
      koa.set('Cache-Control', 'no-cache');
      koa.type = 'application/json; charset=utf-8';
      koa.body = text;
      return;
    }
    const name = koa.path === '/docs' || koa.path === '/docs/' ? '/index.html' : koa.path.startsWith('/docs/') ? koa.path.slice('/docs'.length) : undefined;
    if (name === undefined || !page.has(name)) return next();
    koa.state.pattern = 'GET /docs/*';
    koa.set('Content-Security-Policy', plainPagePolicy);
    page.send(koa, name);
  };
}
