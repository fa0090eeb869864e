import { availableParallelism, hostname, totalmem } from 'node:os';
import { failure } from '../errors';
import { MAX_DOCUMENT_BYTES } from '../storage/collection';
import { MAX_MESSAGE_BYTES } from '../wire/message';
import type { Answer, Command } from './command';

/** The server version it behaves like. */
export const VERSION = '7.0.0';
const MAX_WIRE_VERSION = 21;
const SESSION_MINUTES = 30;

/**
 * The handshake of a standalone server: no set name, so the driver offers no retryable writes to it. Without a
 * topology version drivers poll instead of keeping a streaming `hello` open.
 */
export function hello(command: Command): Answer {
  const legacy = command.name.toLowerCase() === 'ismaster';
  return {
    helloOk: true,
    ...(legacy ? { ismaster: true } : { isWritablePrimary: true }),
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100000,
    localTime: command.engine.clock(),
    logicalSessionTimeoutMinutes: SESSION_MINUTES,
    connectionId: command.connectionId,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    readOnly: false,
  };
}

export function ping(): Answer {
  return {};
}

export function buildInfo(): Answer {
  return {
    version: VERSION, versionArray: VERSION.split('.').map(Number).concat(0), gitVersion: 'qingjian-embedded', modules: ['embedded'],
    storageEngines: ['lmdb'], bits: 64, debug: false, maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  };
}

export function serverStatus(command: Command): Answer {
  const { engine } = command;
  const uptime = (engine.clock().getTime() - engine.startedAt.getTime()) / 1000;
  const memory = process.memoryUsage();
  return {
    host: hostname(), version: VERSION, process: 'qingjian-embedded-mongo', pid: process.pid,
    uptime: Math.floor(uptime), uptimeMillis: Math.floor(uptime * 1000), localTime: engine.clock(),
    connections: { current: engine.counters.connections, available: 1000, totalCreated: engine.counters.totalConnections },
    mem: { bits: 64, resident: Math.floor(memory.rss / 1048576), supported: true },
    metrics: { cursor: { open: { total: engine.cursors.size } }, commands: { total: engine.counters.commands } },
    storageEngine: { name: 'lmdb', supportsCommittedReads: true, persistent: true },
  };
}

export function hostInfo(): Answer {
  return { system: { hostname: hostname(), cpuAddrSize: 64, numCores: availableParallelism(), memSizeMB: Math.floor(totalmem() / 1048576) }, os: { type: process.platform } };
}

export function connectionStatus(): Answer {
  return { authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } };
}

const PARAMETERS: Record<string, unknown> = {
  featureCompatibilityVersion: { version: '7.0' }, authenticationMechanisms: [], transactionLifetimeLimitSeconds: 60, ttlMonitorSleepSecs: 60,
};

export function getParameter(command: Command): Answer {
  const wanted = command.body[command.name] === '*'
    ? Object.keys(PARAMETERS)
    : Object.keys(command.body).filter((name) => name in PARAMETERS);
  if (wanted.length === 0) throw failure('InvalidOptions', 'no option found to get');
  return Object.fromEntries(wanted.map((name) => [name, PARAMETERS[name]]));
}

/** Sessions are only names here: nothing is kept for them. */
export function acceptSessions(): Answer {
  return {};
}

export function startSession(command: Command): Answer {
  return { id: command.body.lsid ?? {}, timeoutMinutes: SESSION_MINUTES };
}

export function refuseTransaction(): never {
  throw failure('IllegalOperation', 'Transaction numbers are only allowed on a replica set member or mongos');
}

export function whatsMyUri(): Answer {
  return { you: '127.0.0.1:0' };
}

export function getLog(command: Command): Answer {
  return command.body[command.name] === '*' ? { names: ['global', 'startupWarnings'] } : { totalLinesWritten: 0, log: [] };
}

export function getCmdLineOpts(): Answer {
  return { argv: [], parsed: {} };
}
