import type { Day } from '../../contracts/common';
import { native, shanghaiInstant, type ObjectId } from '../kernel';
import { RatingModel, type Rating } from '../rating';

/** What the rollups read of a rating: never words, photos or numbers. */
export type Fact = Pick<
  Rating,
  '_id' | 'path' | 'secret' | 'pathOnRelease' | 'district' | 'hall' | 'window' | 'department' | 'level' | 'reasons' | 'channel' | 'receivedAt' | 'judgement' | 'flags' | 'second' | 'closed'
>;

/** The window on one day in Asia/Shanghai. */
export interface WindowDay {
  windowId: ObjectId;
  districtId: ObjectId;
  day: Day;
}

const projection = {
  path: 1,
  secret: 1,
  pathOnRelease: 1,
  district: 1,
  hall: 1,
  'window.id': 1,
  'window.name': 1,
  'window.number': 1,
  department: 1,
  level: 1,
  reasons: 1,
  channel: 1,
  receivedAt: 1,
  'judgement.verdict': 1,
  'flags.kind': 1,
  second: 1,
  'closed.inTime': 1,
} as const;
const batchSize = 2000;
const dayMs = 86_400_000;

export function instantsOfDay(day: Day): { $gte: Date; $lt: Date } {
  const begin = shanghaiInstant(day, '00:00');
  return { $gte: begin, $lt: new Date(begin.getTime() + dayMs) };
}

const read = async (filter: object): Promise<Fact[]> => (await native(RatingModel).find(filter, { projection, batchSize }).toArray()) as unknown as Fact[];

/** All ratings of the window on that day. Secret ones are found by the district: that is all their path says. */
export async function factsOfWindow({ windowId, districtId, day }: WindowDay): Promise<Fact[]> {
  const receivedAt = instantsOfDay(day);
  // In this order a rating that is released in between is found by both, by neither never.
  const secret = await read({ path: districtId, integrity: true, receivedAt, 'window.id': windowId, secret: true });
  const visible = await read({ path: windowId, receivedAt });
  const seen = new Set(visible.map((fact) => fact._id.toHexString()));
  return [...visible, ...secret.filter((fact) => !seen.has(fact._id.toHexString()))];
}

/** All ratings of a district on that day, by window. */
export async function factsOfDay(districtId: ObjectId, day: Day): Promise<Map<string, Fact[]>> {
  const byWindow = new Map<string, Fact[]>();
  for (const fact of await read({ path: districtId, receivedAt: instantsOfDay(day) })) {
    const key = fact.window.id.toHexString();
    const known = byWindow.get(key);
    if (known) known.push(fact);
    else byWindow.set(key, [fact]);
  }
  return byWindow;
}
