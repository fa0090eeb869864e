import mongoose, { Schema } from 'mongoose';
import type { OfficerReportState, OfficerReportVia } from '../../contracts/officer-report';
import { decryptText, defineAudited, defineEventSource, defineSealed, outboxSchema, trailSchema, type Audited, type ObjectId, type OutboxEvent } from '../kernel';
import { reportContent, type ReportContent } from './content';

/** What an information officer reported. Words, place and who wrote them are sealed. */
export interface OfficerReport extends Audited {
  number: string;
  state: OfficerReportState;
  via: OfficerReportVia;
  /** The district alone: for the commission only. */
  path: ObjectId[];
  /** What is reported, and what it lies in below the district: whoever is of one of these never sees it. */
  unitPath: ObjectId[];
  organisation: { id: ObjectId; name: string };
  submittedAt: Date;
  /** In the order in which they came. */
  files: { id: ObjectId; kind: 'photo' | 'voice' }[];
  hasPlace: boolean;
  content: string;
  receiptHash: string;
  /** How often the digits were drawn anew because another report had them. */
  receiptDraw: number;
  openings: { accountId: string; name: string; at: Date }[];
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const schema = new Schema<OfficerReport>(
  {
    number: { type: String, required: true },
    state: { type: String, required: true },
    via: { type: String, required: true },
    path: { type: [id], required: true },
    unitPath: { type: [id], required: true },
    organisation: { type: new Schema({ id: { type: id, required: true }, name: { type: String, required: true } }, plain), required: true },
    submittedAt: { type: Date, required: true },
    files: [new Schema({ id, kind: String }, plain)],
    hasPlace: { type: Boolean, required: true },
    content: { type: String, required: true },
    receiptHash: { type: String, required: true },
    receiptDraw: { type: Number, required: true },
    openings: [new Schema({ accountId: String, name: String, at: Date }, plain)],
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'officerReports', strict: 'throw' },
);
schema.index({ path: 1, submittedAt: -1, _id: -1 });
schema.index({ path: 1, state: 1, submittedAt: -1, _id: -1 });
schema.index({ path: 1, 'organisation.id': 1, submittedAt: -1, _id: -1 });
schema.index({ number: 1 }, { unique: true });
schema.index({ receiptHash: 1 }, { unique: true });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const OfficerReportModel = mongoose.model<OfficerReport>('OfficerReport', schema);

/** All but what is sealed. */
export const officerReportFacts = ({ number, state, via, path, unitPath, organisation, submittedAt, files, hasPlace, receiptHash, receiptDraw, openings }: Omit<OfficerReport, 'trail'>): unknown => ({
  number,
  state,
  via,
  path,
  unitPath,
  organisation,
  submittedAt,
  files,
  hasPlace,
  receiptHash,
  receiptDraw,
  openings,
});
defineAudited<OfficerReport>({ collection: 'officerReports', facts: officerReportFacts, names: ['number'] });
defineEventSource(OfficerReportModel);

/** Bound to its report: a text moved to another one cannot be read there. */
export const contentPurpose = ({ _id }: Pick<OfficerReport, '_id'>): string => `officerReport:${_id.toHexString()}`;
defineSealed<OfficerReport>(OfficerReportModel, [{ path: 'content', purpose: contentPurpose }]);

export const openContent = (report: OfficerReport): ReportContent => reportContent.parse(JSON.parse(decryptText(report.content, contentPurpose(report))));
