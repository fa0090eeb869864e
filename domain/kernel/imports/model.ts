import mongoose, { Schema } from 'mongoose';
import type { ImportChoice, ImportKind, ImportState, TableProblem } from '../../../contracts/table';
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
  /** The organisation by whose grant it comes in. */
  senderId: ObjectId;
  byName: string;
  startedAt: Date;
  finishedAt: Date | null;
  jobId: string | null;
  rows: number;
  goodRows: number;
  problemCount: number;
  problems: TableProblem[];
  leftOut: number;
  notes: TableProblem[];
  creates: number;
  updates: number;
  /** The last row of the sheet applied for good; null before the run. */
  appliedRow: number | null;
  fault: string | null;
  /** Of a sheet in a layout of its own, until it is imported: its first rows, long numbers hidden. */
  head?: { row: number; cells: string[] }[];
  choice?: ImportChoice;
  /** What the handler commits to, up to `appliedRow`; it enters the chain with the entry that ends a run. */
  digest?: string;
  /** Of a sheet in a layout of its own: what stands in it is not kept once it is in, or was left for long. */
  sheetGone?: boolean;
}

const problem = new Schema({ row: Number, column: String, header: String, message: String }, { _id: false });
const schema = new Schema<ImportRecord>(
  {
    kind: String,
    fileId: Schema.Types.ObjectId,
    fileName: String,
    format: String,
    state: String,
    accountId: String,
    senderId: Schema.Types.ObjectId,
    byName: String,
    startedAt: Date,
    finishedAt: Date,
    jobId: String,
    rows: Number,
    goodRows: Number,
    problemCount: Number,
    problems: [problem],
    leftOut: Number,
    notes: [problem],
    creates: Number,
    updates: Number,
    appliedRow: Number,
    fault: String,
    head: { type: [new Schema({ row: Number, cells: [String] }, { _id: false })], default: undefined },
    choice: Schema.Types.Mixed,
    digest: String,
    sheetGone: Boolean,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'imports' },
);
schema.index({ accountId: 1, _id: -1 });
schema.index({ kind: 1, senderId: 1, _id: -1 });
export const ImportModel = mongoose.model<ImportRecord>('Import', schema);

export const importFacts = ({ kind, fileId, fileName, state, accountId }: Omit<ImportRecord, 'trail'>): unknown => ({ kind, fileId, fileName, state, accountId });
defineAudited<ImportRecord>({ collection: 'imports', facts: importFacts, names: ['fileName'] });

/** The bad cells of one batch, for the list that can be saved. */
export interface ImportProblems {
  _id: ObjectId;
  importId: ObjectId;
  problems: TableProblem[];
}
const problemsSchema = new Schema<ImportProblems>({ importId: Schema.Types.ObjectId, problems: [problem] }, { collection: 'importProblems' });
problemsSchema.index({ importId: 1, _id: 1 });
export const ImportProblemsModel = mongoose.model<ImportProblems>('ImportProblems', problemsSchema);

/** How a sender's sheets were laid out last, by what they are about. */
export interface ImportLayout {
  /** `<kind>:<organisation>:<value of the field, or ''>` */
  _id: string;
  /** By our field: the words over its column. */
  headers: Record<string, string>;
  fixed: Record<string, string>;
  at: Date;
}
export const ImportLayoutModel = mongoose.model<ImportLayout>(
  'ImportLayout',
  new Schema<ImportLayout>({ _id: String, headers: Schema.Types.Mixed, fixed: Schema.Types.Mixed, at: Date }, { collection: 'importLayouts' }),
);
