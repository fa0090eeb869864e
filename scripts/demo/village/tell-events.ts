import { dispatchEvents, fixedClock } from '../../../domain/kernel';

/** Delivers what the documents just put in have to tell, before any deadline is looked at: what was published in time is never reminded of. */
export async function tellEvents(now: Date): Promise<void> {
  const clock = fixedClock(now.toISOString());
  while ((await dispatchEvents(clock)) > 0);
}
