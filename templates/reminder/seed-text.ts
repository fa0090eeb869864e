import type { ReminderOccasion, ReminderTextFor } from '../../contracts/reminder';

/** A text as it comes with the software. `seed` puts it in once and never changes. */
export interface SeedText {
  seed: string;
  occasion: ReminderOccasion;
  for: ReminderTextFor;
  body: string;
  summary: string;
}

type Words = readonly (readonly [body: string, summary: string])[];

/** Texts of one occasion, numbered in their order: new ones are put at the end. */
export const textsOf = (occasion: ReminderOccasion, words: Partial<Record<ReminderTextFor, Words>>): SeedText[] =>
  Object.entries(words).flatMap(([meantFor, list]) => list.map(([body, summary], index) => ({ seed: `${occasion}:${meantFor}:${index + 1}`, occasion, for: meantFor as ReminderTextFor, body, summary })));
