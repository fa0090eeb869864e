import mongoose, { Schema } from 'mongoose';
import { defineAudited, firstTrail, trailSchema, type Audited } from '../audit';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { isDuplicateKey } from '../errors';
import { defineSealed } from '../reseal';
import { blindIndex, blindIndexCandidates, encryptText } from '../secrets';

/**
 * Whoever the platform meets without a post in it: a citizen, a household, a company. One record each, so that what
 * later sets say about the same one can be joined. Cadres and staff are `people`.
 */
export interface PartyRecord extends Audited {
  kind: 'person' | 'household' | 'company';
  name: string;
  /** Sealed for `party.identityNumber`: of the person, or of the head of the household. */
  identityNumber?: string;
  /** `<kind>:<blind index>`: a person and the household he heads are two parties. */
  identityIndex?: string;
  /** 统一社会信用代码 of a company; public. */
  creditCode?: string;
}

const schema = new Schema<PartyRecord>(
  {
    kind: { type: String, required: true },
    name: { type: String, required: true },
    identityNumber: String,
    identityIndex: String,
    creditCode: String,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'parties' },
);
schema.index({ identityIndex: 1 }, { unique: true, sparse: true });
schema.index({ creditCode: 1 }, { unique: true, sparse: true });
export const PartyModel = mongoose.model<PartyRecord>('Party', schema);

const partyFacts = ({ kind, name, creditCode }: Omit<PartyRecord, 'trail'>): unknown => ({ kind, name, creditCode });
defineAudited<PartyRecord>({ collection: 'parties', facts: partyFacts });

defineSealed<PartyRecord>(PartyModel, [
  { path: 'identityNumber', purpose: () => 'party.identityNumber', index: { path: 'identityIndex', of: (plain, { kind }) => `${kind}:${blindIndex('identityNumber', plain)}` } },
]);

export type NewParty = { kind: 'person' | 'household'; name: string; identityNumber: string } | { kind: 'company'; name: string; creditCode: string };

/** The party with this identifier, made where it is not there yet. Two at once make one. */
export async function recordParty(ctx: Context, input: NewParty): Promise<PartyRecord> {
  const known = await find(input);
  if (known) return known;
  const identifier =
    input.kind === 'company'
      ? { creditCode: input.creditCode }
      : { identityNumber: encryptText(input.identityNumber, 'party.identityNumber'), identityIndex: `${input.kind}:${blindIndex('identityNumber', input.identityNumber)}` };
  const facts = { _id: new ObjectId(), kind: input.kind, name: input.name, ...identifier };
  const party: PartyRecord = { ...facts, trail: firstTrail(ctx, 'party.recorded', {}, partyFacts(facts)) };
  try {
    await native(PartyModel).insertOne(party);
    return party;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return recordParty(ctx, input);
  }
}

function find(input: NewParty): Promise<PartyRecord | null> {
  if (input.kind === 'company') return native(PartyModel).findOne({ creditCode: input.creditCode });
  const candidates = blindIndexCandidates('identityNumber', input.identityNumber).map((index) => `${input.kind}:${index}`);
  return native(PartyModel).findOne({ identityIndex: { $in: candidates } });
}
