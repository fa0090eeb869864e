import mongoose, { Schema } from 'mongoose';
import type { ImportKind, ImportState, TableProblem } from '../../../contracts/table';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { ObjectId } from '../database';

/** One sheet on its way in. Counts move with every batch and are no facts; the states are. */
export interface ImportRecord extends Audited {
  kind: ImportKind;
  fileId: ObjectId;
  fileName: string;
  format: 'xlsx' | 'csv';
  state: ImportState;
  /** Whose roles the work is done with. */
  accountId: string;
  byName: string;
  startedAt: Date;
  finishedAt: Date | null;
  jobId: string | null;
  rows: number;
  goodRows: number;
  problemCount: number;
  problems: TableProblem[];
  creates: number;
  updates: number;
  /** The last row of the sheet applied for good; null before the run. */
  appliedRow: number | null;
  fault: string | null;
}

const schema = new Schema<ImportRecord>(
  {
    kind: String,
    fileId: Schema.Types.ObjectId,
    fileName: String,
    format: String,
    state: String,
    accountId: String,
    byName: String,
    startedAt: Date,
    finishedAt: Date,
    jobId: String,
    rows: Number,
    goodRows: Number,
    problemCount: Number,
    problems: [new Schema({ row: Number, column: String, header: String, message: String }, { _id: false })],
    creates: Number,
    updates: Number,
    appliedRow: Number,
    fault: String,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'imports' },
);
schema.index({ accountId: 1, _id: -1 });
export const ImportModel = mongoose.model<ImportRecord>('Import', schema);

export const importFacts = ({ kind, fileId, fileName, state, accountId }: Omit<ImportRecord, 'trail'>): unknown => ({ kind, fileId, fileName, state, accountId });
defineAudited<ImportRecord>({ collection: 'imports', facts: importFacts, names: ['fileName'] });
