import type { FollowUpDetail, FollowUpSummary } from '../../contracts/follow-up';
import { ratingReasons } from '../../contracts/rating';
import { callScript, commissionName, fill } from '../../templates';
import { can, currentCalendar, findDeadlines, formatDayChinese, lightOf, shanghaiDay, workingDaysLeft, type Context, type Deadline } from '../kernel';
import { detailOf, findRating, otherRatingsBySamePhone, windowLabel, type NamedRef } from '../rating';
import { wantedDeadlines } from './deadlines';
import { closingKindsOf, refusalOf, type Act } from './machine';
import { currentRectification, roundOf, type FollowUp, type Rectification } from './model';
import { situationOf } from './situation';
import { timelineOf } from './timeline';

const labels = new Map(ratingReasons.map((reason) => [reason.code, reason.label]));
const refOf = ({ id, name }: NamedRef) => ({ id: id.toHexString(), name });
const instantOf = (date: Date | null): string | null => date?.toISOString() ?? null;

/** A row of the list; the light and the days are computed at the moment of asking. */
export function presentSummary(followUp: FollowUp, now: Date): FollowUpSummary {
  const { current } = followUp;
  return {
    id: followUp._id.toHexString(),
    number: followUp.number,
    state: followUp.state,
    light: followUp.state === 'closed' ? 'done' : current ? lightOf(current, now) : 'green',
    due: current?.due ?? null,
    dueAt: instantOf(current?.dueAt ?? null),
    workingDaysLeft: current ? workingDaysLeft(current, now, currentCalendar()) : null,
    window: { id: followUp.window.id.toHexString(), name: `${windowLabel(followUp.window)} ${followUp.window.name}` },
    hall: refOf(followUp.hall),
    department: followUp.department && refOf(followUp.department),
    reasons: followUp.reasons.map((code) => labels.get(code) ?? code),
    hasPhone: followUp.hasPhone,
    tries: followUp.contacts.length,
    officerName: followUp.officer?.name ?? null,
    ratedAt: followUp.ratedAt.toISOString(),
    integrity: followUp.integrity,
  };
}

/** All of it for the commission; hall and department see what was passed on, and the way it takes. */
export async function presentDetail(ctx: Context, followUp: FollowUp): Promise<FollowUpDetail> {
  const now = ctx.clock.now();
  const deadlines = new Map((await findDeadlines(wantedDeadlines(followUp).map((one) => one.key))).map((deadline) => [deadline.key, deadline]));
  const last = currentRectification(followUp);
  const abilities = abilitiesIn(ctx, followUp);
  const readsWords = can(ctx.actor, 'followUp.readWords', followUp);
  const shared = {
    ...presentSummary(followUp, now),
    ticket: null,
    rectification: last && presentRectification(followUp, last, deadlines, now),
    secondLevel: followUp.second?.level ?? null,
    timeline: timelineOf(followUp, deadlines, now),
    reopenings: (followUp.reopenings ?? []).map(({ at, why, text, closing }) => ({ at: at.toISOString(), why, text: readsWords ? (text ?? null) : null, closedAs: closing.kind, closedAt: closing.at.toISOString() })),
    closing: followUp.closing && { ...followUp.closing, at: followUp.closing.at.toISOString() },
    version: followUp.trail.seq,
    abilities,
    closingKinds: abilities.close ? closingKindsOf(situationOf(followUp, now)) : [],
  };
  return { ...shared, ...(readsWords ? await inner(ctx, followUp) : outer(followUp)) };
}

type Inner = Omit<FollowUpDetail, 'ticket' | 'rectification' | 'secondLevel' | 'timeline' | 'closing' | 'reopenings' | 'version' | 'abilities' | 'closingKinds' | keyof FollowUpSummary>;

