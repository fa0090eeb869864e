import { failure } from '../errors';
import { isDoc, isNumeric, toNumber, typeAlias, type Doc, type Value } from '../bson/values';
import type { Engine } from '../engine';

/** One command as a handler gets it. */
export interface Command {
  engine: Engine;
  /** The name as the client wrote it. */
  name: string;
  db: string;
  body: Doc;
  documents: Map<string, Buffer[]>;
  connectionId: number;
}

/** An answer: an object to be serialised (without `ok`), or finished BSON in pieces. */
export type Answer = object | Buffer[];
export type Handler = (command: Command) => Answer | Promise<Answer>;

/** The collection a command names in its first field. Throws InvalidNamespace. */
export function collectionName(command: Command): string {
  const name = command.body[command.name];
  if (typeof name !== 'string' || name === '') {
    throw failure('InvalidNamespace', typeof name === 'string'
      ? `Invalid namespace specified '${command.db}.'`
      : `collection name has invalid type ${typeAlias(name)}`);
  }
  return name;
}

/** A document option; missing and null give undefined. Throws TypeMismatch. */
export function docOption(command: Command, option: string): Doc | undefined {
  const value = command.body[option];
  if (value === undefined || value === null) return undefined;
  if (!isDoc(value)) throw wrongType(command, option, value, 'object');
  return value;
}

/** A whole-number option. Throws TypeMismatch, or BadValue below `minimum`. */
export function numberOption(command: Command, option: string, minimum = 0): number | undefined {
  const value = command.body[option];
  if (value === undefined || value === null) return undefined;
  if (!isNumeric(value)) throw wrongType(command, option, value, 'number');
  const number = Math.trunc(toNumber(value));
  if (number < minimum) throw failure('BadValue', `BSON field '${option}' value must be >= ${minimum}, actual value '${number}'`);
  return number;
}

export function wrongType(command: Command, option: string, value: Value, wanted: string): Error {
  return failure('TypeMismatch', `BSON field '${command.name}.${option}' is the wrong type '${typeAlias(value)}', expected type '${wanted}'`);
}

/** Refuses what would silently be ignored: any collation but the simple one. */
export function refuseCollation(collation: Value): void {
  if (isDoc(collation) && Object.keys(collation).length > 0 && collation.locale !== 'simple') {
    throw failure('CommandNotSupported', 'collations other than simple are not supported by the embedded engine');
  }
}
