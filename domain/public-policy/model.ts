import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { PolicyContent, PolicyState } from '../../contracts/public-policy';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type NamedRef, type OutboxEvent } from '../kernel';

export interface PolicyEdition {
  edition: number;
  content: PolicyContent;
  on: Day;
  approvedBy: string;
}

/** One entry of the library: what is public, what is being written, and every edition before. */
export interface PolicyRecord extends Audited {
  /** Of the version that is being worked on, or else of the published one; for lists and for the audit. */
  title: string;
  kind: PolicyContent['kind'];
  state: PolicyState;
  draft: { content: PolicyContent; writers: NamedRef[]; returned: string | null } | null;
  published: PolicyEdition | null;
  earlier: (PolicyEdition & { replacedOn: Day })[];
  updatedAt: Date;
  /** What the software brought: put in once, and then the district's own. */
  seed?: string;
  listedAt?: Date;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const mixed = Schema.Types.Mixed;
const named = new Schema<NamedRef>({ id: { type: Schema.Types.ObjectId, required: true }, name: { type: String, required: true } }, plain);
const edition = { edition: Number, content: mixed, on: String, approvedBy: String };
const schema = new Schema<PolicyRecord>(
  {
    title: { type: String, required: true },
    kind: { type: String, required: true },
    state: { type: String, required: true },
    draft: new Schema({ content: mixed, writers: [named], returned: String }, plain),
    published: new Schema(edition, plain),
    earlier: [new Schema({ ...edition, replacedOn: String }, plain)],
    updatedAt: { type: Date, required: true },
    seed: String,
    listedAt: Date,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'publicPolicies' },
);
schema.index({ updatedAt: -1, _id: -1 });
schema.index({ kind: 1, updatedAt: -1, _id: -1 });
schema.index({ state: 1, updatedAt: -1, _id: -1 });
schema.index({ listedAt: -1, _id: -1 });
schema.index({ seed: 1 }, { unique: true, sparse: true });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const PolicyModel = mongoose.model<PolicyRecord>('PublicPolicy', schema);

export function policyFacts({ outbox: _outbox, trail: _trail, ...facts }: Omit<PolicyRecord, 'trail'> & Partial<Pick<PolicyRecord, 'trail'>>): unknown {
  return facts;
}
defineAudited<PolicyRecord>({ collection: 'publicPolicies', facts: policyFacts, names: ['title'] });
defineEventSource(PolicyModel);
