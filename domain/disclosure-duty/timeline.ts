import type { TimelineStep } from '../../contracts/common';
import { dutyTimelineTexts, fill } from '../../templates';
import { formatDayChinese, shanghaiDay, workingDaysBetween } from '../kernel';
import type { Duty } from './model';

/** The way of a duty: how it began, what was sent and said about it, and how it ended or by when it is due. */
export function timelineOf(duty: Duty, now: Date): TimelineStep[] {
  const today = shanghaiDay(now);
  const opened = duty.matter?.at ?? duty.trail.tail[0]?.at ?? now;
  const steps: TimelineStep[] = [
    ...duty.urged.map(({ stage, at, by }, index): TimelineStep => ({ key: `urged:${index}`, label: fill(dutyTimelineTexts[stage], { by: by ?? '', number: duty.number ?? '' }), state: 'done', at: at.toISOString() })),
    ...duty.feedback.map(({ at, by, reason, promisedOn }, index): TimelineStep => ({
      key: `explained:${index}`,
      label: fill(dutyTimelineTexts.explained, { by }),
      state: 'done',
      at: at.toISOString(),
      note: fill(dutyTimelineTexts.promised, { reason, day: formatDayChinese(promisedOn, today) }),
    })),
  ].sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
  const label = duty.matter ? fill(dutyTimelineTexts.recorded, { by: duty.matter.by, matter: duty.matter.title }) : dutyTimelineTexts.opened;
  return [{ key: 'opened', label, state: 'done', at: opened.toISOString() }, ...steps, ending(duty, now, today)];
}

function ending({ ended, state, due, redAt, published }: Duty, now: Date, today: string): TimelineStep {
  if (ended && state === 'cancelled') return { key: 'ended', label: dutyTimelineTexts.cancelled, state: 'done', at: ended.at.toISOString(), note: ended.reason };
  if (ended && published) return { key: 'ended', label: dutyTimelineTexts.published, state: 'done', at: ended.at.toISOString(), ...(published.lateWorkingDays > 0 ? { lateWorkingDays: published.lateWorkingDays } : {}) };
  return { key: 'ended', label: dutyTimelineTexts.toPublish, state: 'now', due, ...(now >= redAt ? { lateWorkingDays: Math.max(1, workingDaysBetween(due, today)) } : {}) };
}
