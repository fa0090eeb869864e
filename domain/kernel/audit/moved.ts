import mongoose, { Schema } from 'mongoose';
import { native, type ObjectId } from '../database';
import { auditEntrySchema, type AuditEntry } from './trail';

/** An entry that was moved out of its document's tail. */
export interface MovedEntry extends AuditEntry {
  /** `<collection>:<id>:<seq>`: moving twice is moving once. */
  _id: string;
  subjectType: string;
  subjectId: ObjectId;
}

const movedSchema = new Schema<MovedEntry>(
  { _id: String, subjectType: { type: String, required: true }, subjectId: { type: Schema.Types.ObjectId, required: true } },
  { collection: 'auditEntries' },
);
movedSchema.add(auditEntrySchema);
movedSchema.index({ subjectType: 1, subjectId: 1, seq: 1 });
export const MovedEntryModel = mongoose.model<MovedEntry>('AuditEntry', movedSchema);

/** Before the write that cuts them from the tail; moving twice is moving once. */
export async function moveOut(subjectType: string, subjectId: ObjectId, entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const moved = native(MovedEntryModel);
  await moved.bulkWrite(
    entries.map((entry) => {
      const _id = `${subjectType}:${subjectId.toHexString()}:${entry.seq}`;
      return { updateOne: { filter: { _id }, update: { $setOnInsert: { subjectType, subjectId, ...entry } }, upsert: true } };
    }),
    { ordered: true },
  );
}
