import type { TimelineStep } from '../../contracts/common';
import type { RatingProgress } from '../../contracts/rating';
import { commissionName, fill, progressTexts } from '../../templates';
import { fail, findDeadlines, native, ObjectId, shanghaiDay, formatDayChinese, shanghaiTime, type Context, type Deadline } from '../kernel';
import { findRatingByReceipt, windowLabel, type Rating } from '../rating';
import { deadlineKey } from './deadlines';
import { latenessOf, termOf } from './lateness';
import { FollowUpModel, type FollowUp } from './model';

type Status = RatingProgress['status'];
const statusOf: Record<FollowUp['state'], Status> = {
  toContact: 'contacting',
  toHandle: 'contacting',
  rectifying: 'rectifying',
  answered: 'rectifying',
  awaitingSecondRating: 'awaitingSecondRating',
  escalated: 'escalated',
  closed: 'closed',
};

/**
 * How far it is, by receipt: steps, days and answers, never the phone, the words or the photos. A code that does not
 * exist is looked up just as far as one that does, so that the time taken tells nothing.
 *
 * @throws Fault receiptNotFound
 */
export async function ratingProgress(ctx: Context, receiptCode: string): Promise<RatingProgress> {
  const rating = await findRatingByReceipt(receiptCode);
  const _id = rating?._id ?? new ObjectId();
  const [followUp, deadlines] = await Promise.all([
    native(FollowUpModel).findOne({ _id }) as Promise<FollowUp | null>,
    findDeadlines([deadlineKey({ _id }, 'firstContact'), deadlineKey({ _id }, 'closing')]),
  ]);
  if (!rating) return fail('receiptNotFound');
  return {
    windowName: `${windowLabel(rating.window)} ${rating.window.name}`,
    hallName: rating.hall.name,
    level: rating.level,
    receivedAt: rating.receivedAt.toISOString(),
    status: followUp ? statusOf[followUp.state] : 'received',
    steps: rating.level === 'dissatisfied' ? stepsOf(rating, followUp, new Map(deadlines.map((deadline) => [deadline.key, deadline])), ctx) : [received(rating)],
    answers: (followUp?.answers ?? []).map(({ from, at, text }) => ({ from, at: at.toISOString(), text })).reverse(),
    canRateAgain: followUp?.state === 'awaitingSecondRating',
    ...(followUp?.second ? { secondLevel: followUp.second.level } : {}),
  };
}

/** The follow-up behind a receipt, or null; asks for no authority. */
export async function findFollowUpByReceipt(receiptCode: string): Promise<FollowUp | null> {
  const rating = await findRatingByReceipt(receiptCode);
  return rating && ((await native(FollowUpModel).findOne({ _id: rating._id })) as FollowUp | null);
}

const received = (rating: Rating): TimelineStep => ({ key: 'received', label: progressTexts.received, state: 'done', at: rating.receivedAt.toISOString() });

function stepsOf(rating: Rating, followUp: FollowUp | null, deadlines: Map<string, Deadline>, ctx: Context): TimelineStep[] {
  const terms = (kind: 'firstContact' | 'closing'): Terms => ({ deadline: deadlines.get(deadlineKey(rating, kind)), promised: rating[kind]?.day, now: ctx.clock.now() });
  const byPhone = followUp?.hasPhone ?? rating.byPhone;
  return [received(rating), contacting(byPhone, followUp, terms('firstContact')), puttingRight(followUp, terms('closing')), ...ending(byPhone, followUp, terms('closing'))];
}

interface Terms {
  deadline: Deadline | undefined;
  /** What the rating was promised, until its deadline stands. */
  promised: string | undefined;
  now: Date;
}

const stillDue = ({ deadline, now, promised }: Terms): Pick<TimelineStep, 'due' | 'lateWorkingDays'> => termOf(deadline, now, promised);
const done = (at: Date, { deadline }: Terms): Pick<TimelineStep, 'state' | 'at' | 'lateWorkingDays'> => ({ state: 'done', at: at.toISOString(), ...latenessOf(deadline, at) });

function contacting(byPhone: boolean, followUp: FollowUp | null, terms: Terms): TimelineStep {
  const label = byPhone ? progressTexts.firstContactByPhone : progressTexts.firstContactByReceipt;
  if (followUp?.firstContactAt) return { key: 'firstContact', label, ...done(followUp.firstContactAt, terms) };
  if (followUp?.state === 'closed') return { key: 'firstContact', label, state: 'todo' };
  return { key: 'firstContact', label, state: 'now', ...stillDue(terms), ...noteOf(followUp, contactNote(byPhone, followUp, terms.now)) };
}

function contactNote(byPhone: boolean, followUp: FollowUp | null, now: Date): string | undefined {
  if (!byPhone) return progressTexts.noPhoneNote;
  if (followUp?.callAgainAt) return fill(progressTexts.callAgreed, { when: `${formatDayChinese(shanghaiDay(followUp.callAgainAt), shanghaiDay(now))} ${shanghaiTime(followUp.callAgainAt)}` });
  const tries = followUp?.contacts.length ?? 0;
  return tries > 0 ? fill(progressTexts.triedToReach, { tries: String(tries) }) : undefined;
}

const noteOf = (followUp: FollowUp | null, note?: string): { note?: string } => (followUp?.pause ? { note: progressTexts.paused } : note ? { note } : {});

function puttingRight(followUp: FollowUp | null, terms: Terms): TimelineStep {
  const answeredAt = followUp?.answers.at(0)?.at;
  if (answeredAt) return { key: 'putRight', label: progressTexts.putRight, ...done(answeredAt, terms) };
  if (followUp?.state === 'closed') return { key: 'putRight', label: progressTexts.putRight, state: 'todo' };
  const under = followUp !== null && ['toHandle', 'rectifying', 'answered'].includes(followUp.state);
  return { key: 'putRight', label: under && followUp.state !== 'toHandle' ? progressTexts.rectifying : progressTexts.putRight, state: under ? 'now' : 'todo', ...stillDue(terms), ...(under ? noteOf(followUp) : {}) };
}

function ending(byPhone: boolean, followUp: FollowUp | null, terms: Terms): TimelineStep[] {
  const closing = followUp?.closing;
  const label = byPhone ? progressTexts.rateAgain : progressTexts.rateAgainHere;
  // What is late is the answer; the citizen's own word never is.
  const { due, lateWorkingDays } = stillDue(terms);
  const steps: TimelineStep[] = [];
  if (followUp?.second) steps.push({ key: 'rateAgain', label, state: 'done', at: followUp.second.at.toISOString() });
  else if (!closing) steps.push({ key: 'rateAgain', label, state: followUp?.state === 'awaitingSecondRating' ? 'now' : 'todo', ...(due && !lateWorkingDays ? { due } : {}) });
  if (followUp?.escalation) {
    const text = fill(progressTexts.escalated, { commission: commissionName(followUp.district.name) });
    steps.push(followUp.escalation.decidedAt ? { key: 'escalated', label: text, state: 'done', at: followUp.escalation.decidedAt.toISOString() } : { key: 'escalated', label: text, state: 'now' });
  }
  if (closing) steps.push({ key: 'closed', label: progressTexts.closed, ...done(closing.at, terms) });
  return steps;
}
