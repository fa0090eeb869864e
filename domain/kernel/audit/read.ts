import mongoose from 'mongoose';
import type { AuditAnchor, AuditFooter, AuditTrailEntry } from '../../../contracts/audit';
import { systemClock, type Clock } from '../clock';
import { native, toObjectId } from '../database';
import { fail } from '../errors';
import { AnchorCopyModel } from './anchor';
import { destroyedSubject } from './destroyed';
import { auditedCollections, type Audited } from './registry';
import { allEntries } from './subjects';
import { AuditCheckModel } from './verify';

/** An anchor is made each night; two missed nights are a fault. */
const anchorAgeMaxMs = 49 * 3_600_000;

/** For the foot of the console. */
export async function auditFooter(clock: Clock = systemClock): Promise<AuditFooter> {
  const anchor = await native(AnchorCopyModel).findOne({}, { sort: { _id: -1 } });
  const check = await native(AuditCheckModel).findOne({ _id: 'last' });
  const fresh = anchor !== null && clock.now().getTime() - Date.parse(anchor.at) <= anchorAgeMaxMs;
  return { lastAnchorAt: anchor?.at ?? null, lastCheckAt: check?.at.toISOString() ?? null, ok: fresh && check?.ok !== false };
}

/** The newest anchors, at most `limit`. */
export async function listAnchors(limit = 400): Promise<AuditAnchor[]> {
  const anchors = await native(AnchorCopyModel).find({}, { sort: { _id: -1 }, limit }).toArray();
  return anchors.map(({ n, at, from, to, root, leaves, subjects, key, signature }) => ({ n, at, from, to, root, leaves, subjects, key, signature }));
}

/** What was done with one audited document, oldest first; of a destroyed one too. @throws Fault notFound */
export async function readTrail(collection: string, id: string): Promise<AuditTrailEntry[]> {
  if (!auditedCollections().some((known) => known.collection === collection)) return fail('notFound');
  const document = (await mongoose.connection.db?.collection<Audited>(collection).findOne({ _id: toObjectId(id) }, { projection: { trail: 1 } })) ?? (await destroyedSubject(collection, toObjectId(id)));
  if (!document) return fail('notFound');
  const entries = await allEntries(collection, document);
  return entries.map(({ seq, at, actor, verb, detail, hash }) => ({ seq, at: at.toISOString(), actorKind: actor.kind, actorName: actor.name ?? null, verb, detail: detail ?? null, hash }));
}
