import mongoose, { Schema } from 'mongoose';
import type { HouseholdWay } from '../../contracts/household';
import { blindIndex, decryptText, defineAudited, defineSealed, trailSchema, type Audited, type NamedRef, type ObjectId } from '../kernel';

/**
 * A household as the payments know it: a village, and the identity number of its head. Everything that leads to a person
 * is sealed; names stand open for staff.
 */
export interface Household extends Audited {
  village: NamedRef;
  path: ObjectId[];
  /** 组; '' where no sheet says it. */
  group: string;
  head: string;
  /** Sealed, and found by its blind index. */
  identity: string;
  identityIndex: string;
  /** A keyed hash of village, name and last four digits, for whoever comes by name. */
  nameKey: string;
  phone?: string;
  phoneIndex?: string;
  /** A keyed hash of the code on paper. */
  codeHash?: string;
  codeIssued?: { on: string; by: string };
  /** Whether there is a code, for lists. */
  coded: boolean;
}

/** Somebody who is paid and heads no household of his own in the village. */
export interface HouseholdMember {
  _id: ObjectId;
  villageId: ObjectId;
  householdId: ObjectId;
  identity: string;
  identityIndex: string;
}

/** One look at a household's payments; the household is told, and a year later it goes. */
export interface HouseholdLook {
  _id: ObjectId;
  householdId: ObjectId;
  at: Date;
  way: HouseholdWay;
  expiresAt: Date;
}

const id = Schema.Types.ObjectId;
const plain = { _id: false } as const;
const schema = new Schema<Household>(
  {
    village: { type: new Schema({ id, name: String }, plain), required: true },
    path: [id],
    group: String,
    head: { type: String, required: true },
    identity: { type: String, required: true },
    identityIndex: { type: String, required: true },
    nameKey: { type: String, required: true },
    phone: String,
    phoneIndex: String,
    codeHash: String,
    codeIssued: new Schema({ on: String, by: String }, plain),
    coded: { type: Boolean, required: true },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'households', strict: 'throw' },
);
schema.index({ identityIndex: 1, 'village.id': 1 }, { unique: true });
schema.index({ nameKey: 1 });
schema.index({ phoneIndex: 1 }, { sparse: true });
schema.index({ codeHash: 1 }, { unique: true, sparse: true });
schema.index({ path: 1, _id: 1 });
schema.index({ path: 1, coded: 1, _id: 1 });
schema.index({ path: 1, head: 1, _id: 1 });
export const HouseholdModel = mongoose.model<Household>('Household', schema);

const memberSchema = new Schema<HouseholdMember>(
  { villageId: { type: id, required: true }, householdId: { type: id, required: true }, identity: { type: String, required: true }, identityIndex: { type: String, required: true } },
  { collection: 'householdMembers', strict: 'throw' },
);
memberSchema.index({ identityIndex: 1, villageId: 1 }, { unique: true });
export const HouseholdMemberModel = mongoose.model<HouseholdMember>('HouseholdMember', memberSchema);

const lookSchema = new Schema<HouseholdLook>({ householdId: { type: id, required: true }, at: { type: Date, required: true }, way: { type: String, required: true }, expiresAt: { type: Date, required: true } }, { collection: 'householdLooks', strict: 'throw' });
lookSchema.index({ householdId: 1, at: -1 });
lookSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
export const HouseholdLookModel = mongoose.model<HouseholdLook>('HouseholdLook', lookSchema);

export const identityPurpose = 'household.identity';
export const phonePurpose = 'household.phone';
defineSealed<Household>(HouseholdModel, [
  { path: 'identity', purpose: () => identityPurpose, index: { path: 'identityIndex', of: (plainText) => blindIndex('identityNumber', plainText) } },
  { path: 'phone', purpose: () => phonePurpose, index: { path: 'phoneIndex', of: (plainText) => blindIndex('phone', plainText) } },
]);
defineSealed<HouseholdMember>(HouseholdMemberModel, [{ path: 'identity', purpose: () => identityPurpose, index: { path: 'identityIndex', of: (plainText) => blindIndex('identityNumber', plainText) } }]);

export const householdFacts = ({ village, group, head, codeHash, codeIssued }: Omit<Household, 'trail'>): unknown => ({ village, group, head, codeHash: codeHash ?? null, codeIssued: codeIssued ?? null });
defineAudited<Household>({ collection: 'households', facts: householdFacts });

/** The number in the clear, for the moment of sending. */
export const phoneOf = ({ phone }: Pick<Household, 'phone'>): string | null => (phone === undefined ? null : decryptText(phone, phonePurpose));
