import mongoose, { Schema } from 'mongoose';
import type { Context } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { fail } from '../errors';
import { moveOut } from './moved';
import { auditedCollections, type Audited } from './registry';
import { firstTrail, nextTrail, trailSchema, type Trail } from './trail';

/** Of something that was lawfully taken away: its chain goes on being anchored and checked, of the rest nothing is left. */
export interface RemovedSubject {
  /** `<collection>:<id>`: removing twice is removing once. */
  _id: string;
  subjectType: string;
  subjectId: ObjectId;
  /** By which a person knows it, as the collection's registration names them. */
  names: Record<string, string>;
  trail: Trail;
}

const schema = new Schema<RemovedSubject>(
  { _id: String, subjectType: { type: String, required: true }, subjectId: { type: Schema.Types.ObjectId, required: true }, names: { type: Schema.Types.Mixed, required: true }, trail: { type: trailSchema, required: true } },
  { collection: 'removedSubjects', strict: 'throw', minimize: false },
);
schema.index({ subjectType: 1, subjectId: 1 });
export const RemovedSubjectModel = mongoose.model<RemovedSubject>('RemovedSubject', schema);

/** What the last entry of a removed subject commits to. */
export const removedFacts = { removed: true } as const;

const attempts = 50;
const keyOf = (collection: string, id: ObjectId): string => `${collection}:${id.toHexString()}`;

/**
 * Takes an audited document away by an act of its own, and keeps its chain. The chain first: after a crash in between
 * both are there, the document counts, and the next call goes on. What is gone already is left alone.
 */
export async function removeAudited<T extends Audited>(model: mongoose.Model<T>, id: string | ObjectId, ctx: Context, verb: string, detail: Record<string, unknown> = {}): Promise<void> {
  const collection = native(model as unknown as mongoose.Model<Audited>);
  const { collectionName } = collection;
  const _id = toObjectId(id);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = await collection.findOne({ _id });
    if (!before) return;
    const next = nextTrail(ctx, before.trail, verb, detail, removedFacts);
    await moveOut(collectionName, _id, next.moved);
    await native(RemovedSubjectModel).replaceOne({ _id: keyOf(collectionName, _id) }, { subjectType: collectionName, subjectId: _id, names: namesOf(collectionName, before), trail: next.trail }, { upsert: true });
    const { deletedCount } = await collection.deleteOne({ _id, 'trail.head': before.trail.head });
    if (deletedCount === 1) return;
  }
  fail('conflict');
}

/** For a document that is inserted under an id of its own making: where one of this id was removed before, its chain goes on. */
export async function trailOfNew(collection: string, id: ObjectId, ctx: Context, verb: string, detail: Record<string, unknown>, facts: unknown): Promise<Trail> {
  const removed = await native(RemovedSubjectModel).findOne({ _id: keyOf(collection, id) });
  if (!removed) return firstTrail(ctx, verb, detail, facts);
  const next = nextTrail(ctx, removed.trail, verb, detail, facts);
  await moveOut(collection, id, next.moved);
  return next.trail;
}

function namesOf(collection: string, document: object): Record<string, string> {
  const { names } = auditedCollections().find((known) => known.collection === collection) ?? fail('notFound');
  return Object.fromEntries(names.flatMap((name) => (typeof (document as Record<string, unknown>)[name] === 'string' ? [[name, (document as Record<string, string>)[name] as string]] : [])));
}
