import { errorCatalogue, type ErrorCode } from '../../contracts/errors';

export type { ErrorCode };

export interface FieldFault {
  path: string;
  message: string;
}

export interface FaultOptions {
  /** More exact than the catalogue's text; read by people. */
  message?: string;
  fields?: FieldFault[];
  retryAfterSeconds?: number;
}

/** An expected refusal. Doors turn it into the uniform error body; whatever else is thrown is an unknown fault. */
export class Fault extends Error {
  readonly code: ErrorCode;
  readonly fields?: FieldFault[];
  readonly retryAfterSeconds?: number;

  constructor(code: ErrorCode, options: FaultOptions = {}) {
    super(options.message ?? errorCatalogue[code].message);
    this.name = 'Fault';
    this.code = code;
    if (options.fields) this.fields = options.fields;
    if (options.retryAfterSeconds !== undefined) this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export function fail(code: ErrorCode, options?: FaultOptions): never {
  throw new Fault(code, options);
}

/** True for MongoDB's duplicate-key error, from a single write or the first error of a bulk. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 11000;
}

/** What may be logged or stored of an error: its class and code, never its text (a text can hold personal data). */
export function errorClass(error: unknown): string {
  if (error instanceof Fault) return `Fault:${error.code}`;
  if (error instanceof Error) {
    const code = (error as { code?: unknown }).code;
    return typeof code === 'string' || typeof code === 'number' ? `${error.name}:${code}` : error.name;
  }
  return typeof error;
}
