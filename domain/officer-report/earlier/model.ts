import mongoose, { Schema } from 'mongoose';
import { z } from 'zod';
import { decryptText, defineAudited, defineSealed, trailSchema, type Audited, type ObjectId } from '../../kernel';

/**
 * What an information officer reported before reports were sealed to people: one text under the server's key, and in
 * clear what it was about. Each is sealed anew as a clue; then its number, who had opened it and why, and which key had
 * sealed it are all that stays.
 */
export interface EarlierReport extends Audited {
  number: string;
  state: 'submitted' | 'read' | 'resealed';
  openings: { accountId: string; name: string; at: Date; reason?: string }[];
  via?: 'chat' | 'form';
  path?: ObjectId[];
  unitPath?: ObjectId[];
  organisation?: { id: ObjectId; name: string };
  submittedAt?: Date;
  files?: { id: ObjectId; kind: 'photo' | 'voice' }[];
  hasPlace?: boolean;
  receiptHash?: string;
  receiptDraw?: number;
  /** Absent once it was sealed anew. */
  content?: string;
  /** Of the clue to be; goes with the content. */
  submissionKey?: string;
  /** The key that no copy of the content must open with any more. */
  sealedBy?: string;
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const schema = new Schema<EarlierReport>(
  {
    number: { type: String, required: true },
    state: { type: String, required: true },
    openings: [new Schema({ accountId: String, name: String, at: Date, reason: String }, plain)],
    via: String,
    path: { type: [id], default: undefined },
    unitPath: { type: [id], default: undefined },
    organisation: { type: new Schema({ id, name: String }, plain), default: undefined },
    submittedAt: Date,
    files: { type: [new Schema({ id, kind: String }, plain)], default: undefined },
    hasPlace: Boolean,
    receiptHash: String,
    receiptDraw: Number,
    content: String,
    submissionKey: String,
    sealedBy: String,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'officerReports' },
);
schema.index({ number: 1 }, { unique: true });
export const EarlierReportModel = mongoose.model<EarlierReport>('OfficerReport', schema);

/** What is absent is in no digest. */
export const earlierReportFacts = ({ number, state, via, path, unitPath, organisation, submittedAt, files, hasPlace, receiptHash, receiptDraw, openings, sealedBy }: Omit<EarlierReport, 'trail'>): unknown => ({ number, state, via, path, unitPath, organisation, submittedAt, files, hasPlace, receiptHash, receiptDraw, openings, sealedBy });
defineAudited<EarlierReport>({ collection: 'officerReports', facts: earlierReportFacts, names: ['number'] });

export const contentPurpose = ({ _id }: Pick<EarlierReport, '_id'>): string => `officerReport:${_id.toHexString()}`;
export const keyPurpose = ({ _id }: Pick<EarlierReport, '_id'>): string => `officerReport.submissionKey:${_id.toHexString()}`;
defineSealed<EarlierReport>(EarlierReportModel, [
  { path: 'content', purpose: contentPurpose },
  { path: 'submissionKey', purpose: keyPurpose },
]);

const earlierContent = z.object({
  officer: z.object({ personId: z.string(), name: z.string(), organisationName: z.string() }),
  what: z.string(),
  when: z.string(),
  who: z.string(),
  place: z.object({ latitude: z.number(), longitude: z.number(), label: z.string() }).nullable(),
});

/** As it was kept under the server's key. */
export const openEarlier = (report: Pick<EarlierReport, '_id'>, content: string): z.infer<typeof earlierContent> => earlierContent.parse(JSON.parse(decryptText(content, contentPurpose(report))));
