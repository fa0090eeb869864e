import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import type { reportPlaces } from '../../../contracts/clue-report';
import { findPlaces } from '../../place';
import { clueDistrict } from '../district';
import { BoundedQueue } from './queue';

type Places = z.infer<typeof reportPlaces>;

/** No task is asked for while somebody types. So two look at once, and the line of those who wait ends. */
const line = new BoundedQueue({ atOnce: 2, waiting: 50 });
/** Whoever comes very often from one address waits in a line of his own, which moves one step a second. */
const slowLine = new BoundedQueue({ atOnce: 1, waiting: 20 });
const stepMs = 1_000;

/**
 * Where it was: at most five that a text may mean. `often`: very many came from this address; they get their answer,
 * only not at others' cost.
 * @throws Fault reportingClosed, notReady (many wait already)
 */
export async function findReportPlaces(text: string, { often }: { often: boolean }): Promise<Places> {
  const { id } = await clueDistrict();
  if (often) await slowLine.run(() => wait(stepMs));
  return line.run(async () => ({ items: (await findPlaces({ organisationId: id, path: [id] }, text)).map(({ within, ...place }) => ({ ...place, within: within ?? '' })) }));
}
