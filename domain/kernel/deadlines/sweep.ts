import { loadCalendar } from '../calendar';
import type { Clock } from '../clock';
import { systemContext } from '../context';
import { native } from '../database';
import { newOutbox, subscribe } from '../events';
import { recomputeDeadlines } from './deadlines';
import { DeadlineModel, type Deadline } from './model';

/**
 * Turns each crossing into one event, 'deadline.yellow' or 'deadline.red' {key, kind, subject}: the note that it was
 * told and the event are one compare-and-set write, so that any number of processes may sweep. A deadline that is
 * late before it was ever seen yellow tells red only. Answers how many crossings were told.
 */
export async function sweepDeadlines(clock: Clock): Promise<number> {
  const red = await tell(clock, 'red');
  return red + (await tell(clock, 'yellow'));
}

async function tell(clock: Clock, colour: 'yellow' | 'red'): Promise<number> {
  const now = clock.now();
  const [at, told] = colour === 'red' ? (['redAt', 'redTold'] as const) : (['yellowAt', 'yellowTold'] as const);
  const due = { state: 'open' as const, [told]: null, [at]: { $lte: now } };
  let count = 0;
  for await (const deadline of native(DeadlineModel).find(due, { sort: { [at]: 1 } })) {
    const { key, kind, subject } = deadline;
    const outbox = newOutbox(systemContext('sweepDeadlines', clock), [{ type: `deadline.${colour}`, payload: { key, kind, subject } }]);
    const noted: Partial<Deadline> = colour === 'red' ? { redTold: now, yellowTold: now } : { yellowTold: now };
    const written = await native(DeadlineModel).updateOne({ _id: deadline._id, ...due }, { $set: noted, $push: { outbox: { $each: outbox } } });
    count += written.modifiedCount;
  }
  return count;
}

subscribe('calendar.changed', 'deadlines', async (_event, ctx) => {
  await loadCalendar();
  await recomputeDeadlines(ctx);
});
