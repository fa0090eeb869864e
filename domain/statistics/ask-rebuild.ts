import type { StatisticsRebuild } from '../../contracts/statistics';
import { enqueueJob, lastRun, recordAccess, type Context, type JobRun } from '../kernel';

const job = 'statistics.rebuild';
const underWay = (run: JobRun | null): boolean => run?.state === 'queued' || run?.state === 'running';

export async function showRebuild(): Promise<StatisticsRebuild> {
  return present(await lastRun(job));
}

/** Asks for one; while one is under way, that one is answered. */
export async function askRebuild(ctx: Context): Promise<StatisticsRebuild> {
  if (!underWay(await lastRun(job))) {
    await enqueueJob(ctx, job);
    await recordAccess(ctx, { type: 'statistics', id: 'rebuild' }, 'statistics.rebuildAsked');
  }
  return showRebuild();
}

function present(run: JobRun | null): StatisticsRebuild {
  return { run: run && { state: run.state, doneDays: run.progress.done, allDays: run.progress.total, askedAt: run.createdAt.toISOString(), endedAt: run.endedAt?.toISOString() ?? null } };
}
