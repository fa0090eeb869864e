import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../../contracts/common';
import type { Appointment, ManagedBy, PersonKind } from '../../../contracts/person';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { ObjectId } from '../database';

export interface Post {
  organisationId: ObjectId;
  title: string;
  /** Both days included; null: unknown, and still held. */
  from: Day | null;
  to: Day | null;
  /** How he came into it; absent in older records. */
  appointment?: Appointment | null;
}

export interface PersonRecord extends Audited {
  /** 工号 or 干部编号. */
  code: string;
  name: string;
  kind: PersonKind;
  posts: Post[];
  joinedPartyOn: Day | null;
  /** Absent in older records. */
  retiresOn?: Day | null;
  /** Absent in older records: the district's. */
  managedBy?: ManagedBy;
  /** Sealed for `person.phone` and `person.identityNumber`; the index finds them without opening. */
  phone?: string;
  phoneIndex?: string;
  identityNumber?: string;
  identityNumberIndex?: string;
  active: boolean;
  /** The organisations of the posts held now, with everything above them. Derived, renewed when the tree or the day changes it. */
  path: ObjectId[];
}

const id = Schema.Types.ObjectId;
const schema = new Schema<PersonRecord>(
  {
    code: { type: String, required: true },
    name: { type: String, required: true },
    kind: { type: String, required: true },
    posts: [new Schema({ organisationId: id, title: String, from: String, to: String, appointment: String }, { _id: false })],
    joinedPartyOn: { type: String, default: null },
    retiresOn: { type: String, default: null },
    managedBy: String,
    phone: String,
    phoneIndex: String,
    identityNumber: String,
    identityNumberIndex: String,
    active: { type: Boolean, required: true },
    path: [id],
    trail: { type: trailSchema, required: true },
  },
  { collection: 'people' },
);
schema.index({ code: 1 }, { unique: true });
schema.index({ path: 1, code: 1 });
schema.index({ name: 1 });
schema.index({ phoneIndex: 1 }, { sparse: true });
schema.index({ identityNumberIndex: 1 }, { unique: true, sparse: true });
schema.index({ 'posts.organisationId': 1 });
schema.index({ 'posts.to': 1 });
export const PersonModel = mongoose.model<PersonRecord>('Person', schema);

/** What is encrypted is left out (it is sealed anew when keys are rotated), and the derived path. */
export const personFacts = ({ code, name, kind, posts, joinedPartyOn, retiresOn, managedBy, active }: Omit<PersonRecord, 'trail'>): unknown => ({ code, name, kind, posts, joinedPartyOn, retiresOn, managedBy, active });
defineAudited<PersonRecord>({ collection: 'people', facts: personFacts, names: ['code', 'name'] });
