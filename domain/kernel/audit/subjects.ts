import mongoose from 'mongoose';
import { shanghaiInstant } from '../calendar/days';
import { native } from '../database';
import { MovedEntryModel } from './moved';
import { DestroyedSubjectModel } from './destroyed';
import type { Audited } from './registry';
import type { AuditEntry } from './trail';

/** An audited document with all its entries in order of `seq`, those moved out included. */
export interface Subject {
  collection: string;
  id: string;
  document: Audited;
  entries: AuditEntry[];
  /** Only its chain is there any more. */
  destroyed: boolean;
}

/** Streams a collection's documents, and the chains of destroyed ones, in the order of their ids; `changedAfter` leaves out what has not changed since. */
export async function* subjectsOf(collection: string, options: { changedAfter?: Date; trailOnly?: boolean } = {}): AsyncGenerator<Subject> {
  const db = mongoose.connection.db;
  if (!db) throw new Error('the database is not connected');
  const filter = options.changedAfter ? { 'trail.at': { $gt: options.changedAfter } } : {};
  const documents = db.collection<Audited>(collection).find(filter, { sort: { _id: 1 }, batchSize: 1000, ...(options.trailOnly ? { projection: { trail: 1 } } : {}) });
  const chains = native(DestroyedSubjectModel).find({ subjectType: collection, ...filter }, { sort: { subjectId: 1 }, batchSize: 1000 });
  let chain = await chains.next();
  const destroyedUntil = async function* (id: string | null): AsyncGenerator<Subject> {
    for (; chain && (id === null || String(chain.subjectId) <= id); chain = await chains.next()) {
      const document = { _id: chain.subjectId, trail: chain.trail };
      // Of one that is being destroyed the document counts until it is gone.
      if (String(chain.subjectId) !== id) yield { collection, id: String(chain.subjectId), document, entries: await allEntries(collection, document), destroyed: true };
    }
  };
  for await (const document of documents) {
    const id = String(document._id);
    yield* destroyedUntil(id);
    yield { collection, id, document, entries: await allEntries(collection, document), destroyed: false };
  }
  yield* destroyedUntil(null);
}

/** All entries of a document; of one without a readable trail, none. */
export async function allEntries(collection: string, document: Audited): Promise<AuditEntry[]> {
  const tail = Array.isArray(document.trail?.tail) ? document.trail.tail : [];
  const first = tail[0];
  if (first && first.seq === 1) return tail;
  const moved = await native(MovedEntryModel)
    .find({ subjectType: collection, subjectId: document._id }, { sort: { seq: 1 } })
    .toArray();
  // A crash between moving out and cutting the tail leaves an entry in both places.
  return [...moved.filter((entry) => !first || entry.seq < first.seq), ...tail];
}

export const dayMs = 86_400_000;
const firstMinute = shanghaiInstant('2026-01-01', '00:00').getTime() % dayMs;

/**
 * Where an entry falls. One that tells its day only (`dayOnly`) is dated by the day's first minute and may come all day
 * long: it waits for the anchor that covers the whole of it, or it would look as if it had been put in afterwards.
 */
const fallsAt = ({ at }: AuditEntry): number => (Number(at) % dayMs === firstMinute ? Number(at) + dayMs - 1 : Number(at));

/** What a subject adds to the window (from, to]: its last entry there, and whether it was made there. */
export function leafIn(entries: AuditEntry[], from: Date, to: Date): { hash: string; isNew: boolean } | null {
  const inside = (entry: AuditEntry): boolean => fallsAt(entry) > from.getTime() && fallsAt(entry) <= to.getTime();
  const last = entries.findLast(inside);
  const first = entries[0];
  return last ? { hash: last.hash, isNew: first !== undefined && first.seq === 1 && inside(first) } : null;
}

export function leafText(collection: string, id: string, hash: string): string {
  return `${collection} ${id} ${hash}`;
}
