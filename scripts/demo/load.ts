/** Makes the demo district on first start: `scripts/demo/load.ts --marker FILE`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { enableDemo, fixedClock, native, OrganisationModel, systemClock } from '../../domain/kernel';
import { command, option } from '../open';
import { bindFollowers } from './followers';
import { closedReports } from './clue-history';
import { reportAndHandle } from './clues';
import { buildPlace, type DemoPlace } from './place';
import { holdDemoCeremony } from './keys';
import { History, type HistorySize } from './history';
import { rewards } from './money/rewards';
import { Office } from './office';
import { seededRandom } from './random';
import { reportUpward } from './upward';
import { Reminders } from './reminders';
import { villageStories } from './village';

const threeMonths: HistorySize = { days: 92, perWindow: 1.5 };
const dayMs = 86_400_000;

/** A part of the demo that is told after the place stands; `now`: where it arrives. */
export type DemoStory = (place: DemoPlace, now: Date) => Promise<void>;

interface DemoParts {
  /** What is told after the ratings; left out, everything. */
  stories?: readonly DemoStory[];
  /** Without ratings the place is there at once. */
  ratings?: boolean;
}

const office: readonly DemoStory[] = [
  (place, now) => new Office(place, now).work(),
  ({ actors }, now) => closedReports(actors, now),
  ({ actors }, now) => reportAndHandle(actors, now),
  ({ actors }, now) => reportUpward(actors, now),
  rewards,
];

/** Expects a connected, empty database with indexes; `now` is where the story arrives. Stories of their own begin before anybody judged or published anything. */
export async function loadDemo(now: Date, size: HistorySize = threeMonths, { stories, ratings = true }: DemoParts = {}): Promise<{ ratings: number; open: number; place: DemoPlace; shares: readonly string[] }> {
  const random = seededRandom(20261120);
  const clock = fixedClock(new Date(now.getTime() - (size.days + 7) * dayMs).toISOString());
  enableDemo();
  const place = await buildPlace(clock, random, now);
  const shares = await holdDemoCeremony(place.actors, clock);
  await bindFollowers(place, seededRandom(20261121), now, size.days + 6);
  const done = ratings ? await new History(place, random).live(size, now) : { ratings: 0, open: 0 };
  for (const story of stories ?? [...office, ...villageStories, () => new Reminders(place, seededRandom(20261122), now).live(size.days)]) await story(place, now);
  return { ...done, place, shares };
}

if (require.main === module) {
  command('演示数据', async (settings) => {
    const begun = Date.now();
    if ((await native(OrganisationModel).findOne({})) === null) {
      const { ratings, open, shares } = await loadDemo(systemClock.now());
      writeFileSync(join(settings.dataDir, 'demo-shares.txt'), shares.map((share, index) => `${index + 1}  ${share}\n`).join(''), { mode: 0o600 });
      console.log(`  ${ratings} 条评议，${open} 件回访在办，${((Date.now() - begun) / 1000).toFixed(1)} s`);
    }
    const marker = option('marker');
    if (marker) writeFileSync(marker, JSON.stringify({ at: systemClock.now().toISOString() }));
  });
}
