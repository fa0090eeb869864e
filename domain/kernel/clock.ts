/** Everything takes the time from here, so that a test can hold it still. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

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
