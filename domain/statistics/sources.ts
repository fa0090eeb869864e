import type { Day } from '../../contracts/common';
import type { ObjectId } from '../kernel';

/** What a window served in one hour of a day, and how much of that was rated. */
export interface ServedHour {
  hour: number;
  served: number;
  rated: number;
}

/** Something to be counted anew; `ref` is the source's own and goes back to it. */
export interface UncountedRef {
  ref: unknown;
  windowId: ObjectId;
  day: Day;
}

/**
 * Another capability's facts in the rollups. It keeps a mark on each fact that is not counted yet, and takes it off
 * in `settle` only if the fact has not changed meanwhile.
 */
export interface CountedSource {
  name: string;
  uncounted(limit: number): Promise<UncountedRef[]>;
  counts(windowId: ObjectId, day: Day): Promise<ServedHour[]>;
  /** What a rebuild has to go through: the first day with a fact, and the windows that have any on a day. */
  firstDay(): Promise<Day | null>;
  windowsOf(day: Day): Promise<ObjectId[]>;
  settle(refs: unknown[]): Promise<void>;
}

const sources = new Map<string, CountedSource>();

/** Registers what is counted besides ratings; once for each source. */
export function defineCountedSource(source: CountedSource): void {
  if (sources.has(source.name)) throw new Error(`source is there already: ${source.name}`);
  sources.set(source.name, source);
}

export const countedSources = (): CountedSource[] => [...sources.values()];

/** All sources together; hours may stand twice, they are added up. */
export async function servedBy(windowId: ObjectId, day: Day): Promise<ServedHour[]> {
  return (await Promise.all(countedSources().map((source) => source.counts(windowId, day)))).flat();
}
