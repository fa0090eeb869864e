import { appealGroundsOf } from '../../contracts/appeal';
import type { TimelineStep } from '../../contracts/common';
import type { RatingProgress } from '../../contracts/rating';
import { fill, groundsToCitizen, judgementTexts } from '../../templates';
import { formatDayChinese, ObjectId, shanghaiDay, type Context, type Deadline } from '../kernel';
import { ratingProgress } from '../follow-up';
import { findRatingByReceipt, isSetAside, type Rating } from '../rating';
import { currentDeadlines } from './deadlines';
import { isOpen, type Appeal } from './model';
import { appealsOf, objectionUntil, whyNotObject } from './rights';

/**
 * How far it is, by receipt, with what was judged and what the citizen may say to it. Never who proposed or decided,
 * nor what they wrote, except the answer to the citizen's own objection. A code that does not exist is looked up just
 * as far as one that does.
 *
 * @throws Fault receiptNotFound
 */
export async function progressByReceipt(ctx: Context, receiptCode: string): Promise<RatingProgress> {
  const rating = await findRatingByReceipt(receiptCode);
  const appeals = (await appealsOf([rating?._id ?? new ObjectId()])).filter((appeal) => appeal.state !== 'withdrawn');
  const progress = await ratingProgress(ctx, receiptCode);
  if (!rating || appeals.length === 0) return progress;
  const deadlines = await currentDeadlines(appeals);
  const objection = latest(progress.objection, objectionOf(appeals));
  return {
    ...progress,
    steps: merged(progress.steps, appeals.map((appeal) => stepOf(appeal, deadlines.get(appeal._id.toHexString())))),
    ...(objection ? { objection } : {}),
    ...(isSetAside(rating) ? setAsideOf(ctx, rating, appeals) : {}),
  };
}

function setAsideOf(ctx: Context, rating: Rating, appeals: readonly Appeal[]): Pick<RatingProgress, 'setAside' | 'canObject'> {
  const { at, appealId } = rating.judgement!;
  const verdict = rating.judgement!.verdict === 'malicious' ? 'malicious' : 'mistaken';
  const grounds = (appeals.find((appeal) => appeal._id.equals(appealId))?.grounds ?? appealGroundsOf[verdict]).map((ground) => groundsToCitizen[ground]).join('；');
  const until = whyNotObject(ctx, rating, appeals) === null ? objectionUntil(rating, appeals) : null;
  const mayObject = until ? fill(judgementTexts.mayObject, { until: formatDayChinese(until, shanghaiDay(ctx.clock.now())) }) : '';
  return {
    setAside: { verdict, at: at.toISOString(), words: fill(judgementTexts[verdict], { grounds }) + mayObject },
    ...(until ? { canObject: { until, against: 'setAside' } } : {}),
  };
}

type Objection = NonNullable<RatingProgress['objection']>;

function objectionOf(appeals: readonly Appeal[]): Objection | undefined {
  const appeal = appeals.filter((one) => one.origin === 'citizen').at(-1);
  if (!appeal) return undefined;
  const state = appeal.state === 'approved' ? 'granted' : appeal.state === 'rejected' ? 'refused' : 'open';
  return { against: 'setAside', at: appeal.filedAt.toISOString(), state, ...(appeal.decision ? { answer: appeal.decision.opinion } : {}) };
}

const latest = (a: Objection | undefined, b: Objection | undefined): Objection | undefined => (!a || (b && b.at > a.at) ? b : a);

function stepOf(appeal: Appeal, deadline: Deadline | undefined): TimelineStep {
  const key = `appeal:${appeal._id.toHexString()}`;
  const citizen = appeal.origin === 'citizen';
  if (isOpen(appeal)) return { key, label: citizen ? judgementTexts.objected : judgementTexts.reviewing, state: 'now', ...(deadline ? { due: deadline.due } : {}) };
  return { key, label: endLabel(appeal), state: 'done', at: appeal.endedAt!.toISOString() };
}

function endLabel({ origin, state, wanted }: Appeal): string {
  const agreed = state === 'approved';
  if (origin === 'citizen') return agreed ? judgementTexts.objectionGranted : judgementTexts.objectionRefused;
  if (!agreed) return origin === 'unit' ? judgementTexts.judgedValid : judgementTexts.unchanged;
  return { valid: judgementTexts.judgedValid, mistaken: judgementTexts.judgedMistaken, malicious: judgementTexts.judgedMalicious }[wanted];
}

/** What was done in its order, then what is under way, then what is to come. */
function merged(steps: readonly TimelineStep[], more: readonly TimelineStep[]): TimelineStep[] {
  const all = [...steps, ...more];
  const done = all.filter((step) => step.state === 'done').sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
  return [...done, ...all.filter((step) => step.state === 'now'), ...all.filter((step) => step.state === 'todo')];
}
