import mongoose from 'mongoose';
import type { AuditAnchor, AuditFooter, AuditTrailEntry } from '../../../contracts/audit';
import { systemClock, type Clock } from '../clock';
import { native, toObjectId, type ObjectId } from '../database';
import { fail } from '../errors';
import { AnchorCopyModel } from './anchor';
import { auditedCollections, type Audited } from './registry';
import { RemovedSubjectModel } from './removed';
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

/** What was done with one audited document, oldest first. @throws Fault notFound */
export async function readTrail(collection: string, id: string): Promise<AuditTrailEntry[]> {
  if (!auditedCollections().some((known) => known.collection === collection)) return fail('notFound');
  const _id = toObjectId(id);
  const document = (await mongoose.connection.db?.collection<Audited>(collection).findOne({ _id }, { projection: { trail: 1 } })) ?? (await leftOf(collection, _id));
  if (!document) return fail('notFound');
  const entries = await allEntries(collection, document);
  return entries.map(({ seq, at, actor, verb, detail, hash }) => ({ seq, at: at.toISOString(), actorKind: actor.kind, actorName: actor.name ?? null, verb, detail: detail ?? null, hash }));
}

/** The chain of what was lawfully taken away. */
async function leftOf(collection: string, subjectId: ObjectId): Promise<Audited | null> {
  const removed = await native(RemovedSubjectModel).findOne({ subjectType: collection, subjectId });
  return removed && { _id: subjectId, trail: removed.trail };
}
