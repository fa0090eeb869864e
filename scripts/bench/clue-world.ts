import path from 'node:path';
import { connectDatabase, disconnectDatabase, enableDemo, ensureIndexes, installCeremonyPin, installSecrets, installShredder, loadCalendar, loadSecrets, systemClock } from '../../domain/kernel';
import { holdDemoCeremony } from '../demo/keys';
import { buildPlace, type DemoPlace } from '../demo/place';
import { seededRandom } from '../demo/random';
import { startEngine, temporaryFolder } from '../processes';

export interface ClueWorld {
  dir: string;
  /** Of servers on the same engine, with the same keys. */
  env: NodeJS.ProcessEnv;
  place: DemoPlace;
}

/** A district whose commission has held its ceremony, on an engine in a folder of its own; all of it is gone afterwards. */
export async function inClueWorld(use: (world: ClueWorld) => Promise<void>): Promise<void> {
  const { dir, remove } = temporaryFolder();
  const engine = await startEngine(dir);
  const uri = engine.address.replace(/\/(\?|$)/, '/qingjian$1');
  try {
    installSecrets(loadSecrets(dir, { mayCreate: true }));
    installShredder(path.join(dir, 'shred'));
    installCeremonyPin(dir);
    enableDemo();
    await connectDatabase(uri);
    await ensureIndexes();
    await loadCalendar();
    const place = await buildPlace(systemClock, seededRandom(5), systemClock.now());
    await holdDemoCeremony(place.actors, systemClock);
    await use({ dir, env: { MONGODB_URI: uri, DATA_DIR: dir, EMBEDDED_ENGINE: '1', DEMO: '1' }, place });
  } finally {
    await disconnectDatabase();
    await engine.stop();
    remove();
  }
}

export const citizen = { actor: { kind: 'citizen' }, clock: systemClock } as const;

/** What a form without any names holds. */
export const reportFields = { topic: 'money', what: '演示：三组修排水沟，领砂石的单子写了四车，实际只来了两车。单子上签字的人说没签过。', when: '', placeId: null, placeText: '', people: [], howKnown: '亲眼见到', evidence: '', money: '', elsewhere: '', extra: {} };

/** The value below which a share of them lies. */
export const percentile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] as number;
