import type mongoose from 'mongoose';
import type { Context } from '../context';
import { native } from '../database';
import { applyChange, updateOf, type Change } from './change';
import { MovedEntryModel, moveOut } from './moved';
import { factsOf, type Audited } from './registry';
import { nextTrail, type AuditEntry } from './trail';

/** Without its salt nobody can try out what the facts were. */
const emptied = ({ detail: _detail, ...entry }: AuditEntry): AuditEntry => ({ ...entry, salt: '' });

/**
 * As `auditedChange`, for an act by which what the document held is destroyed: the entries before it stay in the chain,
 * without their details and salts, so that neither they nor their digests tell what was there.
 * @returns false where another writer was faster: look again
 */
export async function auditedErasure<T extends Audited>(model: mongoose.Model<T>, before: T, ctx: Context, verb: string, change: Pick<Change, 'set' | 'unset' | 'detail'>): Promise<boolean> {
  const collection = native(model as unknown as mongoose.Model<Audited>);
  const { collectionName } = collection;
  const next = nextTrail(ctx, before.trail, verb, change.detail ?? {}, factsOf(collectionName, applyChange(before, change)));
  const tail = next.trail.tail.map((entry) => (entry.seq === next.trail.seq ? entry : emptied(entry)));
  await moveOut(collectionName, before._id, next.moved.map(emptied));
  const written = await collection.updateOne({ _id: before._id, 'trail.head': before.trail.head }, updateOf(change, { trail: { ...next.trail, tail } }, []));
  if (written.modifiedCount === 0) return false;
  await native(MovedEntryModel).updateMany({ subjectType: collectionName, subjectId: before._id }, { $set: { salt: '' }, $unset: { detail: '' } });
  return true;
}
