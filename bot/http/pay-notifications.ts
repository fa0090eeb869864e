import type { Middleware } from 'koa';
import type { Context } from '../../domain/kernel';
import { takeNotification } from '../../domain/payment';
import { readText } from '../../runtime/http/read-text';
import { payNotifyPath } from '../../runtime/pay-notify-url';
import type { Logger } from '../../runtime/log';

const bodyMaxBytes = 64 * 1024;

/** `POST /wechat/pay`: what WeChat Pay tells. A refusal is told by its status and logged by its reason, never by what came; the true WeChat Pay sends again. */
export function payNotifications({ ctx, log }: { ctx: Context; log: Logger }): Middleware {
  return async (koa, next) => {
    if (koa.path !== payNotifyPath || koa.method !== 'POST') return next();
    koa.state.pattern = payNotifyPath;
    koa.set('Cache-Control', 'no-store');
    const outcome = await takeNotification(ctx, koa.headers, Buffer.from(await readText(koa.req, bodyMaxBytes)));
    if (typeof outcome === 'string') {
      koa.status = 204;
      return;
    }
    log.warn({ requestId: koa.state.requestId as string, reason: outcome.refused }, 'pay notification refused');
    koa.status = 401;
    koa.body = { code: 'FAIL', message: '没有收下' };
  };
}
