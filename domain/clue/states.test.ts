import { clueAct, clueFinding, clueState, falseStage, pendingWhat, type ClueAct, type ClueState, type FalseStage, type PendingWhat } from '../../contracts/clue';
import { role as roles, type Role } from '../../contracts/roles';
import { extensionsMax, refusalOf, transitionOf, transitions, type ClueParty, type ClueSituation } from './states';

const registered: ClueState[] = ['registered', 'assigned', 'deciding', 'approving', 'handling', 'parked', 'closing', 'closed', 'passedOn'];
/** The procedure once more, written apart from the table: act, states in which it has a place, role that has it. */
const procedure: [ClueAct, ClueState[], Role[]][] = [
  ['register', ['received'], ['petitionClerk', 'clueManager']],
  ['refuse', ['received', 'registered'], ['petitionClerk', 'clueManager']],
  ['distribute', ['registered'], ['clueManager']],
  ['sign', ['assigned'], ['clueHandler']],
  ['countersign', ['assigned', 'deciding', 'approving', 'handling', 'parked', 'closing'], ['clueHandler']],
  ['giveBack', ['assigned', 'deciding'], ['clueHandler']],
  ['propose', ['deciding'], ['clueHandler']],
  ['askExtension', ['handling'], ['clueHandler']],
  ['proposeClosing', ['handling'], ['clueHandler']],
  ['decide', ['approving', 'handling', 'closing', 'closed', 'passedOn'], ['commissionLeader']],
  ['withdraw', ['approving', 'handling', 'closing', 'closed', 'passedOn'], ['clueHandler', 'clueManager']],
  ['unpark', ['parked'], ['clueHandler', 'clueManager']],
  ['transfer', ['assigned', 'deciding', 'approving', 'handling', 'parked', 'closing'], ['clueManager']],
  ['reopen', ['closed'], ['clueManager', 'commissionLeader']],
  ['split', ['registered', 'assigned', 'deciding', 'approving', 'handling', 'parked', 'closing'], ['petitionClerk', 'clueManager']],
  ['hold', registered, ['clueManager', 'commissionLeader', 'custodian']],
  ['liftHold', registered, ['clueManager', 'commissionLeader', 'custodian']],
  ['askDestruction', ['closed', 'passedOn'], ['clueManager']],
  ['clear', ['closed'], ['clueHandler', 'clueManager']],
  ['prepareFalse', ['closed'], ['clueHandler', 'clueManager']],
  ['sendFalseUp', ['closed'], ['commissionLeader']],
  ['recordFalse', ['closed'], ['clueManager', 'commissionLeader']],
  ['sealUpward', ['received', 'registered'], ['petitionClerk', 'clueManager', 'commissionLeader', 'custodian']],
];
const free: ClueAct[] = ['admit', 'reply', 'sayToReporter', 'addNote', 'link'];

/** Whoever may, at a moment when nothing but the state can hinder. */
const fitting = (act: ClueAct): { party: ClueParty; pending: PendingWhat | null } => ({
  party: { roles: roles.options, isHandler: true, mustCountersign: true, isApplicant: act === 'withdraw', isHolder: false },
  pending: act === 'decide' || act === 'withdraw' ? 'disposition' : null,
});
const situation = (state: ClueState, over: Partial<ClueSituation> = {}): ClueSituation => ({ state, pending: null, extensions: 0, replyWaits: true, isPart: false, held: false, finding: 'untrue', falseStage: 'none', ...over });
/** How far a false accusation must have come for the act. */
const falseBefore = (act: ClueAct): FalseStage => (act === 'sendFalseUp' ? 'prepared' : act === 'recordFalse' ? 'sentUp' : 'none');
const cases = procedure.flatMap(([act, from, holders]) => clueState.options.flatMap((state) => roles.options.map((role) => [act, state, role, from.includes(state) && holders.includes(role)] as const)));

test('every act stands in the table once', () => {
  expect(transitions.map(({ act }) => act).sort()).toEqual([...clueAct.options].sort());
  expect([...procedure.map(([act]) => act), ...free].sort()).toEqual([...clueAct.options].sort());
});

test.each(cases)('%s at %s by %s: %s', (act, state, role, allowed) => {
  const { party, pending } = fitting(act);
  expect(refusalOf(act, situation(state, { pending, held: act === 'liftHold', falseStage: falseBefore(act) }), { ...party, roles: [role] }) === null).toBe(allowed);
});