async function inner(ctx: Context, followUp: FollowUp): Promise<Inner> {
  const rating = await findRating(followUp._id);
  const situation = situationOf(followUp, ctx.clock.now());
  return {
    rating: rating && detailOf(ctx, rating),
    contacts: followUp.contacts.map(({ at, by, round, outcome, slot, note, callAgainAt }) => ({ at: at.toISOString(), by: by.name, round, outcome, slot, note, callAgainAt: instantOf(callAgainAt) })),
    note: followUp.note,
    noteVersion: followUp.noteVersion,
    script: scriptFor(ctx, followUp),
    otherRatings: followUp.hasPhone ? await otherRatingsBySamePhone(ctx, followUp._id) : [],
    phoneRevealedAt: instantOf(followUp.phoneRevealedAt),
    pause: followUp.pause && { since: followUp.pause.since.toISOString(), reason: followUp.pause.reason },
    extensions: followUp.extensions.map(({ days, reason, state, opinion }) => ({ days, reason, state, opinion })),
    callAgainAt: instantOf(followUp.callAgainAt),
    usedSlots: [...situation.usedSlots],
    escalation: followUp.escalation && { at: followUp.escalation.at.toISOString(), decidedAt: instantOf(followUp.escalation.decidedAt), decision: followUp.escalation.decision },
  };
}

/** Reasons and notes can hold the citizen's words: they stay with the commission. */
function outer(followUp: FollowUp): Inner {
  return {
    rating: null,
    contacts: [],
    note: '',
    noteVersion: 0,
    script: '',
    otherRatings: [],
    phoneRevealedAt: null,
    pause: followUp.pause && { since: followUp.pause.since.toISOString(), reason: '' },
    extensions: [],
    callAgainAt: null,
    usedSlots: [],
    escalation: followUp.escalation && { at: followUp.escalation.at.toISOString(), decidedAt: instantOf(followUp.escalation.decidedAt), decision: null },
  };
}

function presentRectification(followUp: FollowUp, rectification: Rectification, deadlines: Map<string, Deadline>, now: Date): NonNullable<FollowUpDetail['rectification']> {
  const { round, state, sentAt, department, words, photoIds, instruction, answer, returnReason } = rectification;
  const before = followUp.rectifications.at(-2)?.answer;
  const deadline = deadlines.get(wantedDeadlines(followUp).find((one) => one.key.endsWith(`rectification:${round}`))?.key ?? '');
  return {
    state,
    sentAt: sentAt.toISOString(),
    due: deadline?.due ?? shanghaiDay(sentAt),
    light: deadline ? lightOf(deadline, now) : 'green',
    words,
    photoIds: photoIds.map(String),
    instruction,
    department: refOf(department),
    answer: answer && { ...answer, at: answer.at.toISOString(), proofIds: answer.proofIds.map(String) },
    answeredBefore: before ? { measures: before.measures, toCitizen: before.toCitizen } : null,
    returnReason,
  };
}

const acts: readonly Act[] = [
  ...(['revealPhone', 'saveNote', 'recordContact', 'sendRectification', 'answerRectification', 'returnRectification', 'acceptRectification'] as const),
  ...(['close', 'decideEscalation', 'pause', 'resume', 'requestExtension', 'assign'] as const),
];

/** What the viewer may do now. */
function abilitiesIn(ctx: Context, followUp: FollowUp): Record<string, boolean> {
  const situation = situationOf(followUp, ctx.clock.now());
  const answer: Record<string, boolean> = {};
  for (const act of acts) answer[act] = can(ctx.actor, `followUp.${act}`, followUp) && refusalOf(act, situation) === null;
  answer.release = followUp.secret && can(ctx.actor, 'rating.release', followUp);
  return answer;
}

/** What to say on the phone, with the officer's name, the window and the day filled in. */
function scriptFor(ctx: Context, followUp: FollowUp): string {
  if (!followUp.hasPhone) return callScript.withoutPhone.join('\n');
  const today = shanghaiDay(ctx.clock.now());
  const day = shanghaiDay(followUp.ratedAt);
  const values = {
    commission: commissionName(followUp.district.name),
    officer: ctx.actor.kind === 'staff' ? ctx.actor.name : (followUp.officer?.name ?? ''),
    when: day === today ? '今天' : formatDayChinese(day, today).split(' ')[0]!,
    hall: followUp.hall.name,
    window: windowLabel(followUp.window),
    service: followUp.window.name || callScript.anyService,
    answer: followUp.answers.at(-1)?.text ?? callScript.noAnswerYet,
  };
  return callScript[roundOf(followUp)].map((line) => fill(line, values)).join('\n');
}

