import type { Clock } from '../clock';
import { deliveryDispatcher } from '../deliveries';
import { sweepDeadlines } from '../deadlines';
import { dispatchEvents } from '../events';
import { runJobs } from './jobs';
import { allStandingWork } from './standing-work';

/** How often each kind of standing work is looked at, in milliseconds. */
const pauses = { events: 500, deliveries: 1000, deadlines: 15_000, jobs: 5000 };
/** Deliveries come in crowds, and one that was refused is due again by its next channel. */
const whileDeliveringMs = 20;

/**
 * The standing work of the bot process: events, deliveries, deadlines, jobs and what capabilities registered, each in
 * its own loop so that a long job holds up nothing else. `stop` asks running jobs to save and return, and resolves when all loops have ended.
 */
export function startJobLoop(clock: Clock, onError: (error: unknown, work: string) => void): { stop(): Promise<void> } {
  let stopping = false;
  const wakers = new Set<() => void>();
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      wakers.add(wake);
    });
  const loop = async (name: string, pauseMs: number, work: () => Promise<unknown>): Promise<void> => {
    while (!stopping) {
      await work().catch((error: unknown) => onError(error, name));
      if (!stopping) await sleep(pauseMs);
    }
  };
  const deliveries = async (): Promise<void> => {
    const dispatcher = deliveryDispatcher(clock, (error) => onError(error, 'deliveries'));
    await loop('deliveries', pauses.deliveries, async () => {
      while (!stopping && (await dispatcher.begin(() => stopping)) > 0) await sleep(whileDeliveringMs);
    });
    await dispatcher.ended();
  };
  const ended = Promise.all([
    loop('events', pauses.events, () => dispatchEvents(clock, (error) => onError(error, 'events: lease not renewed'))),
    deliveries(),
    loop('deadlines', pauses.deadlines, () => sweepDeadlines(clock)),
    loop('jobs', pauses.jobs, () => runJobs(clock, () => stopping, (error) => onError(error, 'jobs: lease not renewed'))),
    ...allStandingWork().map(({ name, pauseMs, run }) => loop(name, pauseMs, () => run(clock))),
  ]);
  return {
    async stop() {
      stopping = true;
      for (const wake of [...wakers]) wake();
      await ended;
    },
  };
}
