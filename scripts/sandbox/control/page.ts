import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Middleware } from 'koa';

const built = path.resolve(__dirname, '../../../dist/sandbox');

/** The page at / and its hashed files under /assets; without a build it says how to make one. */
export const page: Middleware = async (koa, next) => {
  if (koa.method !== 'GET') return next();
  const asset = /^\/assets\/([\w-]+\.[\w.]+)$/.exec(koa.path)?.[1];
  if (koa.path !== '/' && asset === undefined) return next();
  try {
    koa.body = await readFile(asset === undefined ? path.join(built, 'index.html') : path.join(built, 'assets', asset));
  } catch {
    koa.status = 404;
    koa.type = 'text';
    koa.body = '沙箱的页面还没有构建，请先运行 npm run build sandbox';
    return;
  }
  koa.type = path.extname(asset ?? 'index.html');
  koa.set('Cache-Control', asset === undefined ? 'no-cache' : 'public, max-age=31536000, immutable');
};
