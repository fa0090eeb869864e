import { useEffect, useState } from 'react';
import type { SandboxClock } from '../../contract';

/** The sandbox's time, second by second; null before the sandbox has told it. */
export function useNow(clock: SandboxClock | undefined): Date | null {
  const [, tick] = useState(0);
  const running = clock?.running ?? false;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  if (!clock) return null;
  return clock.running ? new Date(Date.now() + clock.offsetMs) : new Date(clock.now);
}
