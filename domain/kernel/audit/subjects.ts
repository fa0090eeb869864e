import mongoose from 'mongoose';
import { native } from '../database';
import { MovedEntryModel } from './moved';
import type { Audited } from './registry';
import { RemovedSubjectModel } from './removed';
import type { AuditEntry } from './trail';

/** An audited document with all its entries in order of `seq`, those moved out included. */
export interface Subject {
  collection: string;
  id: string;
  document: Audited;
  entries: AuditEntry[];
  /** Of the document only its chain is left. */
  removed?: true;
}

/** Streams a collection's documents, and what is left of removed ones, in the order of their ids; `changedAfter` leaves out what has not changed since. */
export async function* subjectsOf(collection: string, options: { changedAfter?: Date; trailOnly?: boolean } = {}): AsyncGenerator<Subject> {
  const db = mongoose.connection.db;
  if (!db) throw new Error('the database is not connected');
  const filter = options.changedAfter ? { 'trail.at': { $gt: options.changedAfter } } : {};
  const documents = db.collection<Audited>(collection).find(filter, { sort: { _id: 1 }, batchSize: 1000, ...(options.trailOnly ? { projection: { trail: 1 } } : {}) });
  const removed = removedFrom(collection, filter);
  let next = await removed.next();
  for await (const document of documents) {
    const id = String(document._id);
    for (; !next.done && next.value.id < id; next = await removed.next()) yield next.value;
    // One that came back goes on with the chain it had.
    if (!next.done && next.value.id === id) next = await removed.next();
    yield { collection, id, document, entries: await allEntries(collection, document) };
  }
  for (; !next.done; next = await removed.next()) yield next.value;
}

async function* removedFrom(collection: string, filter: object): AsyncGenerator<Subject> {
  for await (const { subjectId, trail } of native(RemovedSubjectModel).find({ ...filter, subjectType: collection }, { sort: { subjectId: 1 } })) {
    const document = { _id: subjectId, trail };
    yield { collection, id: subjectId.toHexString(), document, entries: await allEntries(collection, document), removed: true };
  }
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

/** What a subject adds to the window (from, to]: its last entry there, and whether it was made there. */
export function leafIn(entries: AuditEntry[], from: Date, to: Date): { hash: string; isNew: boolean } | null {
  const inside = (entry: AuditEntry): boolean => entry.at > from && entry.at <= to;
  const last = entries.findLast(inside);
  const first = entries[0];
  return last ? { hash: last.hash, isNew: first !== undefined && first.seq === 1 && inside(first) } : null;
}

export function leafText(collection: string, id: string, hash: string): string {
  return `${collection} ${id} ${hash}`;
}
