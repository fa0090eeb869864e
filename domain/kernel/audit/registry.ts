/** A document that carries its own audit chain. */
import type { ObjectId } from '../database';
import type { Trail } from './trail';

export interface Audited {
  _id: ObjectId;
  trail: Trail;
}

export interface AuditedCollection {
  collection: string;
  /** What the state digest covers. Leave out what changes without an act (drafts, outbox, leases) and what is encrypted. */
  facts: (document: never) => unknown;
  /** Fields by which a person knows such a thing: number, user name, name. What has none is found by its newest only. */
  names: readonly string[];
  /** An indexed field that grows with time, where ids do not. */
  newest: string;
}

const registry = new Map<string, AuditedCollection>();

/** Registers a collection for anchoring and verification. Registering it again with another function is refused. */
export function defineAudited<T>(definition: { collection: string; facts: (document: T) => unknown; names?: readonly (keyof T & string)[]; newest?: keyof T & string }): void {
  const known = registry.get(definition.collection);
  if (known && known.facts !== definition.facts) throw new Error(`collection is audited already: ${definition.collection}`);
  registry.set(definition.collection, { names: [], newest: '_id', ...definition } as AuditedCollection);
}

/** In the order of their names, which is also the order of the leaves under an anchor. */
export function auditedCollections(): AuditedCollection[] {
  return [...registry.values()].sort((a, b) => (a.collection < b.collection ? -1 : 1));
}

export function factsOf(collection: string, document: unknown): unknown {
  const definition = registry.get(collection);
  if (!definition) throw new Error(`defineAudited was not called for ${collection}`);
  return definition.facts(document as never);
}

/** In Chinese, for the audit administrator. */
export interface RowFinding {
  collection: string;
  id: string;
  problem: string;
}
type RowCheck = () => AsyncIterable<RowFinding>;
const rowChecks: RowCheck[] = [];

/** Rows without a chain of their own, to which an entry of another subject commits: how the audit looks at them. */
export const defineRowCheck = (check: RowCheck): void => void rowChecks.push(check);
export const auditRowChecks = (): readonly RowCheck[] => rowChecks;
