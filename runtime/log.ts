import { pino, type Logger } from 'pino';
import type { Settings } from '../settings';

export type { Logger };

/** A write for every line would cost a rating more than its checks; lines wait for this many bytes or for this long. */
const together = { bytes: 8192, milliseconds: 250 };

/**
 * What is logged of a request: id, method, route pattern, status, milliseconds. Never its address, query string,
 * body or the caller's IP: a path can hold a code, a query a name.
 */
export function createLogger(settings: Pick<Settings, 'logLevel'>): Logger {
  const output = pino.destination({ dest: 1, sync: true, minLength: together.bytes });
  setInterval(() => output.flush(), together.milliseconds).unref();
  process.on('exit', () => output.flushSync());
  return pino({ level: settings.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, output);
}

/** Where an unknown fault happened, without its text (a text can hold personal data). */
export function framesOf(error: unknown): string[] {
  if (!(error instanceof Error) || !error.stack) return [];
  return error.stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}
