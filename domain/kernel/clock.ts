import { demoEnabled } from './demo-mode';

/** Everything takes the time from here, so that a test can hold it still. */
export interface Clock {
  now(): Date;
}

let aheadMs = 0;
let standsAt: Date | null = null;

export const systemClock: Clock = { now: () => new Date(standsAt ?? Date.now() + aheadMs) };

/** Moves the whole process to another time, so that a trial can watch tomorrow come. @throws Error outside demo mode */
export function shiftSystemClock(to: { aheadMs: number } | { standsAt: Date }): void {
  if (!demoEnabled()) throw new Error('only a demo has another time');
  aheadMs = 'aheadMs' in to ? to.aheadMs : 0;
  standsAt = 'standsAt' in to ? to.standsAt : null;
}

export interface FixedClock extends Clock {
  set(iso: string): void;
  advance(milliseconds: number): void;
}

/** A clock that stands until it is moved. */
export function fixedClock(iso: string): FixedClock {
  let time = parse(iso);
  return {
    now: () => new Date(time),
    set: (next) => {
      time = parse(next);
    },
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}

function parse(iso: string): number {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw new TypeError(`not an ISO instant: ${iso}`);
  return time;
}
