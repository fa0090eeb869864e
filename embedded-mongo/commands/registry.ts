import { failure, MongoFailure } from '../errors';
import type { Engine } from '../engine';
import { replyDocument, type Request } from '../wire/message';
import * as admin from './admin';
import { aggregate } from './aggregate';
import * as catalog from './catalog';
import type { Answer, Command, Handler } from './command';
import { explain } from './explain';
import { findAndModify } from './findandmodify';
import * as reads from './find';
import { insert } from './insert';
import { remove } from './delete';
import { update } from './update';

const HANDLERS: Record<string, Handler> = {
  hello: admin.hello, isMaster: admin.hello, ismaster: admin.hello, ping: admin.ping, buildInfo: admin.buildInfo, buildinfo: admin.buildInfo,
  serverStatus: admin.serverStatus, hostInfo: admin.hostInfo, connectionStatus: admin.connectionStatus, getParameter: admin.getParameter,
  getLog: admin.getLog, getCmdLineOpts: admin.getCmdLineOpts, whatsmyuri: admin.whatsMyUri,
  startSession: admin.startSession, endSessions: admin.acceptSessions, refreshSessions: admin.acceptSessions, killSessions: admin.acceptSessions,
  commitTransaction: admin.refuseTransaction, abortTransaction: admin.refuseTransaction,
  find: reads.find, getMore: reads.getMore, killCursors: reads.killCursors, count: reads.count, distinct: reads.distinct,
  aggregate, explain,
  insert, update, delete: remove, findAndModify, findandmodify: findAndModify,
  create: catalog.create, drop: catalog.drop, dropDatabase: catalog.dropDatabase, listCollections: catalog.listCollections,
  listDatabases: catalog.listDatabases, createIndexes: catalog.createIndexes, listIndexes: catalog.listIndexes,
  dropIndexes: catalog.dropIndexes, renameCollection: catalog.renameCollection, collMod: catalog.collMod,
  collStats: catalog.collStats, dbStats: catalog.dbStats, validate: catalog.validate,
};

const ADMIN_ONLY = new Set(['renameCollection', 'listDatabases']);

function failedAnswer(error: unknown): object {
  if (error instanceof MongoFailure) return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.extra };
  const message = error instanceof Error ? error.message : String(error);
  return { ok: 0, errmsg: message, code: 1, codeName: 'InternalError' };
}

function run(engine: Engine, request: Request, connectionId: number): Answer | Promise<Answer> {
  const { body, documents } = request;
  const name = Object.keys(body)[0] ?? '';
  const db = body.$db;
  if (typeof db !== 'string' || db === '') throw failure('FailedToParse', 'OP_MSG requests require a $db argument');
  const handler = Object.prototype.hasOwnProperty.call(HANDLERS, name) ? HANDLERS[name] : undefined;
  if (!handler) throw failure('CommandNotFound', `no such command: '${name}'`);
  // a standalone server offers no transactions; a bare number is what a retryable write would carry
  if (body.startTransaction !== undefined || body.autocommit !== undefined) admin.refuseTransaction();
  if (body.txnNumber !== undefined && body.lsid === undefined) throw failure('InvalidOptions', 'Transaction number requires a session ID to also be specified');
  if (ADMIN_ONLY.has(name) && db !== 'admin') throw failure('Unauthorized', `${name} may only be run against the admin database.`);
  engine.counters.commands += 1;
  const command: Command = { engine, name, db, body, documents, connectionId };
  return handler(command);
}

/** Runs a command and gives the answer's BSON; failures become answers too. */
export async function dispatch(engine: Engine, request: Request, connectionId: number): Promise<Buffer[]> {
  try {
    const answer = await run(engine, request, connectionId);
    return Array.isArray(answer) ? answer : replyDocument({ ...answer, ok: 1 });
  } catch (error) {
    return replyDocument(failedAnswer(error));
  }
}
