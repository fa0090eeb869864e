import type { RatingReceived, SubmitRatingInput } from '../../../contracts/rating';
import { ratingLevels, type RatingLevel } from '../../../contracts/rating-options';
import { isRatingReceived } from '../api/guards';
import { isDigest, type Digest } from '../logic/digest';
import { keptValue } from './value';

/**
 * A rating made on this phone. `waiting`: not with the server yet, `request` is sent when there is a network;
 * `received`: the server's answer with the receipt; `refused`: the server will not take it, `refusal` says why.
 */
export interface Entry {
  id: string;
  hallName: string;
  windowName: string;
  level: RatingLevel;
  at: string;
  request?: SubmitRatingInput;
  received?: RatingReceived;
  refusal?: string;
  /** How far it was when this phone last asked. */
  progress?: Digest;
  /** The person agreed to be told in WeChat. */
  subscribed?: true;
}

const keptMost = 50;

const isEntry = (value: unknown): value is Entry => {
  const entry = value as Partial<Entry> | null;
  return (
    typeof entry?.id === 'string' &&
    typeof entry.hallName === 'string' &&
    typeof entry.windowName === 'string' &&
    typeof entry.at === 'string' &&
    (ratingLevels as readonly unknown[]).includes(entry.level) &&
    (entry.received === undefined || isRatingReceived(entry.received)) &&
    (entry.progress === undefined || isDigest(entry.progress))
  );
};

const entries = keptValue<Entry[]>('entries', [], (stored): stored is Entry[] => Array.isArray(stored) && stored.every(isEntry));

export const useEntries = (): Entry[] => entries.use();

export const allEntries = (): Entry[] => entries.get();

/** Newest first; the oldest answered ones make room. */
export function addEntry(entry: Entry): void {
  const all = [entry, ...entries.get().filter((other) => other.id !== entry.id)];
  entries.set([...all.slice(0, keptMost), ...all.slice(keptMost).filter((old) => old.request)]);
}

export function changeEntry(id: string, change: (entry: Entry) => Entry): void {
  entries.set(entries.get().map((entry) => (entry.id === id ? change(entry) : entry)));
}

export function removeEntry(id: string): void {
  entries.set(entries.get().filter((entry) => entry.id !== id));
}

export function removeAllEntries(): void {
  entries.set([]);
}
