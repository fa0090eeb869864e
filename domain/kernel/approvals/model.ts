import mongoose, { Schema } from 'mongoose';
import type { ApprovalKind, ApprovalState } from '../../../contracts/approval';
import type { Role } from '../../../contracts/roles';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { ObjectId } from '../database';
import { defineEventSource, outboxSchema, type OutboxEvent } from '../events';

export interface ApprovalStep {
  label: string;
  role: Role;
  /** Another role that may decide the step as well. */
  orRole: Role | null;
  state: ApprovalState;
  by: string | null;
  byName: string | null;
  /** Set when it was decided as somebody's deputy. */
  asDeputyOf: string | null;
  at: Date | null;
  opinion: string | null;
}

/** Who never decides it, whatever his roles: these accounts, and whoever holds any grant for one of these organisations. */
export interface Barred {
  accounts: string[];
  organisations: ObjectId[];
}

/** A request that goes through its steps in order, each decided by someone who holds the step's role over `path`. */
export interface Approval extends Audited {
  kind: ApprovalKind;
  subject: { type: string; id: string };
  title: string;
  reason: string;
  path: ObjectId[];
  /** Without an account: a citizen. */
  applicant: { accountId: string | null; name: string };
  appliedAt: Date;
  state: ApprovalState;
  steps: ApprovalStep[];
  /** The role of the step to be decided; null when nothing is to be decided. */
  waitingFor: Role | null;
  /** Another role that may decide the step. */
  waitingForOr?: Role | null;
  /** Absent: nobody but the applicant. */
  barred?: Barred;
  /** Whoever agrees says why, too. */
  opinionAlways?: true;
  /** What happened in earlier rounds, before it was returned and asked for again. */
  earlier: { at: Date; reason: string; steps: ApprovalStep[] }[];
  payload: Record<string, unknown>;
  /** A return ends it: what it is about is changed where it stands, and asked for anew there. */
  once?: true;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const stepSchema = new Schema<ApprovalStep>({ label: String, role: String, orRole: String, state: String, by: String, byName: String, asDeputyOf: String, at: Date, opinion: String }, plain);
const schema = new Schema<Approval>(
  {
    kind: { type: String, required: true },
    subject: { type: new Schema({ type: { type: String, required: true }, id: { type: String, required: true } }, plain), required: true },
    title: { type: String, required: true },
    reason: { type: String, required: true },
    path: { type: [Schema.Types.ObjectId], required: true },
    applicant: { type: new Schema({ accountId: String, name: String }, plain), required: true },
    appliedAt: { type: Date, required: true },
    state: { type: String, required: true },
    steps: [stepSchema],
    waitingFor: String,
    waitingForOr: String,
    barred: { type: new Schema({ accounts: [String], organisations: [Schema.Types.ObjectId] }, plain), default: undefined },
    opinionAlways: Boolean,
    earlier: [new Schema({ at: Date, reason: String, steps: [stepSchema] }, plain)],
    payload: Schema.Types.Mixed,
    once: Boolean,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'approvals', strict: 'throw' },
);
schema.index({ waitingFor: 1, path: 1 });
schema.index({ waitingForOr: 1, path: 1 });
schema.index({ 'applicant.accountId': 1 });
schema.index({ 'steps.by': 1 });
schema.index({ 'subject.id': 1 });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const ApprovalModel = mongoose.model<Approval>('Approval', schema);

export function approvalFacts({ kind, subject, title, reason, path, applicant, appliedAt, state, steps, waitingFor, waitingForOr, barred, opinionAlways, earlier, payload, once }: Omit<Approval, '_id' | 'trail'>): unknown {
  return { kind, subject, title, reason, path, applicant, appliedAt, state, steps, waitingFor, waitingForOr, barred, opinionAlways, earlier, payload, once };
}
defineAudited<Approval>({ collection: 'approvals', facts: approvalFacts, names: ['title'] });
defineEventSource(ApprovalModel);
