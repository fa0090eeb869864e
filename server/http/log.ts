import { pino, type Logger } from 'pino';
import type { Settings } from '../../settings';

export type { Logger };

/**
 * What is logged of a request: id, method, route pattern, status, milliseconds. Never its address, query string,
 * body or the caller's IP: a path can hold a code, a query a name.
 */
export function createLogger(settings: Pick<Settings, 'logLevel'>): Logger {
  return pino({ level: settings.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
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
