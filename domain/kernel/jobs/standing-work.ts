import type { Clock } from '../clock';

/** Work that is never done: looked at again and again, by every process that runs the loop. */
export interface StandingWork {
  name: string;
  /** Between two looks. */
  pauseMs: number;
  /** Does what there is to do now and answers how much it was. Several processes may run it at the same time. */
  run(clock: Clock): Promise<number>;
}

const works = new Map<string, StandingWork>();

/** Registers a capability's standing work; the loop that starts later runs it, and `settle` does. */
export function defineStandingWork(name: string, pauseMs: number, run: StandingWork['run']): void {
  if (works.has(name)) throw new Error(`standing work is there already: ${name}`);
  works.set(name, { name, pauseMs, run });
}

export const allStandingWork = (): StandingWork[] => [...works.values()];
