import mongoose, { Schema } from 'mongoose';
import { defineAudited, trailSchema, type Audited, type ObjectId } from '../../kernel';

/** A relative whom somebody of the staff has declared: of reports about the one the other sees nothing. */
export interface Kinship extends Audited {
  personId: ObjectId;
  /** In the directory, or by name where he is not in it. */
  relativePersonId: ObjectId | null;
  relativeName: string;
  /** 配偶、子女… */
  relation: string;
  declaredAt: Date;
  endedAt: Date | null;
}

const schema = new Schema<Kinship>(
  {
    personId: { type: Schema.Types.ObjectId, required: true },
    relativePersonId: { type: Schema.Types.ObjectId, default: null },
    relativeName: { type: String, required: true },
    relation: { type: String, required: true },
    declaredAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'clueKinships', strict: 'throw' },
);
schema.index({ personId: 1, endedAt: 1 });
schema.index({ relativePersonId: 1, endedAt: 1 });
schema.index({ relativeName: 1, endedAt: 1 });
schema.index({ endedAt: 1, _id: -1 });
export const KinshipModel = mongoose.model<Kinship>('ClueKinship', schema);

export const kinshipFacts = ({ personId, relativePersonId, relativeName, relation, declaredAt, endedAt }: Omit<Kinship, 'trail'>): unknown => ({ personId, relativePersonId, relativeName, relation, declaredAt, endedAt });
defineAudited<Kinship>({ collection: 'clueKinships', facts: kinshipFacts });
