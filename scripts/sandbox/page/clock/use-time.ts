import { useSyncExternalStore } from 'react';
import type { SandboxClock } from '../../contract';

const secondMs = 1_000;

function everySecond(changed: () => void): () => void {
  const timer = setInterval(changed, secondMs);
  return () => clearInterval(timer);
}

const realSecond = () => Math.floor(Date.now() / secondMs) * secondMs;

export interface Time {
  /** Where the sandbox stands. */
  now: Date;
  /** By how much that is ahead of the real time. */
  aheadMs: number;
}

/** The sandbox's time at a real instant. A clock just moved stands where it was moved to, not a moment before. */
export function timeAt(clock: SandboxClock, real: number): Time {
  const told = Date.parse(clock.now);
  if (!clock.running) return { now: new Date(told), aheadMs: told - real };
  return { now: new Date(Math.max(told, real + clock.offsetMs)), aheadMs: clock.offsetMs };
}

/** The sandbox's time, second by second; null before the sandbox has told it. */
export function useTime(clock: SandboxClock | undefined): Time | null {
  const real = useSyncExternalStore(everySecond, realSecond);
  return clock ? timeAt(clock, real) : null;
}
