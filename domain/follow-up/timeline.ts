import type { TimelineStep } from '../../contracts/common';
import { closingKindLabels } from '../../contracts/follow-up';
import { fill, timelineTexts } from '../../templates';
import type { Deadline } from '../kernel';
import { deadlineKey, escalationKey } from './deadlines';
import { latenessOf, termOf } from './lateness';
import { currentRectification, type Escalation, type FollowUp } from './model';

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
  const steps: TimelineStep[] = [
    { key: 'received', label: timelineTexts.received, state: 'done', ...at(followUp.ratedAt) },
    assigned(followUp),
    ...firstContact(followUp, terms),
  ];
  const rectification = currentRectification(followUp);
  // What was not answered when the rating was set aside is asked of nobody any more.
  if (rectification && (rectification.answer || followUp.state === 'rectifying')) {
    const key = deadlineKey(followUp, 'rectification', rectification.round);
    const values = { department: rectification.department.name };
    steps.push(
      rectification.answer
        ? { key: 'rectification', label: fill(timelineTexts.rectificationDone, values), ...terms.done(key, rectification.answer.at) }
        : { key: 'rectification', label: fill(timelineTexts.rectification, values), state: 'now', ...terms.due(key), ...(rectification.returnReason ? { note: rectification.returnReason } : {}) },
    );
  } else if (!rectification && followUp.department && (followUp.state === 'toContact' || followUp.state === 'toHandle')) {
    steps.push({ key: 'rectification', label: fill(timelineTexts.rectification, { department: followUp.department.name }), state: followUp.state === 'toHandle' ? 'now' : 'todo' });
  }
  steps.push(...ending(followUp, terms));
  return steps;
}

/** Where it was set aside before anybody called, nobody will: the step is left out. */
function firstContact(followUp: FollowUp, terms: Terms): TimelineStep[] {
  const key = deadlineKey(followUp, 'firstContact');
  const step = { key: 'firstContact', label: followUp.hasPhone ? timelineTexts.firstContact : timelineTexts.firstHandling };
  if (followUp.firstContactAt) return [{ ...step, ...terms.done(key, followUp.firstContactAt) }];
  if (followUp.closing?.kind === 'setAside' || followUp.escalation) return [];
  return [followUp.state === 'closed' ? { ...step, state: 'todo' } : { ...step, state: 'now', ...terms.due(key) }];
}

function assigned(followUp: FollowUp): TimelineStep {
  if (!followUp.officer) return { key: 'assigned', label: timelineTexts.unassigned, state: 'now' };
  const note = followUp.assignedBy ? fill(timelineTexts.byPerson, { name: followUp.assignedBy }) : timelineTexts.automaticByHall;
  return { key: 'assigned', label: fill(timelineTexts.assigned, { officer: followUp.officer.name }), state: 'done', ...at(followUp.assignedAt), note };
}

function ending(followUp: FollowUp, terms: Terms): TimelineStep[] {
  const { escalation, closing, second, state } = followUp;
  const steps: TimelineStep[] = [];
  if (second) steps.push({ key: 'rateAgain', label: timelineTexts.rateAgain, state: 'done', ...at(second.at) });
  (followUp.reopenings ?? []).forEach((reopening, number) => {
    if (reopening.escalation) steps.push(escalated(reopening.escalation, followUp, terms, number));
    steps.push(closed(reopening.closing, number), { key: `reopened:${number}`, label: reopening.why === 'objection' ? timelineTexts.reopenedByObjection : timelineTexts.reopenedAsRestored, state: 'done', ...at(reopening.at) });
  });
  const number = followUp.reopenings?.length ?? 0;
  if (escalation) steps.push(escalated(escalation, followUp, terms, number));
  if (closing) return [...steps, closed(closing, number)];
  if (escalation) return steps;
  const waiting = state === 'answered' || state === 'awaitingSecondRating';
  return [...steps, { key: 'rateAgain', label: timelineTexts.rateAgain, state: waiting ? 'now' : 'todo', ...terms.due(deadlineKey(followUp, 'closing')) }];
}

const keyed = (key: string, number: number): string => (number === 0 ? key : `${key}:${number}`);
const closed = (closing: NonNullable<FollowUp['closing']>, number: number): TimelineStep => ({ key: keyed('closed', number), label: fill(timelineTexts.closed, { kind: closingKindLabels[closing.kind] }), state: 'done', ...at(closing.at) });

function escalated(escalation: Escalation, followUp: FollowUp, { due, done }: Terms, number: number): TimelineStep {
  const step = { key: keyed('escalated', number), label: timelineTexts.escalated };
  if (escalation.decidedAt) return { ...step, ...done(escalationKey(followUp, escalation), escalation.decidedAt) };
  const running = escalation === followUp.escalation && followUp.state === 'escalated';
  return running ? { ...step, state: 'now', ...due(escalationKey(followUp, escalation)) } : { ...step, state: 'done', note: timelineTexts.undecided, ...at(escalation.at) };
}
