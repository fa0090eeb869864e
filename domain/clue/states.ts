import type { ClueAct, ClueFinding, ClueState, FalseStage, PendingWhat } from '../../contracts/clue';
import type { Role } from '../../contracts/roles';

/**
 * Who it takes: whoever holds one of these roles; `handler`: and it is his (or he stands in for him); `other`: and he
 * is not the one who asked; `notHolder`: and he is not the one who put the hold on it.
 */
export interface Transition {
  act: ClueAct;
  from: readonly ClueState[];
  /** Where it leads; `same`: it stays; `back`: to where the request for approval came from; `upward`: it is a clue no more. */
  to: ClueState | 'same' | 'decided' | 'back' | 'upward';
  roles: readonly Role[];
  who: 'anyone' | 'handler' | 'coHandler' | 'other' | 'applicant' | 'notHolder';
  /** Null: whether something waits for approval does not matter. */
  pending: 'none' | 'some' | null;
}

const clerk: readonly Role[] = ['petitionClerk'];
const manager: readonly Role[] = ['clueManager'];
const handler: readonly Role[] = ['clueHandler'];
const leader: readonly Role[] = ['commissionLeader'];
/** Who may keep a clue from being destroyed, and another of them lets it go. */
const keepers: readonly Role[] = ['clueManager', 'commissionLeader', 'custodian'];
const everybody: readonly Role[] = ['petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader', 'custodian'];
/** Where somebody has it in hand. */
export const withHandler = ['assigned', 'deciding', 'approving', 'handling', 'parked', 'closing'] as const satisfies readonly ClueState[];
const ended = ['closed', 'passedOn'] as const satisfies readonly ClueState[];
const every: readonly ClueState[] = ['received', 'registered', ...withHandler, ...ended];

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
  { act: 'decide', from: ['approving', 'handling', 'closing', ...ended], to: 'decided', roles: leader, who: 'other', pending: 'some' },
  { act: 'withdraw', from: ['approving', 'handling', 'closing', ...ended], to: 'back', roles: [...handler, ...manager], who: 'applicant', pending: 'some' },
  { act: 'unpark', from: ['parked'], to: 'deciding', roles: [...handler, ...manager], who: 'anyone', pending: null },
  { act: 'transfer', from: withHandler, to: 'same', roles: manager, who: 'anyone', pending: null },
  { act: 'reopen', from: ['closed'], to: 'handling', roles: [...manager, ...leader], who: 'anyone', pending: null },
  { act: 'admit', from: every, to: 'same', roles: [...manager, ...leader, 'custodian'], who: 'anyone', pending: null },
  { act: 'reply', from: every, to: 'same', roles: everybody, who: 'anyone', pending: null },
  { act: 'sayToReporter', from: every.filter((state) => state !== 'received'), to: 'same', roles: everybody, who: 'anyone', pending: null },
  { act: 'addNote', from: every, to: 'same', roles: everybody, who: 'anyone', pending: null },
  { act: 'link', from: every, to: 'same', roles: everybody, who: 'anyone', pending: null },
  { act: 'split', from: ['registered', ...withHandler], to: 'same', roles: [...clerk, ...manager], who: 'anyone', pending: null },
  { act: 'hold', from: every.filter((state) => state !== 'received'), to: 'same', roles: keepers, who: 'anyone', pending: null },
  { act: 'liftHold', from: every.filter((state) => state !== 'received'), to: 'same', roles: keepers, who: 'notHolder', pending: null },
  { act: 'askDestruction', from: ended, to: 'same', roles: manager, who: 'anyone', pending: 'none' },
  { act: 'clear', from: ['closed'], to: 'same', roles: [...handler, ...manager], who: 'anyone', pending: null },
  { act: 'prepareFalse', from: ['closed'], to: 'same', roles: [...handler, ...manager], who: 'anyone', pending: null },
  { act: 'sendFalseUp', from: ['closed'], to: 'same', roles: leader, who: 'anyone', pending: null },
  { act: 'recordFalse', from: ['closed'], to: 'same', roles: [...manager, ...leader], who: 'anyone', pending: null },
  { act: 'sealUpward', from: ['received', 'registered'], to: 'upward', roles: [...clerk, ...manager, ...leader, 'custodian'], who: 'anyone', pending: null },
];

export const extensionsMax = 2;
/** What belongs to the report as a whole: the talk with the reporter, and which persons are split off. */
const ofTheWhole: readonly ClueAct[] = ['reply', 'sayToReporter', 'split', 'sealUpward'];

/** What the table looks at; every clue has it. */
export interface ClueSituation {
  state: ClueState;
  pending: PendingWhat | null;
  extensions: number;
  /** A reply is agreed to and not sent. */
  replyWaits: boolean;
  /** Split off from a report. */
  isPart: boolean;
  /** 暂停销毁. */
  held: boolean;
  finding: ClueFinding | null;
  falseStage: FalseStage;
}

/** Who acts, as far as the table asks. */
export interface ClueParty {
  roles: readonly Role[];
  isHandler: boolean;
  /** He handles it too and has not signed yet. */
  mustCountersign: boolean;
  isApplicant: boolean;
  /** He put the hold on it that is on it now. */
  isHolder: boolean;
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
  if (situation.isPart && ofTheWhole.includes(act)) return { why: 'place', words: '这是分件，请到主件里办。' };
  if (who === 'notHolder' && party.isHolder) return { why: 'authority', words: '自己暂停的，要另一个人解除。' };
  if (!from.includes(situation.state)) return { why: 'place', words: situation.state === 'closed' ? '这件已经办结。' : '这件现在不在这一步，请刷新后再看。' };
  if (pending === 'none' && situation.pending) return { why: 'place', words: '上一次报批还没有结果，请等批复。' };
  if (pending === 'some' && !situation.pending) return { why: 'place', words: '现在没有要批的。' };
  if (act === 'askExtension' && situation.extensions >= extensionsMax) return { why: 'place', words: `延期最多 ${extensionsMax} 次，已经用完。` };
  if (act === 'hold' && situation.held) return { why: 'place', words: '已经暂停销毁。' };
  if (act === 'liftHold' && !situation.held) return { why: 'place', words: '这件没有暂停销毁。' };
  if (act === 'askDestruction' && situation.held) return { why: 'place', words: '这件暂停销毁，先解除暂停。' };
  if (act === 'reply' && !situation.replyWaits) return { why: 'place', words: '没有等着发的答复。' };
  return verdictRefusal(act, situation);
}

/** From where each act on a suspected false accusation goes on. */
const falseFrom: Partial<Record<ClueAct, readonly FalseStage[]>> = { prepareFalse: ['none', 'refused'], sendFalseUp: ['prepared'], recordFalse: ['sentUp'] };

/** Only what was found untrue is cleared up, and only such a report can have been a false accusation. */
function verdictRefusal(act: ClueAct, { finding, falseStage }: ClueSituation): { why: 'place'; words: string } | null {
  const stages = falseFrom[act];
  if ((act === 'clear' || stages) && finding !== 'untrue') return { why: 'place', words: '办结时查下来是“不实”的，才办这一件。' };
  if (stages && !stages.includes(falseStage)) return { why: 'place', words: falseStage === 'sentUp' ? '已经报上级，等批复。' : '这件现在不在这一步，请刷新后再看。' };
  return null;
}
