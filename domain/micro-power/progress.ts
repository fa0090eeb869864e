import type { Day } from '../../contracts/common';
import type { MicroPower } from '../../contracts/micro-power';
import { asWorkingDays, stoodOn } from './limits';
import type { PowerCase, StepTerm, StoredEntry } from './case-model';

type Told = Pick<PowerCase, 'chart' | 'entries' | 'opened' | 'closing'>;

/** What holds of each step: its latest entry. */
export function holding(entries: readonly StoredEntry[]): Map<number, StoredEntry> {
  return new Map(entries.map((entry) => [entry.step, entry]));
}

/** The first step that was neither done nor skipped; null at the end, also where a question was answered with no. */
export function nextStep({ chart, entries, closing }: Pick<Told, 'chart' | 'entries' | 'closing'>): number | null {
  const held = holding(entries);
  if (closing || [...held.values()].some(({ answer }) => answer === 'no')) return null;
  const missing = chart.steps.findIndex((_step, index) => !held.has(index + 1));
  return missing === -1 ? null : missing + 1;
}

/**
 * The day from which a step's time runs: of the nearest step before it that was done, or of the opening. Where that
 * one must stand for some time, the day on which it has stood.
 */
export function countedFrom(chart: MicroPower, held: ReadonlyMap<number, StoredEntry>, step: number, openedOn: Day): Day {
  for (let before = step - 1; before > 0; before -= 1) {
    const entry = held.get(before);
    const limit = chart.steps[before - 1]?.limit;
    if (entry?.kind === 'done') return limit?.bound === 'atLeast' ? stoodOn(limit, entry.on) : entry.on;
  }
  return openedOn;
}

/** Not before this day, where the step before must stand for some time. */
export function earliestFor(chart: MicroPower, held: ReadonlyMap<number, StoredEntry>, step: number | null): Day | null {
  const before = step === null ? undefined : held.get(step - 1);
  const limit = step === null ? null : chart.steps[step - 2]?.limit;
  return before?.kind === 'done' && limit?.bound === 'atLeast' ? stoodOn(limit, before.on) : null;
}

/** The time that should run now. */
function wantedTerm(told: Told): Omit<StepTerm, 'key'> | null {
  const step = nextStep(told);
  const limit = step === null ? null : told.chart.steps[step - 1]?.limit;
  if (step === null || limit?.bound !== 'atMost') return null;
  const from = countedFrom(told.chart, holding(told.entries), step, told.opened.on);
  return { step, from, workingDays: asWorkingDays(limit, from) };
}

/** All terms there ever were, the one that should run now at the end. A corrected day of the step before makes a new one. */
export function termsOf(told: Told & Pick<PowerCase, '_id' | 'terms'>): StepTerm[] {
  const wanted = wantedTerm(told);
  const last = told.terms.at(-1);
  if (!wanted || (last?.step === wanted.step && last.from === wanted.from)) return told.terms;
  return [...told.terms, { key: `powerCase:${told._id.toHexString()}:${told.terms.length + 1}`, ...wanted }];
}

/** The term that runs; null where the next step has no limit. */
export const runningTerm = (told: Told & Pick<PowerCase, 'terms'>): StepTerm | null => (wantedTerm(told) ? (told.terms.at(-1) ?? null) : null);
