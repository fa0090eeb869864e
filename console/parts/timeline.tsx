import { Check } from 'lucide-react';
import type { TimelineStep } from '../../contracts/common';
import { dayWords, instantWords } from './dates';
import { useNow } from './now';

const stateWords = { done: '已办', now: '正在办', todo: '还没到' } as const;

/** Filled with a tick = done, ring = now, hollow = to come; what is to come shows its day. */
export function Timeline({ steps }: { steps: TimelineStep[] }) {
  const now = useNow();
  return (
    <ol className="timeline">
      {steps.map((step) => (
        <li key={step.key} className={step.state}>
          <span className="dot" role="img" aria-label={stateWords[step.state]}>
            {step.state === 'done' ? <Check size={10} strokeWidth={4} aria-hidden="true" /> : null}
          </span>
          <b>{step.label}</b>
          <span className="when">
            {step.at ? instantWords(step.at, now) : step.due ? `${dayWords(step.due, now)} 前` : null}
            {step.lateWorkingDays ? <b className="late">晚了 {step.lateWorkingDays} 个工作日</b> : null}
            {step.note ? <span className="note">{step.note}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
