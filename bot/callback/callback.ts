import type { Context as KoaContext, Middleware } from 'koa';
import { fail, Fault, type Clock } from '../../domain/kernel';
import { readText } from '../../runtime/http/read-text';
import type { Logger } from '../../runtime/log';
import type { Conversations } from './conversations';
import type { CallbackMetrics } from './metrics';
import { Refusal, type Door } from './open';
import { replyXml } from './reply';

const bodyMaxBytes = 64 * 1024;

export interface CallbackDependencies {
  door: Door;
  conversations: Conversations;
  clock: Clock;
  log: Logger;
  metrics: CallbackMetrics;
}

/** `GET` and `POST /wechat/callback`. A refusal is told by its status alone and logged by its reason, never by what came. */
export function callback({ door, conversations, clock, log, metrics }: CallbackDependencies): Middleware {
  const answer = async (koa: KoaContext): Promise<void> => {
    const received = door.open(koa.query, await bodyOf(koa));
    const begun = performance.now();
    const { result, reply } = await conversations.answer(received);
    metrics.answered(received.type, result, (performance.now() - begun) / 1000);
    if (result === 'failed' && !reply) fail('notReady');
    koa.type = reply ? 'text/xml; charset=utf-8' : 'text/plain; charset=utf-8';
    koa.body = reply ? door.close(replyXml(reply, received, clock.now())) : 'success';
  };
  return async (koa, next) => {
    if (koa.path !== '/wechat/callback') return next();
    koa.state.pattern = '/wechat/callback';
    koa.set('Cache-Control', 'no-store');
    try {
      if (koa.method === 'POST') await answer(koa);
      else if (koa.method === 'GET') {
        koa.type = 'text/plain; charset=utf-8';
        koa.body = door.echo(koa.query);
      } else {
        koa.set('Allow', 'GET, POST');
        fail('methodNotAllowed');
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log.warn({ requestId: koa.state.requestId as string, reason: error.reason }, 'callback refused');
      metrics.refused(error.reason);
      koa.status = error.status;
      koa.type = 'text/plain; charset=utf-8';
      koa.body = '';
    }
  };
}

async function bodyOf(koa: KoaContext): Promise<string> {
  if (Number(koa.headers['content-length'] ?? 0) > bodyMaxBytes) throw new Refusal('tooLarge');
  try {
    return await readText(koa.req, bodyMaxBytes);
  } catch (error) {
    throw error instanceof Fault ? new Refusal(error.code === 'payloadTooLarge' ? 'tooLarge' : 'broken') : error;
  }
}
