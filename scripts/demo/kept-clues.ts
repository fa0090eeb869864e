import * as clue from '../../domain/clue';
import { dayNumber, dayOfNumber, fixedClock, shanghaiDay, shanghaiInstant, systemContext, type Context } from '../../domain/kernel';

/** Of the oldest clues one was destroyed a month ago, one is destroyed within weeks, and one is held. `manager` has his keys. */
export async function keepAndDestroy(manager: Context, now: Date): Promise<void> {
  const at = (daysAgo: number, time = '03:10'): Context => systemContext('demo', fixedClock(shanghaiInstant(dayOfNumber(dayNumber(shanghaiDay(now)) - daysAgo), time).toISOString()));
  await clue.planDestructions(at(70));
  await clue.destroyClues(at(30));
  // Each night, as the job does: whoever is told late has his 30 days all the same.
  for (let daysAgo = 20; daysAgo > 2; daysAgo -= 1) await clue.planDestructions(at(daysAgo));
  const { items } = await clue.listRetention({ ...manager, clock: fixedClock(now.toISOString()) }, { limit: 10 });
  const [held] = items;
  if (!held) throw new Error('the demo has no clue near its destruction');
  const ctx = { ...manager, clock: at(2, '10:20').clock };
  const { version } = await clue.showClue(ctx, held.id);
  await clue.holdClue(ctx, { id: held.id, version }, { reason: '演示：还有一件相关的没有办完，先留着。' });
  await clue.planDestructions(systemContext('demo', fixedClock(now.toISOString())));
}
