import { randomUUID } from 'node:crypto';
import type { Context as KoaContext } from 'koa';
import type { z } from 'zod';
import type { ErrorBody } from '../../contracts/common';
import { errorCatalogue, type ErrorCode } from '../../contracts/errors';
import { errorClass, Fault, isDuplicateKey } from '../../domain/kernel';
import { framesOf, type Logger } from '../log';

/** Zod's issues as the uniform body's fields: `reasons.0`, with the words for it. */
export function badRequest(error: z.core.$ZodError): Fault {
  return new Fault('badRequest', { fields: error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message })) });
}

const codeOfStatus: Partial<Record<number, ErrorCode>> = {
  400: 'badRequest',
  404: 'notFound',
  405: 'methodNotAllowed',
  413: 'payloadTooLarge',
  415: 'unsupportedMediaType',
  501: 'methodNotAllowed',
};

/** The driver's errors that mean "no database just now"; the request may be repeated. */
const databaseAway = /^Mongo(Network|ServerSelection|NotConnected|PoolCleared|PoolClosed|TopologyClosed|ServerClosed|WaitQueueTimeout)/;

/** A server that stops, starts or hands over to another member answers one of these. */
const handingOver = new Set<unknown>([91, 189, 10107, 11600, 11602, 13435, 13436]);

/** An expected refusal for whatever was thrown, or undefined for an unknown fault. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error;
  if (isDuplicateKey(error)) return new Fault('duplicate');
  if (!(error instanceof Error)) return undefined;
  if (databaseAway.test(error.name) || (error.name === 'MongoServerError' && handingOver.has((error as { code?: unknown }).code))) return new Fault('notReady', { retryAfterSeconds: 5 });
  const code = codeOfStatus[(error as { status?: number }).status ?? 0];
  return code && new Fault(code);
}

/** Answers with the uniform error body. Unknown faults are logged under an id that the caller is shown. */
export function answerFailure(koa: KoaContext, error: unknown, log: Logger): void {
  const fault = faultOf(error);
  const code = fault?.code ?? 'internal';
  const body: ErrorBody = { error: { code, message: fault?.message ?? errorCatalogue.internal.message } };
  if (fault?.fields) body.error.fields = [...fault.fields];
  if (fault?.retryAfterSeconds !== undefined) {
    body.error.retryAfterSeconds = fault.retryAfterSeconds;
    koa.set('Retry-After', String(fault.retryAfterSeconds));
  }
  if (!fault) {
    const where = { error: errorClass(error), frames: framesOf(error) };
    // A request without an id is one of which nothing is kept: no number joins it to the line either.
    if (koa.state.requestId === undefined) log.error(where, 'unknown fault');
    else {
      body.error.faultId = randomUUID();
      log.error({ faultId: body.error.faultId, requestId: koa.state.requestId, route: koa.state.pattern, ...where }, 'unknown fault');
    }
  }
  koa.status = errorCatalogue[code].status;
  koa.set('Cache-Control', 'no-store');
  koa.remove('Content-Disposition');
  koa.remove('ETag');
  koa.body = body;
}
