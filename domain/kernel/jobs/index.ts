export { cancelJob, defineJob, enqueueJob, getJob, JobStopped, lastResult, lastRun, lastRuns, runJobs, type JobContext, type JobDefinition } from './jobs';
export { startJobLoop } from './loop';
export { JobRunModel, type JobRun, type JobState } from './model';
export { defineStandingWork } from './standing-work';
