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
schema.index({ 'subject.type': 1, _id: -1 });
const AccessRecordModel = mongoose.model<AccessRecord>('AccessRecord', schema);

const facts = ({ subject }: Pick<AccessRecord, 'subject'>) => ({ subject });
defineAudited<AccessRecord>({ collection: 'accessRecords', facts });

/** Leaves an audit entry of its own. The detail holds ids and counts, never what was seen. */
export async function recordAccess(ctx: Context, subject: { type: string; id: string }, verb: string, detail: Record<string, unknown> = {}): Promise<void> {
  await native(AccessRecordModel).insertOne({ _id: new ObjectId(), subject, trail: firstTrail(ctx, verb, detail, facts({ subject })) });
}

/** One look: who, when, and what was noted with it. */
export interface Access {
  id: string;
  subjectId: string;
  at: Date;
  byId: string;
  byName: string;
  verb: string;
  detail: Record<string, unknown>;
}

/** Looks at one thing, oldest first. Asks for no authority. */
export async function accessesOf(subject: { type: string; id: string }, verb?: string): Promise<Access[]> {
  const found = await native(AccessRecordModel).find({ 'subject.id': subject.id, 'subject.type': subject.type }, { sort: { _id: 1 } }).toArray();
  return found.map(presentAccess).filter((one) => verb === undefined || one.verb === verb);
}

/** Looks at all things of a type, newest first, from before an id on. Asks for no authority. */
export async function* accessesTo(type: string, before?: string): AsyncGenerator<Access> {
  for await (const record of native(AccessRecordModel).find({ 'subject.type': type, ...(before ? { _id: { $lt: new ObjectId(before) } } : {}) }, { sort: { _id: -1 } })) yield presentAccess(record as AccessRecord);
}

function presentAccess({ _id, subject, trail }: AccessRecord): Access {
  const { actor, at, verb, detail } = trail.tail[0] as AccessRecord['trail']['tail'][number];
  return { id: _id.toHexString(), subjectId: subject.id, at, byId: actor.id ?? '', byName: actor.name ?? '', verb, detail: detail ?? {} };
}
