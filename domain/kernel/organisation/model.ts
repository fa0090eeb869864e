import mongoose, { Schema } from 'mongoose';
import type { OrganisationChange, OrganisationKind } from '../../../contracts/organisation';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { ObjectId } from '../database';
import { defineEventSource, outboxSchema, type OutboxEvent } from '../events';

/** One line of an organisation's history as people read it; the audit chain proves it. */
export interface OrganisationHistory {
  at: Date;
  by: string;
  change: OrganisationChange;
  from: string | null;
  to: string | null;
  reason: string | null;
}

/** Something by its id, with the name it had on that day. */
export interface NamedRef {
  id: ObjectId;
  name: string;
}

export interface OrganisationRecord extends Audited {
  kind: OrganisationKind;
  name: string;
  shortName?: string;
  code: string;
  parentId: ObjectId | null;
  /** Ancestors from the root, and the node itself. Derived from `parentId`, renewed after a move. */
  path: ObjectId[];
  active: boolean;
  /** Only where kind is 'window'. `code` stands on the QR stand; `departmentId` staffs the window. */
  window?: { code: string; number: string; services: string[]; departmentId: ObjectId };
  /** Only of a closed window: where its code leads now. */
  mergedIntoId?: ObjectId;
  history: OrganisationHistory[];
  outbox?: OutboxEvent[];
}

const id = Schema.Types.ObjectId;
const schema = new Schema<OrganisationRecord>(
  {
    kind: { type: String, required: true },
    name: { type: String, required: true },
    shortName: String,
    code: { type: String, required: true },
    parentId: { type: id, default: null },
    path: [id],
    active: { type: Boolean, required: true },
    window: { type: new Schema({ code: String, number: String, services: [String], departmentId: id }, { _id: false }), default: undefined },
    mergedIntoId: id,
    history: [new Schema({ at: Date, by: String, change: String, from: String, to: String, reason: String }, { _id: false })],
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'organisations' },
);
schema.index({ code: 1 }, { unique: true });
schema.index({ path: 1, code: 1 });
schema.index({ kind: 1, code: 1 });
schema.index({ parentId: 1, active: 1 });
schema.index({ 'window.code': 1 }, { unique: true, sparse: true });
schema.index({ 'window.departmentId': 1 }, { sparse: true });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const OrganisationModel = mongoose.model<OrganisationRecord>('Organisation', schema);

/** `path` is left out: it follows from the parents' own chains. */
export const organisationFacts = ({ kind, name, shortName, code, parentId, active, window, mergedIntoId, history }: Omit<OrganisationRecord, 'trail'>): unknown => ({
  kind,
  name,
  shortName,
  code,
  parentId,
  active,
  window,
  mergedIntoId,
  history,
});
defineAudited<OrganisationRecord>({ collection: 'organisations', facts: organisationFacts, names: ['code', 'name'] });
defineEventSource(OrganisationModel);
