import '../../domain/capabilities';
import { enableDemo, fixedClock, loadCalendar } from '../../domain/kernel';
import type { DemoStory } from '../../scripts/demo/load';
import { buildPlace, type DemoPlace } from '../../scripts/demo/place';
import { seededRandom } from '../../scripts/demo/random';

const builtBeforeMs = 82 * 86_400_000;

/** The demo district with these stories alone: nobody's keys, followers or ratings, which take longer than most stories. */
export async function toldPlace(now: Date, stories: readonly DemoStory[]): Promise<DemoPlace> {
  enableDemo();
  await loadCalendar();
  const place = await buildPlace(fixedClock(new Date(now.getTime() - builtBeforeMs).toISOString()), seededRandom(20261120), now);
  for (const story of stories) await story(place, now);
  return place;
}
