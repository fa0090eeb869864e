import { setTimeout as wait } from 'node:timers/promises';
import { DeliveryModel, native } from '../../../domain/kernel';
import type { World } from '../../../scripts/sandbox/world';

/** Longer than any call of a channel takes: a lease that was taken earlier belongs to a killed worker. */
const callMs = 10_000;
const leaseMs = 120_000;
/** Less than lies between the last repetition of a try and the end of what WeChat remembers: the bots follow within a second. */
const leapMs = 45_000;
const followedMs = 1200;
const lookEveryMs = 200;

/**
 * Resolves when the ledger has nothing waiting. Whenever nothing is under way and nothing due, the sandbox's clock, and
 * the bots' by it, leaps ahead: a pause of minutes passes in seconds.
 *
 * @throws Error past the bound, with how much was left
 */
export async function untilNothingWaits(world: World, withinMs: number): Promise<void> {
  const deliveries = native(DeliveryModel);
  const begun = performance.now();
  for (;;) {
    const now = world.clock.now();
    const at = (milliseconds: number): Date => new Date(now + milliseconds);
    const [waiting, underWay, due] = await Promise.all([
      deliveries.countDocuments({ state: 'waiting' }),
      deliveries.countDocuments({ state: 'waiting', leaseUntil: { $gt: at(leaseMs - callMs) } }),
      deliveries.countDocuments({ state: 'waiting', dueAt: { $lte: at(0) }, leaseUntil: { $lte: at(0) } }),
    ]);
    if (waiting === 0) return;
    if (performance.now() - begun > withinMs) throw new Error(`${waiting} deliveries still wait, of them ${due} are due and ${underWay} under way`);
    if (underWay + due > 0) {
      await wait(lookEveryMs);
      continue;
    }
    world.clock.move({ to: 'instant', instant: at(leapMs).toISOString() });
    await wait(followedMs);
  }
}
