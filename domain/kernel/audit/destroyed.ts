import mongoose, { Schema } from 'mongoose';
import type { Context } from '../context';
import { native, type ObjectId } from '../database';
import { fail } from '../errors';
import { moveOut } from './moved';
import type { Audited } from './registry';
import { firstTrail, nextTrail, trailSchema, type Trail } from './trail';

/**
 * What stays of an audited document that was lawfully destroyed: its chain, so that what was anchored still fits. Of
 * what it held it knows nothing but salted digests.
 */
interface DestroyedSubject {
  /** `<collection>:<id>`. */
  _id: string;
  subjectType: string;
  subjectId: ObjectId;
  trail: Trail;
}

const schema = new Schema<DestroyedSubject>(
  { _id: String, subjectType: { type: String, required: true }, subjectId: { type: Schema.Types.ObjectId, required: true }, trail: { type: trailSchema, required: true } },
  { collection: 'destroyedSubjects', strict: 'throw' },
);
schema.index({ subjectType: 1, subjectId: 1 });
export const DestroyedSubjectModel = mongoose.model<DestroyedSubject>('DestroyedSubject', schema);

const attempts = 50;
const keyOf = (collection: string, id: ObjectId): string => `${collection}:${id.toHexString()}`;

/**
 * Takes an audited document away for good; its last entry says so. The chain is put aside first: after a crash in
 * between, the next call goes on from there. False where there is none.
 * @throws Fault conflict
 */
export async function destroyAudited<T extends Audited>(model: mongoose.Model<T>, id: ObjectId, ctx: Context, verb: string, detail: Record<string, unknown> = {}): Promise<boolean> {
  const collection = native(model as unknown as mongoose.Model<Audited>);
  const name = collection.collectionName;
  const _id = keyOf(name, id);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = await collection.findOne({ _id: id }, { projection: { trail: 1 } });
    if (!before) return false;
    const known = await native(DestroyedSubjectModel).findOne({ _id });
    // What a crash left behind may be anchored already: it is kept as long as it still fits.
    if (known?.trail.tail.at(-1)?.prev !== before.trail.head) {
      const { trail, moved } = nextTrail(ctx, before.trail, verb, detail, null);
      await moveOut(name, id, moved);
      await native(DestroyedSubjectModel).replaceOne({ _id }, { subjectType: name, subjectId: id, trail }, { upsert: true });
    }
    const { deletedCount } = await collection.deleteOne({ _id: id, 'trail.head': before.trail.head });
    if (deletedCount === 1) return true;
  }
  return fail('conflict');
}

/** For a document that is inserted under an id of its own making: where one of this id was destroyed before, its chain goes on. */
export async function trailOfNew(collection: string, id: ObjectId, ctx: Context, verb: string, detail: Record<string, unknown>, facts: unknown): Promise<Trail> {
  const gone = await native(DestroyedSubjectModel).findOne({ _id: keyOf(collection, id) });
  if (!gone) return firstTrail(ctx, verb, detail, facts);
  const { trail, moved } = nextTrail(ctx, gone.trail, verb, detail, facts);
  await moveOut(collection, id, moved);
  return trail;
}

/** As a document with its trail; null where none of this id was destroyed. */
export async function destroyedSubject(collection: string, id: ObjectId): Promise<Audited | null> {
  const found = await native(DestroyedSubjectModel).findOne({ _id: keyOf(collection, id) });
  return found && { _id: found.subjectId, trail: found.trail };
}
