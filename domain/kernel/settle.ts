import type { Clock } from './clock';
import { sweepDeadlines } from './deadlines';
import { processDeliveries } from './deliveries';
import { dispatchEvents, failingEvents } from './events';
import { allStandingWork } from './jobs/standing-work';

const roundsMax = 100;

/**
 * Runs events, deadlines, deliveries and the capabilities' standing work until nothing is left to do at this moment. For tests and demo data, where
 * nothing may stay behind unseen: throws when a subscriber fails, naming it and the class of its error.
 */
export async function settle(clock: Clock): Promise<void> {
  for (let round = 0; round < roundsMax; round += 1) {
    let done = (await dispatchEvents(clock)) + (await sweepDeadlines(clock)) + (await processDeliveries(clock));
    for (const work of allStandingWork()) done += await work.run(clock);
    const failing = await failingEvents();
    if (failing.length > 0) throw new Error(`events fail: ${failing.map(({ type, subscriber, lastError }) => `${type} → ${subscriber}: ${lastError}`).join('; ')}`);
    if (done === 0) return;
  }
  throw new Error('events never come to rest');
}
