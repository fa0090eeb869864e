import mongoose, { Schema } from 'mongoose';
import type { FundProgramme, ProgrammeContent, ProgrammeOrigin } from '../../contracts/fund';
import { defineAudited, trailSchema, type Audited } from '../kernel';

/** One state of a programme, as it was saved. */
export interface ProgrammeVersion {
  version: number;
  at: Date;
  by: string;
  reason: string;
  content: ProgrammeContent;
}

/**
 * A programme that was edited here or added here; those nobody touched stand in the defaults only. What holds is the
 * newest version, and the ones before stay.
 */
export interface ProgrammeRecord extends Audited, Pick<FundProgramme, 'code' | 'kind' | 'certainty' | 'version'> {
  content: ProgrammeContent;
  origin: ProgrammeOrigin;
  versions: ProgrammeVersion[];
}

const schema = new Schema<ProgrammeRecord>(
  {
    code: { type: String, required: true },
    kind: { type: String, required: true },
    certainty: { type: String, required: true },
    version: { type: Number, required: true },
    content: { type: Schema.Types.Mixed, required: true },
    origin: { type: String, required: true },
    versions: [new Schema({ version: Number, at: Date, by: String, reason: String, content: Schema.Types.Mixed }, { _id: false })],
    trail: { type: trailSchema, required: true },
  },
  { collection: 'fundProgrammes' },
);
schema.index({ code: 1 }, { unique: true });
export const ProgrammeModel = mongoose.model<ProgrammeRecord>('FundProgramme', schema);

export const programmeFacts = ({ code, kind, certainty, version, content, origin, versions }: Omit<ProgrammeRecord, 'trail'>): unknown => ({ code, kind, certainty, version, content, origin, versions });
defineAudited<ProgrammeRecord>({ collection: 'fundProgrammes', facts: programmeFacts, names: ['code'] });
