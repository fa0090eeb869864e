import { clueStatisticsQuery } from '../../contracts/clue-statistics';
import { ClueModel } from '../../domain/clue';
import { clueFigures } from '../../domain/clue-statistics';
import { enableDemo, fixedClock, loadCalendar, native, shanghaiDay, type StaffActor } from '../../domain/kernel';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { closedReports } from './clue-history';
import { holdDemoCeremony } from './keys';
import { buildPlace } from './place';
import { seededRandom } from './random';

useTestDatabase();

test.each(['2026-11-20T07:42:00.000Z', '2026-03-02T01:00:00.000Z'])('at %s the statistics have two years to compare, something that stands out, and nothing of the future', async (at) => {
  await clearDatabase();
  await loadCalendar();
  enableDemo();
  const now = new Date(at);
  const clock = fixedClock(new Date(now.getTime() - 99 * 86_400_000).toISOString());
  const { actors } = await buildPlace(clock, seededRandom(1), now);
  await holdDemoCeremony(actors, clock);
  const begun = performance.now();
  await closedReports(actors, now);
  if (process.env.TIMED) console.log(`${performance.now() - begun} ms`);
  const found = await native(ClueModel).find({}).toArray();
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['closed', 'passedOn']));
  for (const { receivedOn, handling } of found) expect([receivedOn <= shanghaiDay(now), handling!.closedOn! <= shanghaiDay(now)]).toEqual([true, true]);
  expect(JSON.stringify(found)).not.toContain('演示：');
  const figures = await clueFigures({ actor: actors.get('anguan') as StaffActor, clock: fixedClock(at) }, { ...clueStatisticsQuery.parse({ period: 'year' }), exact: true });
  expect(figures.received.now.count! > 0 && figures.received.last.count! > 0).toBe(true);
});
