import mongoose from 'mongoose';
import type { Middleware } from 'koa';
import { databaseReady, fail } from '../../domain/kernel';
import type { ClientAddress } from './client-address';
import type { Metrics } from './metrics';

export interface Lifecycle {
  /** True from the moment a stop was asked for. */
  stopping: boolean;
}

const pingWithinMs = 2000;

async function databaseAnswers(): Promise<boolean> {
  const database = mongoose.connection.db;
  if (!databaseReady() || !database) return false;
  try {
    await database.command({ ping: 1 }, { timeoutMS: pingWithinMs });
    return true;
  } catch {
    return false;
  }
}

/** `/healthz`: the process answers. `/readyz`: it can work. `/metrics`: for this machine only in production. */
export function health({ lifecycle, metrics, address, production }: { lifecycle: Lifecycle; metrics: Metrics; address: ClientAddress; production: boolean }): Middleware {
  return async (koa, next) => {
    if (koa.path !== '/healthz' && koa.path !== '/readyz' && koa.path !== '/metrics') return next();
    koa.state.pattern = `GET ${koa.path}`;
    if (koa.method !== 'GET' && koa.method !== 'HEAD') {
      koa.set('Allow', 'GET, HEAD');
      fail('methodNotAllowed');
    }
    koa.set('Cache-Control', 'no-store');
    if (koa.path === '/healthz') koa.body = { status: 'ok' };
    else if (koa.path === '/readyz') {
      if (lifecycle.stopping || !(await databaseAnswers())) fail('notReady');
      koa.body = { status: 'ready' };
    } else {
      if (production && !address.isLoopback(koa.req)) fail('notFound');
      koa.type = metrics.contentType;
      koa.body = await metrics.text();
    }
  };
}
