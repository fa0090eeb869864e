/** Makes the demo district on first start: `scripts/demo/load.ts --marker FILE`. */
import { writeFileSync } from 'node:fs';
import { enableDemo, ensureIndexes, fixedClock, installSecrets, loadCalendar, loadSecrets, native, OrganisationModel, systemClock } from '../../domain/kernel';
import { connectDatabase, disconnectDatabase } from '../../domain/kernel';
import { loadSettings } from '../../settings';
import { option } from '../backup/command';
import { buildPlace } from './place';
import { History, type HistorySize } from './history';
import { seededRandom } from './random';

const threeMonths: HistorySize = { days: 92, perWindow: 3 };
const dayMs = 86_400_000;

/** Expects a connected, empty database with indexes; `now` is where the story arrives. */
export async function loadDemo(now: Date, size: HistorySize = threeMonths): Promise<{ ratings: number; open: number; windowCode: string }> {
  const random = seededRandom(20261120);
  const clock = fixedClock(new Date(now.getTime() - (size.days + 7) * dayMs).toISOString());
  enableDemo();
  const place = await buildPlace(clock, random);
  const done = await new History(place, clock, random).live(size, now);
  return { ...done, windowCode: place.windows[0]?.code as string };
}

async function main(): Promise<void> {
  const settings = loadSettings(process.env);
  const begun = Date.now();
  installSecrets(loadSecrets(settings.keysDir, { mayCreate: true }));
  await connectDatabase(settings.mongodbUri);
  await ensureIndexes();
  await loadCalendar();
  const marker = option('marker');
  if ((await native(OrganisationModel).findOne({})) === null) {
    const { ratings, open } = await loadDemo(systemClock.now());
    console.log(`  ${ratings} 条评议，${open} 件回访在办，${((Date.now() - begun) / 1000).toFixed(1)} s`);
  }
  if (marker) writeFileSync(marker, JSON.stringify({ at: systemClock.now().toISOString() }));
}

if (require.main === module) {
  main()
    .catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    })
    .finally(disconnectDatabase);
}
