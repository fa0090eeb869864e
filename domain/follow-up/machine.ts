import type { CallSlot, ClosingKind, ContactOutcome, FollowUpState } from '../../contracts/follow-up';
import type { Day } from '../../contracts/common';
import { objectionDays, type RatingLevel } from '../../contracts/rating-options';

/** What may be done with a follow-up; the names are also the abilities in answers. */
export type Act =
  | 'revealPhone'
  | 'saveNote'
  | 'recordContact'
  | 'sendRectification'
  | 'answerRectification'
  | 'returnRectification'
  | 'acceptRectification'
  | 'rateAgain'
  | 'close'
  | 'decideEscalation'
  | 'pause'
  | 'resume'
  | 'requestExtension'
  | 'assign'
  | 'setAside'
  | 'restore'
  | 'object';

/** What the rules below look at; every follow-up document has it. */
export interface Situation {
  state: FollowUpState;
  hasPhone: boolean;
  /** An integrity rating that the commission has not released. */
  secret: boolean;
  paused: boolean;
  /** The citizen was reached, or three different times of day were tried. */
  firstContactDone: boolean;
  /** Times of day of this round's unreachable tries. */
  usedSlots: readonly CallSlot[];
  /** The last outcome of this round. */
  lastOutcome: ContactOutcome | null;
  /** Extensions that were asked for and not rejected. */
  extensionsUsed: number;
  extensionPending: boolean;
  /** While the second rating is awaited: what it would close as, and the day until which the citizen has time. */
  awaiting: { kind: 'putRight' | 'explained'; until: Day } | null;
  /** As what it is closed, and the last day on which the citizen may object to that. */
  closed: { kind: ClosingKind; objectUntil: Day } | null;
  /** The citizen objected to a closing before. */
  objected: boolean;
  today: Day;
}

const open: readonly FollowUpState[] = ['toContact', 'toHandle', 'rectifying', 'answered', 'awaitingSecondRating', 'escalated'];

/** In which states an act has a place at all. */
const places: Record<Act, readonly FollowUpState[]> = {
  revealPhone: open,
  saveNote: open,
  recordContact: ['toContact', 'awaitingSecondRating'],
  sendRectification: ['toContact', 'toHandle'],
  answerRectification: ['rectifying'],
  returnRectification: ['answered'],
  acceptRectification: ['answered'],
  rateAgain: ['awaitingSecondRating'],
  close: ['toContact', 'toHandle', 'awaitingSecondRating'],
  decideEscalation: ['escalated'],
  pause: open,
  resume: open,
  requestExtension: open,
  assign: open,
  // By events and by the citizen: what is judged of the rating, and an objection to the closing.
  setAside: open,
  restore: ['closed'],
  object: ['closed'],
};

/** A pause stops the officer's clock, not the department's pen nor the citizen's word. */
const whilePaused: readonly Act[] = ['revealPhone', 'saveNote', 'answerRectification', 'rateAgain', 'resume', 'assign', 'setAside'];

export const extensionsMax = 2;
export const slotsToGiveUp = 3;

/** Null where the act may be done now, otherwise a sentence that says why not. */
export function refusalOf(act: Act, situation: Situation): string | null {
  if (act === 'object' && situation.state !== 'closed') return '还没有办结，有话请等回访员联系您时说。';
  if (!places[act].includes(situation.state)) return situation.state === 'closed' ? '这件回访已经办结。' : '这件事现在不在这一步，请刷新后再看。';
  if (situation.paused && !whilePaused.includes(act)) return '计时已暂停，请先恢复计时。';
  switch (act) {
    case 'revealPhone':
    case 'recordContact':
      return situation.hasPhone ? null : '群众没有留电话，凭回执码联系。';
    case 'sendRectification':
      if (situation.secret) return '这条评议涉及廉洁问题，委里放开以后才能转部门。';
      return situation.hasPhone && !situation.firstContactDone ? '请先给群众打电话核实，三个时段都打不通也可以转部门。' : null;
    case 'close':
      return closingKindsOf(situation).length > 0 ? null : closeRefusal(situation);
    case 'pause':
      return situation.paused ? '已经暂停了。' : null;
    case 'resume':
      return situation.paused ? null : '没有暂停，不用恢复。';
    case 'requestExtension':
      if (situation.extensionPending) return '上一次延期还没有批，请等批复。';
      return situation.extensionsUsed >= extensionsMax ? `延期最多 ${extensionsMax} 次，已经用完。` : null;
    case 'restore':
      return situation.closed?.kind === 'setAside' ? null : '这件回访不是因为评议不计入办结的。';
    case 'object':
      return objectRefusal(situation);
    default:
      return null;
  }
}

