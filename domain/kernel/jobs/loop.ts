import type { Clock } from '../clock';
import { processDeliveries } from '../deliveries';
import { sweepDeadlines } from '../deadlines';
import { dispatchEvents } from '../events';
import { runJobs } from './jobs';

/** How often each kind of standing work is looked at, in milliseconds. */
const pauses = { events: 500, deliveries: 1000, deadlines: 15_000, jobs: 5000 };

/**
 * The standing work of the bot process: events, deliveries, deadlines, jobs, each in its own loop so that a long job
 * holds up nothing else. `stop` asks running jobs to save and return, and resolves when all loops have ended.
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
  const loop = async (name: keyof typeof pauses, work: () => Promise<unknown>): Promise<void> => {
    while (!stopping) {
      await work().catch((error: unknown) => onError(error, name));
      if (!stopping) await sleep(pauses[name]);
    }
  };
  const ended = Promise.all([
    loop('events', () => dispatchEvents(clock)),
    loop('deliveries', () => processDeliveries(clock)),
    loop('deadlines', () => sweepDeadlines(clock)),
    loop('jobs', () => runJobs(clock, () => stopping)),
  ]);
  return {
    async stop() {
      stopping = true;
      for (const wake of [...wakers]) wake();
      await ended;
    },
  };
}
