import type { TimelineStep } from '../../../contracts/common';
import { dayWords, instantWords } from './days';

export interface TimelineItem {
  key: string;
  state: TimelineStep['state'];
  title: string;
  /** What is to come shows its day as the title; what is done shows when below. */
  strong?: boolean;
  /** By how many working days it is late, or was. */
  lateWorkingDays?: number;
  lines: string[];
}

/** A step of the server's timeline as the page shows it. */
export function itemOf(step: TimelineStep, now: Date): TimelineItem {
  const { key, state, lateWorkingDays } = step;
  const note = step.note ? [step.note] : [];
  const late = lateWorkingDays ? { lateWorkingDays } : {};
  if (state === 'done' || !step.due) return { key, state, ...late, title: step.label, lines: [...(step.at ? [instantWords(step.at, now)] : []), ...note] };
  return { key, state, ...late, strong: true, title: `${dayWords(step.due, now)} 前`, lines: [step.label, ...note] };
}
