import mongoose, { Schema } from 'mongoose';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { defineAudited, type Audited } from './registry';
import { firstTrail, trailSchema } from './trail';

/** That someone looked at, printed or exported something: an act that changes nothing else. */
interface AccessRecord extends Audited {
  subject: { type: string; id: string };
}

const schema = new Schema<AccessRecord>(
  { subject: { type: new Schema({ type: { type: String, required: true }, id: { type: String, required: true } }, { _id: false }), required: true }, trail: { type: trailSchema, required: true } },
  { collection: 'accessRecords', strict: 'throw' },
);
schema.index({ 'subject.id': 1 });
const AccessRecordModel = mongoose.model<AccessRecord>('AccessRecord', schema);

const facts = ({ subject }: Pick<AccessRecord, 'subject'>) => ({ subject });
defineAudited<AccessRecord>({ collection: 'accessRecords', facts });

/** Leaves an audit entry of its own. The detail holds ids and counts, never what was seen. */
export async function recordAccess(ctx: Context, subject: { type: string; id: string }, verb: string, detail: Record<string, unknown> = {}): Promise<void> {
  await native(AccessRecordModel).insertOne({ _id: new ObjectId(), subject, trail: firstTrail(ctx, verb, detail, facts({ subject })) });
}
