import { hash, randomUUID } from 'node:crypto';
import { Schema } from 'mongoose';
import type { Actor, Context } from '../context';
import { canonicalJson } from '../canonical';

/** Who acted, as the trail keeps it. Of a citizen nothing is kept. */
export interface AuditActor {
  kind: Actor['kind'];
  id?: string;
  name?: string;
}

/**
 * One act on one subject. `digest` commits to the detail and `state` to the subject's facts after the act, both
 * salted: when the detail is lawfully destroyed, the entry still stands and still fits its chain.
 * `hash` covers all but the detail and the salt, and `prev` is the hash before it ('' for the first).
 */
export interface AuditEntry {
  seq: number;
  at: Date;
  actor: AuditActor;
  verb: string;
  salt: string;
  digest: string;
  detail?: Record<string, unknown>;
  state: string;
  prev: string;
  hash: string;
}

/** The audit chain of a document, embedded as its field `trail`. `seq` is also the document's version. */
export interface Trail {
  seq: number;
  head: string;
  /** When the newest entry was made; indexed, so that a day's changes are found without reading all. */
  at: Date;
  /** The newest entries; older ones stand in the collection `auditEntries`. */
  tail: AuditEntry[];
}

/** From this length on the older entries are moved out. */
export const tailLimit = 40;
export const tailKept = 10;

const auditEntryFields = {
  seq: { type: Number, required: true },
  at: { type: Date, required: true },
  actor: { type: new Schema<AuditActor>({ kind: { type: String, required: true }, id: String, name: String }, { _id: false }), required: true },
  verb: { type: String, required: true },
  salt: { type: String, required: true },
  digest: { type: String, default: '' },
  detail: Schema.Types.Mixed,
  state: { type: String, required: true },
  prev: { type: String, default: '' },
  hash: { type: String, required: true },
};

export const auditEntrySchema = new Schema<AuditEntry>(auditEntryFields, { _id: false });

/** For the field `trail` of an audited model: `trail: { type: trailSchema, required: true }`. Brings its own index. */
export const trailSchema = new Schema<Trail>(
  {
    seq: { type: Number, required: true },
    head: { type: String, required: true },
    at: { type: Date, required: true },
    tail: { type: [auditEntrySchema], required: true },
  },
  { _id: false },
);
trailSchema.index({ at: 1 });

/** The trail of a new document: pure, no I/O; `facts` is what the collection's registered function gives for it. */
export function firstTrail(ctx: Context, verb: string, detail: Record<string, unknown>, facts: unknown): Trail {
  const entry = makeEntry(ctx, { seq: 1, prev: '', notBefore: 0 }, verb, detail, facts);
  return { seq: 1, head: entry.hash, at: entry.at, tail: [entry] };
}

/**
 * The trail after one more act, with the `$set` that stores it. The write must be conditional on
 * `trail.head === previous.head`. `moved` are entries that must stand in `auditEntries` before that write.
 */
export function nextTrail(ctx: Context, previous: Trail, verb: string, detail: Record<string, unknown>, factsAfter: unknown): { set: { trail: Trail }; trail: Trail; moved: AuditEntry[] } {
  const entry = makeEntry(ctx, { seq: previous.seq + 1, prev: previous.head, notBefore: previous.at.getTime() }, verb, detail, factsAfter);
  const full = previous.tail.length >= tailLimit;
  const moved = full ? previous.tail.slice(0, -tailKept) : [];
  const tail = [...(full ? previous.tail.slice(-tailKept) : previous.tail), entry];
  const trail: Trail = { seq: entry.seq, head: entry.hash, at: entry.at, tail };
  return { set: { trail }, trail, moved };
}

function makeEntry(ctx: Context, place: { seq: number; prev: string; notBefore: number }, verb: string, detail: Record<string, unknown>, facts: unknown): AuditEntry {
  const salt = randomUUID();
  const empty = Object.keys(detail).length === 0;
  // Processes' clocks differ a little; within one chain time never runs backwards, or a sealed day would change.
  const at = new Date(Math.max(ctx.clock.now().getTime(), place.notBefore));
  const entry: AuditEntry = {
    seq: place.seq,
    at,
    actor: auditActor(ctx.actor),
    verb,
    salt,
    digest: empty ? '' : detailDigest(salt, detail),
    ...(empty ? {} : { detail }),
    state: stateDigest(salt, facts),
    prev: place.prev,
    hash: '',
  };
  entry.hash = entryHash(entry);
  return entry;
}

export function detailDigest(salt: string, detail: unknown): string {
  return hash('sha256', salt + canonicalJson(detail), 'hex');
}

export function stateDigest(salt: string, facts: unknown): string {
  return hash('sha256', salt + canonicalJson(facts), 'hex');
}

/** What an entry's hash covers. Each part is of a fixed form or quoted, so that no two entries share one text. */
export function entryHash(entry: AuditEntry): string {
  const { actor } = entry;
  const text = `${entry.prev}|${entry.seq}|${entry.at.getTime()}|${actor.kind}|${JSON.stringify([actor.id ?? '', actor.name ?? '', entry.verb])}|${entry.digest}|${entry.state}`;
  return hash('sha256', text, 'hex');
}

function auditActor(actor: Actor): AuditActor {
  switch (actor.kind) {
    case 'citizen':
      return { kind: 'citizen' };
    case 'system':
      return { kind: 'system', name: actor.name };
    case 'integration':
      return { kind: 'integration', id: actor.keyId, name: actor.name };
    case 'staff':
      return { kind: 'staff', id: actor.accountId, name: actor.name };
  }
}
