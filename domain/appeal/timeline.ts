import { appealStateLabels } from '../../contracts/appeal';
import type { TimelineStep } from '../../contracts/common';
import { appealTimelineTexts, fill } from '../../templates';
import type { Deadline } from '../kernel';
import type { Appeal } from './model';

/** The way of an appeal: what was done with its time, what is to come with its day. */
export function timelineOf(appeal: Appeal, deadline: Deadline | undefined): TimelineStep[] {
  const due = deadline ? { due: deadline.due } : {};
  const steps: TimelineStep[] = [{ key: 'filed', label: fill(appealTimelineTexts.filed, { applicant: appeal.applicant.name }), state: 'done', at: appeal.filedAt.toISOString() }];
  appeal.returns.forEach(({ at, by, opinion, completedAt }, round) => {
    steps.push({ key: `returned:${round}`, label: appealTimelineTexts.returned, state: 'done', at: at.toISOString(), note: `${by}：${opinion}` });
    if (completedAt) steps.push({ key: `resubmitted:${round}`, label: appealTimelineTexts.resubmitted, state: 'done', at: completedAt.toISOString() });
  });
  switch (appeal.state) {
    case 'pending':
      return [...steps, { key: 'decision', label: appealTimelineTexts.decision, state: 'now', ...due }];
    case 'returned':
      return [...steps, { key: 'completion', label: appealTimelineTexts.completion, state: 'now', ...due }, { key: 'decision', label: appealTimelineTexts.decision, state: 'todo' }];
    case 'withdrawn':
      return [...steps, { key: 'withdrawn', label: appealTimelineTexts.withdrawn, state: 'done', ...(appeal.endedAt ? { at: appeal.endedAt.toISOString() } : {}) }];
    default: {
      const { by, at } = appeal.decision!;
      return [...steps, { key: 'decided', label: fill(appealTimelineTexts.decided, { by, decision: appealStateLabels[appeal.state] }), state: 'done', at: at.toISOString() }];
    }
  }
}
