import { failure, MongoFailure } from '../errors';
import type { Answer, Command } from './command';

/** An entry of `writeErrors`. */
export interface WriteError { index: number; code: number; errmsg: string; [extra: string]: unknown }

const MAX_BATCH = 100000;

/** Statements that are carried out in one durable step. */
export const STEP = 500;

/** The entry of `writeErrors` for a failure; whatever is not one of MongoDB's own is passed on. */
export function writeError(index: number, error: unknown): WriteError {
  if (!(error instanceof MongoFailure)) throw error;
  return { index, code: error.code, ...error.extra, errmsg: error.message };
}

export function missingField(field: string): MongoFailure {
  return new MongoFailure('IDLFailedToParse', `BSON field '${field}' is missing but a required field`, {}, 40414);
}

/** The raw documents or statements of a write command. Throws where there are none or too many. */
export function writesOf(command: Command, list: string): Buffer[] {
  const writes = command.documents.get(list);
  if (!writes) throw missingField(`${command.name}.${list}`);
  if (writes.length === 0 || writes.length > MAX_BATCH) {
    throw failure('InvalidLength', `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${writes.length} operations.`);
  }
  return writes;
}

export function summary(n: number, errors: WriteError[], extra: object = {}): Answer {
  return { n, ...extra, ...(errors.length > 0 ? { writeErrors: errors } : {}) };
}

/**
 * Carries out the statements of one command in order. Runs of single-document statements share one write, and
 * so one wait for the disk; a statement over many documents takes as many steps as it needs.
 * @param apply inside a write; @param applyMany takes care of its writes itself
 * @returns the errors by statement; ordered execution ends at the first
 */
export async function runStatements<S>(
  { engine }: Command, statements: readonly S[], ordered: boolean, isMany: (statement: S) => boolean,
  apply: (statement: S, index: number) => void, applyMany: (statement: S, index: number) => Promise<void>,
): Promise<WriteError[]> {
  const errors: WriteError[] = [];
  for (let at = 0; at < statements.length && !(ordered && errors.length > 0);) {
    const first = statements[at]!;
    if (isMany(first)) {
      try {
        await applyMany(first, at);
      } catch (error) {
        errors.push(writeError(at, error));
      }
      at += 1;
      continue;
    }
    at = await engine.store.write(() => {
      let next = at;
      for (const end = Math.min(statements.length, at + STEP); next < end && !isMany(statements[next]!); next++) {
        try {
          apply(statements[next]!, next);
        } catch (error) {
          errors.push(writeError(next, error));
          if (ordered) return statements.length;
        }
      }
      return next;
    });
  }
  return errors;
}
