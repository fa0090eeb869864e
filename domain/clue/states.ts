import type { ClueAct, ClueState, PendingWhat } from '../../contracts/clue';
import type { Role } from '../../contracts/roles';

/**
 * Who it takes: whoever holds one of these roles; `handler`: and it is his (or he stands in for him); `other`: and he
 * is not the one who asked.
 */
export interface Transition {
  act: ClueAct;
  from: readonly ClueState[];
  /** Where it leads; `same`: it stays; `back`: to where the request for approval came from. */
  to: ClueState | 'same' | 'decided' | 'back';
  roles: readonly Role[];
  who: 'anyone' | 'handler' | 'coHandler' | 'other' | 'applicant';
  /** Null: whether something waits for approval does not matter. */
  pending: 'none' | 'some' | null;
}

const clerk: readonly Role[] = ['petitionClerk'];
const manager: readonly Role[] = ['clueManager'];
const handler: readonly Role[] = ['clueHandler'];
const leader: readonly Role[] = ['commissionLeader'];
const everybody: readonly Role[] = ['petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader', 'custodian'];
const withHandler = ['assigned', 'deciding', 'approving', 'handling', 'parked', 'closing'] as const satisfies readonly ClueState[];
const every: readonly ClueState[] = ['received', 'registered', ...withHandler, 'closed', 'passedOn'];

/** The whole procedure, one line an act. What is not here cannot be done. */
export const transitions: readonly Transition[] = [
  // A manager too: of the green channel, and where the clerk has to do with the matter, no clerk reads it.
  { act: 'register', from: ['received'], to: 'registered', roles: [...clerk, ...manager], who: 'anyone', pending: null },
  { act: 'refuse', from: ['received', 'registered'], to: 'passedOn', roles: [...clerk, ...manager], who: 'anyone', pending: null },
  { act: 'distribute', from: ['registered'], to: 'assigned', roles: manager, who: 'anyone', pending: null },
  { act: 'sign', from: ['assigned'], to: 'deciding', roles: handler, who: 'handler', pending: null },
  { act: 'countersign', from: withHandler, to: 'same', roles: handler, who: 'coHandler', pending: null },
  { act: 'giveBack', from: ['assigned', 'deciding'], to: 'registered', roles: handler, who: 'handler', pending: null },
  { act: 'propose', from: ['deciding'], to: 'approving', roles: handler, who: 'handler', pending: 'none' },
  { act: 'askExtension', from: ['handling'], to: 'same', roles: handler, who: 'handler', pending: 'none' },
  { act: 'proposeClosing', from: ['handling'], to: 'closing', roles: handler, who: 'handler', pending: 'none' },
  { act: 'decide', from: ['approving', 'handling', 'closing'], to: 'decided', roles: leader, who: 'other', pending: 'some' },
  { act: 'withdraw', from: ['approving', 'handling', 'closing'], to: 'back', roles: handler, who: 'applicant', pending: 'some' },
  { act: 'unpark', from: ['parked'], to: 'deciding', roles: [...handler, ...manager], who: 'anyone', pending: null },
  { act: 'transfer', from: withHandler, to: 'same', roles: manager, who: 'anyone', pending: null },
  { act: 'reopen', from: ['closed'], to: 'handling', roles: [...manager, ...leader], who: 'anyone', pending: null },
  { act: 'admit', from: every, to: 'same', roles: [...manager, ...leader, 'custodian'], who: 'anyone', pending: null },
  { act: 'reply', from: every, to: 'same', roles: everybody, who: 'anyone', pending: null },
  { act: 'sayToReporter', from: every.filter((state) => state !== 'received'), to: 'same', roles: everybody, who: 'anyone', pending: null },
  { act: 'addNote', from: every, to: 'same', roles: everybody, who: 'anyone', pending: null },
  { act: 'link', from: every, to: 'same', roles: everybody, who: 'anyone', pending: null },
];

export const extensionsMax = 2;

/** What the table looks at; every clue has it. */
export interface ClueSituation {
  state: ClueState;
  pending: PendingWhat | null;
  extensions: number;
  /** A reply is agreed to and not sent. */
  replyWaits: boolean;
}

/** Who acts, as far as the table asks. */
export interface ClueParty {
  roles: readonly Role[];
  isHandler: boolean;
  /** He handles it too and has not signed yet. */
  mustCountersign: boolean;
  isApplicant: boolean;
}

export const transitionOf = (act: ClueAct): Transition => transitions.find((one) => one.act === act) as Transition;

/** Null where the act may be done now; otherwise why not. `authority`: he may not at all; `place`: not at this step. */
export function refusalOf(act: ClueAct, situation: ClueSituation, party: ClueParty): { why: 'authority' | 'place'; words: string } | null {
  const { from, roles, who, pending } = transitionOf(act);
  if (!roles.some((role) => party.roles.includes(role))) return { why: 'authority', words: '您没有办理这件事的权限。' };
  if (who === 'handler' && !party.isHandler) return { why: 'authority', words: '这件不归您办。' };
  if (who === 'coHandler' && !party.mustCountersign) return { why: 'authority', words: '没有要您会签的。' };
  if (who === 'other' && party.isApplicant) return { why: 'authority', words: '自己报的，不能自己批。' };
  if (who === 'applicant' && !party.isApplicant) return { why: 'authority', words: '这件不是您报的。' };
  if (!from.includes(situation.state)) return { why: 'place', words: situation.state === 'closed' ? '这件已经办结。' : '这件现在不在这一步，请刷新后再看。' };
  if (pending === 'none' && situation.pending) return { why: 'place', words: '上一次报批还没有结果，请等批复。' };
  if (pending === 'some' && !situation.pending) return { why: 'place', words: '现在没有要批的。' };
  if (act === 'askExtension' && situation.extensions >= extensionsMax) return { why: 'place', words: `延期最多 ${extensionsMax} 次，已经用完。` };
  if (act === 'reply' && !situation.replyWaits) return { why: 'place', words: '没有等着发的答复。' };
  return null;
}
