import type { Day } from '../../contracts/common';
import { cancelDeadline, extendDeadline, findDeadlines, lateDeadlines, meetDeadline, native, openDeadline, pauseDeadline, resumeDeadline, shanghaiDay, type Clock, type Context, type Deadline, type Debtor, type ObjectId } from '../kernel';
import { stepTexts } from '../../templates';
import { currentRectification, FollowUpModel, sortKeyOf, type Current, type Escalation, type FollowUp } from './model';

export type TermKind = 'firstContact' | 'closing' | 'rectification' | 'escalation';

/** A deadline that a follow-up should have, as its document says. */
export interface WantedDeadline {
  key: string;
  kind: TermKind;
  from: Day;
  workingDays: number;
  debtor: Debtor;
  /** Granted extensions in their order. */
  extensions: { days: number; reason: string }[];
  pausedFor: string | null;
  end: 'met' | 'cancelled' | null;
}

export const deadlineKey = (followUp: Pick<FollowUp, '_id'>, kind: TermKind, round?: number): string => `followUp:${followUp._id.toHexString()}:${kind}${round === undefined ? '' : `:${round}`}`;

/** The first escalation has the plain key, a later one its number. */
export const escalationKey = (followUp: Pick<FollowUp, '_id'>, escalation: Pick<Escalation, 'round'> | null): string =>
  deadlineKey(followUp, 'escalation', escalation && escalation.round > 1 ? escalation.round : undefined);

/** Which deadline counts for the step it stands at; null when closed. */
export function currentKey(followUp: FollowUp): string | null {
  switch (followUp.state) {
    case 'closed':
      return null;
    case 'toContact':
      return deadlineKey(followUp, followUp.firstContactAt ? 'closing' : 'firstContact');
    case 'rectifying':
      return deadlineKey(followUp, 'rectification', currentRectification(followUp)?.round);
    case 'escalated':
      return escalationKey(followUp, followUp.escalation);
    default:
      return deadlineKey(followUp, 'closing');
  }
}

/** All deadlines that follow from the document: what was promised to the citizen, what the department and the commission owe. */
export function wantedDeadlines(followUp: FollowUp): WantedDeadline[] {
  const closed = followUp.state === 'closed';
  // What is set aside is owed no more: nothing of it was done.
  const over = followUp.closing?.kind === 'setAside' ? 'cancelled' : 'met';
  const received = shanghaiDay(followUp.ratedAt);
  const officer: Debtor = { organisationId: followUp.district.id.toHexString(), label: '回访员' };
  const make = (kind: TermKind, terms: { from: Day; workingDays: number; debtor: Debtor; end: WantedDeadline['end']; key?: string }): WantedDeadline => {
    const key = terms.key ?? deadlineKey(followUp, kind);
    const extensions = followUp.extensions.filter((extension) => extension.state === 'approved' && extension.deadlines.includes(key)).map(({ days, reason }) => ({ days, reason }));
    const { from, workingDays, debtor, end } = terms;
    return { key, kind, from, workingDays, debtor, extensions, pausedFor: end ? null : (followUp.pause?.reason ?? null), end };
  };
  const wanted = [
    make('firstContact', { from: received, workingDays: followUp.firstContactDays, debtor: officer, end: followUp.firstContactAt ? 'met' : closed ? 'cancelled' : null }),
    make('closing', { from: received, workingDays: followUp.closingDays, debtor: officer, end: closed || followUp.escalation ? over : null }),
  ];
  for (const { round, department, sentAt, workingDays, answer } of followUp.rectifications) {
    const debtor = { organisationId: department.id.toHexString(), label: department.name };
    const key = deadlineKey(followUp, 'rectification', round);
    wanted.push(make('rectification', { key, from: shanghaiDay(sentAt), workingDays, debtor, end: answer ? 'met' : followUp.state === 'rectifying' ? null : 'cancelled' }));
  }
  for (const escalation of [...(followUp.reopenings ?? []).map((reopening) => reopening.escalation), followUp.escalation]) {
    if (!escalation) continue;
    const debtor = { organisationId: followUp.district.id.toHexString(), label: '委领导' };
    const running = escalation === followUp.escalation && followUp.state === 'escalated';
    const end = escalation.decidedAt ? 'met' : running ? null : 'cancelled';
    wanted.push(make('escalation', { key: escalationKey(followUp, escalation), from: shanghaiDay(escalation.at), workingDays: escalation.workingDays, debtor, end }));
  }
  return wanted;
}