test.each([
  ['sign', 'assigned'],
  ['giveBack', 'deciding'],
  ['propose', 'deciding'],
  ['askExtension', 'handling'],
  ['proposeClosing', 'handling'],
] as const)('%s is for the handler of this clue only', (act, state) => {
  expect(refusalOf(act, situation(state), { ...fitting(act).party, isHandler: false })?.why).toBe('authority');
});

test.each(pendingWhat.options)('whoever asked for %s never decides it, and nobody else takes it back', (what) => {
  const state = what === 'disposition' ? 'approving' : what === 'closing' ? 'closing' : what === 'destruction' ? 'closed' : 'handling';
  const asked = situation(state, { pending: what });
  const { party } = fitting('decide');
  expect(refusalOf('decide', asked, { ...party, isApplicant: true })?.why).toBe('authority');
  expect(refusalOf('decide', asked, { ...party, isApplicant: false })).toBeNull();
  expect(refusalOf('withdraw', asked, { ...party, isApplicant: false })?.why).toBe('authority');
  expect(refusalOf('withdraw', asked, { ...party, isApplicant: true })).toBeNull();
});

test('while something waits for approval nothing else is proposed, and without it nothing is decided', () => {
  const { party } = fitting('proposeClosing');
  for (const act of ['askExtension', 'proposeClosing'] as const) expect(refusalOf(act, situation('handling', { pending: 'extension' }), party)?.why).toBe('place');
  expect(refusalOf('decide', situation('handling'), party)?.why).toBe('place');
});

test('a hold is put on once, lifted by another, and keeps from being destroyed', () => {
  const { party } = fitting('hold');
  expect(refusalOf('hold', situation('closed', { held: true }), party)?.why).toBe('place');
  expect(refusalOf('liftHold', situation('closed'), party)?.why).toBe('place');
  expect(refusalOf('liftHold', situation('closed', { held: true }), { ...party, isHolder: true })?.why).toBe('authority');
  expect(refusalOf('liftHold', situation('closed', { held: true }), party)).toBeNull();
  expect(refusalOf('askDestruction', situation('closed', { held: true }), party)?.why).toBe('place');
});

test('the term is extended at most twice', () => {
  const { party } = fitting('askExtension');
  expect(refusalOf('askExtension', situation('handling', { extensions: extensionsMax - 1 }), party)).toBeNull();
  expect(refusalOf('askExtension', situation('handling', { extensions: extensionsMax }), party)?.words).toContain('最多 2 次');
});

test('whoever signed has nothing to countersign; what was sent is not sent again', () => {
  expect(refusalOf('countersign', situation('deciding'), { ...fitting('countersign').party, mustCountersign: false })?.why).toBe('authority');
  expect(refusalOf('reply', situation('closed', { replyWaits: false }), fitting('reply').party)?.why).toBe('place');
});

test.each(['reply', 'sayToReporter', 'split', 'sealUpward'] as const)('%s belongs to the report, not to what was split off from it', (act) => {
  expect(refusalOf(act, situation('registered'), fitting(act).party)).toBeNull();
  expect(refusalOf(act, situation('registered', { isPart: true }), fitting(act).party)?.words).toContain('主件');
});

test('before it is registered nothing is said to the reporter', () => {
  expect(transitionOf('sayToReporter').from).not.toContain('received');
});

test.each(['clear', 'prepareFalse', 'sendFalseUp', 'recordFalse'] as const)('%s has a place only where nothing was found true', (act) => {
  const { party } = fitting(act);
  for (const finding of [...clueFinding.options, null]) expect(refusalOf(act, situation('closed', { finding, falseStage: falseBefore(act) }), party) === null).toBe(finding === 'untrue');
});

test('a suspected false accusation is prepared, sent up, and answered, in this order; refused from above it can be prepared anew', () => {
  const may = (act: ClueAct): FalseStage[] => falseStage.options.filter((stage) => refusalOf(act, situation('closed', { falseStage: stage }), fitting(act).party) === null);
  expect([may('prepareFalse'), may('sendFalseUp'), may('recordFalse')]).toEqual([['none', 'refused'], ['prepared'], ['sentUp']]);
});
