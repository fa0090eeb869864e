import type { TimelineStep } from '../../contracts/common';
import type { RatingProgress } from '../../contracts/rating';
import { commissionName, fill, progressTexts } from '../../templates';
import { fail, findDeadlines, native, ObjectId, shanghaiDay, formatDayChinese, shanghaiTime, type Context, type Deadline } from '../kernel';
import { findRatingByReceipt, isSetAside, supplementUntil, windowLabel, type Rating } from '../rating';
import { deadlineKey } from './deadlines';
import { latenessOf, termOf } from './lateness';
import { FollowUpModel, type Escalation, type FollowUp } from './model';
import { refusalOf } from './machine';
import { situationOf } from './situation';

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
    ...(followUp ? objectionOf(ctx, rating, followUp) : {}),
    ...supplementOf(ctx, rating),
  };
}

/** Against the closing; what is set aside is objected to as such. */
function objectionOf(ctx: Context, rating: Rating, followUp: FollowUp): Pick<RatingProgress, 'canObject' | 'objection'> {
  const situation = situationOf(followUp, ctx.clock.now());
  const may = situation.closed && !isSetAside(rating) && refusalOf('object', situation) === null;
  const reopenings = followUp.reopenings ?? [];
  const number = reopenings.findIndex((reopening) => reopening.why === 'objection');
  const objection = reopenings[number];
  // What it was closed with after the objection is the answer to it.
  const answered = objection && (reopenings[number + 1]?.closing ?? followUp.closing);
  return {
    ...(may ? { canObject: { until: situation.closed!.objectUntil, against: 'closing' } } : {}),
    ...(objection ? { objection: { against: 'closing', at: objection.at.toISOString(), state: answered ? 'answered' : 'open', ...(answered?.toCitizen ? { answer: answered.toCitizen } : {}) } } : {}),
  };
}

function supplementOf(ctx: Context, rating: Rating): Pick<RatingProgress, 'canSupplement' | 'supplement'> {
  if (rating.supplement) return { supplement: { level: rating.supplement.level, at: rating.supplement.at.toISOString() } };
  const until = supplementUntil(rating);
  return shanghaiDay(ctx.clock.now()) <= until ? { canSupplement: { until } } : {};
}

/** The follow-up behind a receipt, or null; asks for no authority. */
export async function findFollowUpByReceipt(receiptCode: string): Promise<FollowUp | null> {
  const rating = await findRatingByReceipt(receiptCode);
  return rating && ((await native(FollowUpModel).findOne({ _id: rating._id })) as FollowUp | null);
}

/** What citizens were told to these ratings, the oldest first; ratings that nobody answered are left out. */
export async function answersToCitizens(ratingIds: readonly ObjectId[]): Promise<Map<string, FollowUp['answers']>> {
  if (ratingIds.length === 0) return new Map();
  const found = await native(FollowUpModel)
    .find({ _id: { $in: [...ratingIds] } }, { projection: { answers: 1 } })
    .toArray();
  return new Map(found.map(({ _id, answers }) => [_id.toHexString(), answers]));
}

const received = (rating: Rating): TimelineStep => ({ key: 'received', label: progressTexts.received, state: 'done', at: rating.receivedAt.toISOString() });

function stepsOf(rating: Rating, followUp: FollowUp | null, deadlines: Map<string, Deadline>, ctx: Context): TimelineStep[] {
  const terms = (kind: 'firstContact' | 'closing'): Terms => ({ deadline: deadlines.get(deadlineKey(rating, kind)), promised: rating[kind]?.day, now: ctx.clock.now() });
  const byPhone = followUp?.hasPhone ?? rating.byPhone;
  const before = [received(rating), contacting(byPhone, followUp, terms('firstContact')), puttingRight(followUp, terms('closing'))];
  // What was set aside or went up to the commission comes to no step that was left out before.
  const passed = followUp !== null && (followUp.closing?.kind === 'setAside' || followUp.escalation !== null);
  return [...(passed ? before.filter((step) => step.state === 'done') : before), ...ending(byPhone, followUp, terms('closing'))];
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
  // What is late is the answer; the citizen's own word never is.
  const { due, lateWorkingDays } = stillDue(terms);
  const label = byPhone ? progressTexts.rateAgain : progressTexts.rateAgainHere;
  const steps: TimelineStep[] = [];
  if (followUp?.second) steps.push({ key: 'rateAgain', label, state: 'done', at: followUp.second.at.toISOString() });
  else if (!closing && !followUp?.escalation) steps.push({ key: 'rateAgain', label, state: followUp?.state === 'awaitingSecondRating' ? 'now' : 'todo', ...(due && !lateWorkingDays ? { due } : {}) });
  if (followUp) steps.push(...takenUpAgain(followUp));
  if (closing) steps.push({ key: 'closed', label: progressTexts.closed, state: 'done', at: closing.at.toISOString() });
  return steps;
}

/** What went up to the commission, closings that did not hold included. */
function takenUpAgain(followUp: FollowUp): TimelineStep[] {
  const commission = commissionName(followUp.district.name);
  const escalated = (escalation: Escalation | null, number: number): TimelineStep[] => {
    if (!escalation || (escalation !== followUp.escalation && !escalation.decidedAt)) return [];
    const step = { key: number === 0 ? 'escalated' : `escalated:${number}`, label: fill(number === 0 ? progressTexts.escalated : progressTexts.escalatedAgain, { commission }) };
    if (escalation.decidedAt) return [{ ...step, state: 'done', at: escalation.decidedAt.toISOString() }];
    return followUp.closing ? [] : [{ ...step, state: 'now', ...(followUp.current ? { due: followUp.current.due } : {}) }];
  };
  const reopenings = followUp.reopenings ?? [];
  return [
    ...reopenings.flatMap(({ at, why, closing, escalation }, number): TimelineStep[] => [
      ...escalated(escalation, number),
      { key: `closed:${number}`, label: progressTexts.closed, state: 'done', at: closing.at.toISOString() },
      { key: `reopened:${number}`, label: why === 'objection' ? progressTexts.objected : progressTexts.restored, state: 'done', at: at.toISOString() },
    ]),
    ...escalated(followUp.escalation, reopenings.length),
  ];
}
