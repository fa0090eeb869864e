import { HttpError, type Middleware } from 'koa';

const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Refusals in the page's form; and only for whoever calls this machine by its own name, so that no site can be pointed here. */
export const controlGuard: Middleware = async (koa, next) => {
  if (!koa.path.startsWith('/sandbox/')) return next();
  try {
    if (!ownNames.has(koa.hostname)) koa.throw(403, '沙箱只在本机用');
    await next();
    if (koa.status === 404 && koa.body === undefined && koa.respond !== false) koa.throw(404, '没有这个地址');
  } catch (error) {
    const known = error instanceof HttpError ? error : null;
    koa.status = known?.status ?? 500;
    koa.body = { error: { message: known?.expose ? known.message : '沙箱出错了，请看启动它的窗口' } };
    if (!known) koa.app.emit('error', error, koa);
  }
};