/** Once, in time, and against what was done; a set-aside is objected to as such. */
function objectRefusal({ closed, objected, today }: Situation): string | null {
  if (objected) return '您已经提过一次不同意，委里的答复看“给您的答复”。';
  if (closed?.kind === 'setAside') return '这条评议已认定不计入，请对认定提出不同意。';
  return closed && today > closed.objectUntil ? `办结后 ${objectionDays} 个工作日内可以提，现在已经过了。` : null;
}

function closeRefusal(situation: Situation): string {
  if (situation.state === 'toContact') return situation.hasPhone ? '还没联系上群众。上午、下午、晚间各打过一次仍没打通，才能按联系不上办结。' : '现在还不能办结。';
  return situation.hasPhone ? '请先打电话请群众再评。' : `群众可以再评到 ${situation.awaiting?.until ?? situation.today}，到那天还没评才能办结。`;
}

/**
 * As what it may be closed by the officer now. An explanation does not close: the citizen is asked for a
 * second rating first, as after a rectification.
 */
export function closingKindsOf(situation: Situation): ClosingKind[] {
  const kinds: ClosingKind[] = [];
  const gaveUp = situation.hasPhone && situation.usedSlots.length >= slotsToGiveUp;
  const refused = situation.lastOutcome === 'refused';
  if (situation.state === 'toContact') {
    if (!situation.hasPhone) kinds.push('explained');
    if (gaveUp) kinds.push('unreachable');
  }
  if (situation.state === 'toHandle') kinds.push('explained', ...(refused ? (['refused'] as const) : []));
  if (situation.state === 'awaitingSecondRating') {
    if (gaveUp) kinds.push('unreachable');
    if (refused) kinds.push('refused');
    if (!situation.hasPhone && situation.awaiting && situation.today >= situation.awaiting.until) kinds.push(situation.awaiting.kind);
  }
  return kinds;
}

/** Where closing by the officer leads. */
export const afterClose = (state: FollowUpState, kind: ClosingKind): FollowUpState =>
  kind === 'explained' && state !== 'awaitingSecondRating' ? 'awaitingSecondRating' : 'closed';

export interface ContactResult {
  state: FollowUpState;
  /** Somebody answered. */
  reached: boolean;
  closing: ClosingKind | null;
}

/** What a call leads to. `secondLevel` counts in the second round only; `toCitizen` closes a refusal at once. */
export function afterContact(
  situation: Situation,
  call: { outcome: ContactOutcome; secondLevel?: RatingLevel | undefined; toCitizen?: string | undefined },
): ContactResult {
  const stay: ContactResult = { state: situation.state, reached: true, closing: null };
  switch (call.outcome) {
    case 'unreachable':
      return { ...stay, reached: false };
    case 'callAgain':
      return stay;
    case 'mistaken':
      return { ...stay, state: 'closed', closing: 'mistaken' };
    case 'refused':
      if (call.toCitizen) return { ...stay, state: 'closed', closing: 'refused' };
      return situation.state === 'toContact' ? { ...stay, state: 'toHandle' } : stay;
    case 'confirmed':
      if (situation.state === 'toContact') return { ...stay, state: 'toHandle' };
      return afterSecondRating(situation, call.secondLevel!);
  }
}

/** What was closed is open again, by an objection or because the set-aside was taken back: the commission has it. */
export const afterReopening: FollowUpState = 'escalated';

/** The citizen has the last word: still dissatisfied goes up to the commission, anything else closes. */
export function afterSecondRating(situation: Pick<Situation, 'awaiting'>, level: RatingLevel): ContactResult {
  if (level === 'dissatisfied') return { state: 'escalated', reached: true, closing: null };
  return { state: 'closed', reached: true, closing: situation.awaiting?.kind ?? 'putRight' };
}

/** 上午 before 12:00, 下午 before 17:30, 晚间 after; `time` is 'HH:mm' in Asia/Shanghai. */
export const slotAt = (time: string): CallSlot => (time < '12:00' ? 'morning' : time < '17:30' ? 'afternoon' : 'evening');
