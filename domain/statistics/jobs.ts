import { z } from 'zod';
import { day } from '../../contracts/common';
import { defineJob, defineStandingWork, enqueueJob, native, systemContext, type Clock } from '../kernel';
import { RatingModel } from '../rating';
import { RatingDayModel } from './model';
import { findAlerts } from './find-alerts';
import { rebuildRollups } from './rebuild';
import { countFacts } from './roller';

// A new rating is on the board within seconds.
defineStandingWork('statistics', 1000, countFacts);

defineJob({ name: 'statistics.alerts', schedule: '*/10 * * * *', run: (job) => findAlerts(job.ctx) });

const rebuildInput = z.object({ from: day.optional(), to: day.optional() }).nullable();
const rebuildState = z.object({ after: day }).nullable();

/** After a restore, or when figures are doubted: everything again from the facts. */
defineJob({
  name: 'statistics.rebuild',
  run: async (job) => {
    const input = rebuildInput.parse(job.input);
    const state = rebuildState.parse(job.resumeState);
    return rebuildRollups(job.ctx, input?.from, input?.to, {
      ...(state ? { after: state.after } : {}),
      cancelled: () => job.cancelled(),
      done: async (after, count, of) => {
        await job.progress(count, of);
        await job.saveResume({ after });
      },
    });
  },
});

/** At start, after an update from a version without rollups: ratings that carry no mark are counted by one rebuild. */
export async function countEarlierRatings(clock: Clock): Promise<void> {
  if (await native(RatingDayModel).findOne({}, { projection: { _id: 1 } })) return;
  const oldest = await native(RatingModel).findOne({}, { sort: { _id: 1 }, projection: { uncounted: 1 } });
  if (oldest && oldest.uncounted === undefined) await enqueueJob(systemContext('statistics', clock), 'statistics.rebuild');
}
