import mongoose, { Schema } from 'mongoose';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** One run of a job. */
export interface JobRun {
  _id: mongoose.Types.ObjectId;
  name: string;
  /** `<name>@<scheduled instant>` or the run's own id: a scheduled moment is one run, however many processes see it. */
  key: string;
  input: unknown;
  state: JobState;
  progress: { done: number; total: number };
  /** Where to go on from after an interruption; the job's own form. */
  resume: unknown;
  result: unknown;
  attempts: number;
  cancelRequested: boolean;
  createdAt: Date;
  createdBy: string;
  dueAt: Date;
  leaseUntil: Date;
  leaseOwner: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
  /** Class and code of the error, never its text. */
  error: string | null;
  /** What to tell whoever started it, where the failure was an expected one. */
  message: string | null;
  expireAt: Date | null;
}

const schema = new Schema<JobRun>(
  {
    name: { type: String, required: true },
    key: { type: String, required: true },
    input: Schema.Types.Mixed,
    state: { type: String, required: true },
    progress: { type: new Schema({ done: Number, total: Number }, { _id: false }), required: true },
    resume: Schema.Types.Mixed,
    result: Schema.Types.Mixed,
    attempts: { type: Number, required: true },
    cancelRequested: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
    dueAt: { type: Date, required: true },
    leaseUntil: { type: Date, required: true },
    leaseOwner: String,
    startedAt: Date,
    endedAt: Date,
    error: String,
    message: String,
    expireAt: Date,
  },
  { collection: 'jobRuns', strict: 'throw' },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ state: 1, dueAt: 1 });
schema.index({ name: 1, createdAt: -1 });
schema.index({ expireAt: 1 }, { expireAfterSeconds: 0 });
export const JobRunModel = mongoose.model<JobRun>('JobRun', schema);

/** Up to which moment a job's schedule has been turned into runs. */
export interface JobSchedule {
  _id: string;
  upTo: Date;
}
export const JobScheduleModel = mongoose.model<JobSchedule>('JobSchedule', new Schema<JobSchedule>({ _id: String, upTo: { type: Date, required: true } }, { collection: 'jobSchedules' }));
