import type { TimelineStep } from '../../../contracts/common';
import { dayWords, instantWords, shanghaiDay } from './days';

export interface TimelineItem {
  key: string;
  state: TimelineStep['state'];
  title: string;
  /** What is to come shows its day as the title; what is done shows when below. */
  strong?: boolean;
  /** Its day has passed and it is not done. */
  late?: boolean;
  lines: string[];
}

/** A step of the server's timeline as the page shows it. */
export function itemOf(step: TimelineStep, now: Date): TimelineItem {
  const note = step.note ? [step.note] : [];
  if (step.state === 'done' || !step.due) {
    return { key: step.key, state: step.state, title: step.label, lines: [...(step.at ? [instantWords(step.at, now)] : []), ...note] };
  }
  const late = step.due < shanghaiDay(now);
  return { key: step.key, state: step.state, strong: true, late, title: `${dayWords(step.due, now)} 前`, lines: [step.label, ...note] };
}