/**
 * Makes the kernel's deadlines agree with the document and mirrors the current one into it. Level, not edge: it may
 * run at any time, any number of times and in any process, so a command runs it at once and its event runs it again.
 */
export async function reconcileDeadlines(ctx: Context, followUp: FollowUp): Promise<FollowUp> {
  for (let document: FollowUp | null = followUp; document; document = (await native(FollowUpModel).findOne({ _id: followUp._id })) as FollowUp | null) {
    const deadlines = await bringAbout(ctx, document);
    const key = currentKey(document);
    const current = key ? mirror(deadlines.get(key)) : null;
    const sortKey = sortKeyOf({ ...document, current });
    const written = await native(FollowUpModel).updateOne({ _id: document._id, 'trail.head': document.trail.head }, { $set: { current, sortKey } });
    if (written.matchedCount === 1) return { ...document, current, sortKey };
  }
  return followUp;
}

async function bringAbout(ctx: Context, followUp: FollowUp): Promise<Map<string, Deadline>> {
  const wanted = wantedDeadlines(followUp);
  const known = new Map((await findDeadlines(wanted.map((one) => one.key))).map((deadline) => [deadline.key, deadline]));
  for (const want of wanted) {
    const subject = { type: 'followUp', id: followUp._id.toHexString() };
    const { key, from, workingDays, debtor } = want;
    const found = known.get(key) ?? (await openDeadline(ctx, { key, kind: `followUp.${want.kind}`, subject, path: followUp.path, debtor, from, workingDays }));
    known.set(key, await adjust(ctx, found, want));
  }
  return known;
}

async function adjust(ctx: Context, found: Deadline, want: WantedDeadline): Promise<Deadline> {
  let deadline = found;
  if (deadline.state === 'met' || deadline.state === 'cancelled') return deadline;
  for (const { days, reason } of want.extensions.slice(deadline.extensions.length)) deadline = await extendDeadline(ctx, want.key, days, reason);
  if (want.end === 'met') return meetDeadline(ctx, want.key);
  if (want.end === 'cancelled') return cancelDeadline(ctx, want.key);
  if (want.pausedFor !== null && deadline.state === 'open') return pauseDeadline(ctx, want.key, want.pausedFor);
  if (want.pausedFor === null && deadline.state === 'paused') return resumeDeadline(ctx, want.key);
  return deadline;
}

/**
 * Of these follow-ups, the ids of those that should have been closed by now and are not: by the day promised to the
 * citizen with granted extensions, or by the commission's own term for what went up to it. Asks for no authority.
 */
export async function overdueClosings(clock: Clock, ids: readonly ObjectId[]): Promise<Set<string>> {
  const byKey = new Map(ids.flatMap((_id) => (['closing', 'escalation'] as const).map((kind) => [deadlineKey({ _id }, kind), _id.toHexString()] as const)));
  const late = await lateDeadlines([...byKey.keys()], clock.now());
  return new Set(late.map((key) => byKey.get(key) as string));
}

function mirror(deadline: Deadline | undefined): Current | null {
  if (!deadline) return null;
  const { key, due, dueAt, yellowAt, redAt, state } = deadline;
  return { key, due, dueAt, yellowAt, redAt, state };
}

/** What is to be done next, in a few words. */
export function stepLabel(followUp: Pick<FollowUp, 'state' | 'hasPhone' | 'firstContactAt'>): string {
  switch (followUp.state) {
    case 'toContact':
      return followUp.firstContactAt ? stepTexts.callAgain : followUp.hasPhone ? stepTexts.firstContact : stepTexts.firstHandling;
    case 'closed':
      return stepTexts.closed;
    default:
      return stepTexts[followUp.state];
  }
}
