/** MongoDB's error codes and names, as far as this engine raises them. */
export const ERROR_CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  InvalidLength: 16,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CommandNotSupported: 115,
  CannotIndexParallelArrays: 171,
  InvalidIndexSpecificationOption: 197,
  ConversionFailure: 241,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  InterruptedAtShutdown: 11600,
} as const;

export type ErrorName = keyof typeof ERROR_CODES;

/**
 * A failure that the client is told about, with MongoDB's number and name.
 * `extra` is merged into the answer (`keyPattern` and `keyValue` of a duplicate key, for example).
 */
export class MongoFailure extends Error {
  readonly code: number;

  constructor(
    readonly codeName: string,
    message: string,
    readonly extra: Record<string, unknown> = {},
    code?: number,
  ) {
    super(message);
    this.name = 'MongoFailure';
    this.code = code ?? ERROR_CODES[codeName as ErrorName];
  }
}

/** Builds a failure with one of MongoDB's named codes. */
export function failure(name: ErrorName, message: string, extra?: Record<string, unknown>): MongoFailure {
  return new MongoFailure(name, message, extra);
}

/** Builds a failure whose code has no name of its own in MongoDB (it then answers `Location<code>`). */
export function locationFailure(code: number, message: string): MongoFailure {
  return new MongoFailure(`Location${code}`, message, {}, code);
}
