import type { TimelineStep } from '../../contracts/common';
import { closingKindLabels } from '../../contracts/follow-up';
import { fill, timelineTexts } from '../../templates';
import type { Deadline } from '../kernel';
import { deadlineKey } from './deadlines';
import { latenessOf, termOf } from './lateness';
import { currentRectification, type FollowUp } from './model';

const at = (date: Date | null | undefined): { at?: string } => (date ? { at: date.toISOString() } : {});

/** How steps tell their days: what is to come with its day, what is done with its time, both with how late. */
interface Terms {
  due(key: string): Pick<TimelineStep, 'due' | 'lateWorkingDays'>;
  done(key: string, at: Date): Pick<TimelineStep, 'at' | 'lateWorkingDays'> & { state: 'done' };
}

/** The way of a follow-up as staff see it: what was done with its time, what is to come with its day. */
export function timelineOf(followUp: FollowUp, deadlines: Map<string, Deadline>, now: Date): TimelineStep[] {
  const terms: Terms = {
    due: (key) => termOf(deadlines.get(key), now),
    done: (key, date) => ({ state: 'done', at: date.toISOString(), ...latenessOf(deadlines.get(key), date) }),
  };
  const contactKey = deadlineKey(followUp, 'firstContact');
  const steps: TimelineStep[] = [
    { key: 'received', label: timelineTexts.received, state: 'done', ...at(followUp.ratedAt) },
    assigned(followUp),
    {
      key: 'firstContact',
      label: followUp.hasPhone ? timelineTexts.firstContact : timelineTexts.firstHandling,
      ...(followUp.firstContactAt ? terms.done(contactKey, followUp.firstContactAt) : followUp.state === 'closed' ? { state: 'todo' } : { state: 'now', ...terms.due(contactKey) }),
    },
  ];
  const rectification = currentRectification(followUp);
  if (rectification) {
    const key = deadlineKey(followUp, 'rectification', rectification.round);
    const values = { department: rectification.department.name };
    steps.push(
      rectification.answer
        ? { key: 'rectification', label: fill(timelineTexts.rectificationDone, values), ...terms.done(key, rectification.answer.at) }
        : { key: 'rectification', label: fill(timelineTexts.rectification, values), state: 'now', ...terms.due(key), ...(rectification.returnReason ? { note: rectification.returnReason } : {}) },
    );
  } else if (followUp.department && (followUp.state === 'toContact' || followUp.state === 'toHandle')) {
    steps.push({ key: 'rectification', label: fill(timelineTexts.rectification, { department: followUp.department.name }), state: followUp.state === 'toHandle' ? 'now' : 'todo' });
  }
  steps.push(...ending(followUp, terms));
  return steps;
}

function assigned(followUp: FollowUp): TimelineStep {
  if (!followUp.officer) return { key: 'assigned', label: timelineTexts.unassigned, state: 'now' };
  const note = followUp.assignedBy ? fill(timelineTexts.byPerson, { name: followUp.assignedBy }) : timelineTexts.automaticByHall;
  return { key: 'assigned', label: fill(timelineTexts.assigned, { officer: followUp.officer.name }), state: 'done', ...at(followUp.assignedAt), note };
}

function ending(followUp: FollowUp, { due, done }: Terms): TimelineStep[] {
  const { escalation, closing, second, state } = followUp;
  const closed: TimelineStep[] = closing ? [{ key: 'closed', label: fill(timelineTexts.closed, { kind: closingKindLabels[closing.kind] }), state: 'done', ...at(closing.at) }] : [];
  if (escalation) {
    const decided: TimelineStep = escalation.decidedAt
      ? { key: 'escalated', label: timelineTexts.escalated, ...done(deadlineKey(followUp, 'escalation'), escalation.decidedAt) }
      : { key: 'escalated', label: timelineTexts.escalated, state: 'now', ...due(deadlineKey(followUp, 'escalation')) };
    return [{ key: 'rateAgain', label: timelineTexts.rateAgain, state: 'done', ...at(second?.at ?? escalation.at) }, decided, ...closed];
  }
  if (closing) return closed;
  const waiting = state === 'answered' || state === 'awaitingSecondRating';
  return [{ key: 'rateAgain', label: timelineTexts.rateAgain, state: waiting ? 'now' : 'todo', ...due(deadlineKey(followUp, 'closing')) }];
}
