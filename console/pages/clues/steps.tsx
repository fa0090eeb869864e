import { Check } from 'lucide-react';
import type { ClueStepView } from '../../../contracts/clue-registry';
import { dayWords, instantWords } from '../../parts/dates';
import { useNow } from '../../parts/now';

const words = { done: '已办', now: '正在办', todo: '还没到' } as const;

/** What was done and by whom, what is due and by when. Of the reporter's own acts the day, never the hour. */
export function Steps({ steps }: { steps: ClueStepView[] }) {
  const now = useNow();
  const when = ({ at, day, due }: ClueStepView): string => (at ? instantWords(at, now) : day ? dayWords(day, now) : due ? `${dayWords(due, now)} 前` : '');
  return (
    <ol className="timeline">
      {steps.map((step) => (
        <li key={step.key} className={step.state}>
          <span className="dot" role="img" aria-label={words[step.state]}>
            {step.state === 'done' ? <Check size={10} strokeWidth={4} aria-hidden="true" /> : null}
          </span>
          <b>{step.label}</b>
          <span className="when">
            {when(step)}
            {step.note ? <span className="note">{step.note}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
