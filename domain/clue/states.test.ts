import { clueAct, clueState, pendingWhat, type ClueAct, type ClueState, type PendingWhat } from '../../contracts/clue';
import { role as roles, type Role } from '../../contracts/roles';
import { extensionsMax, refusalOf, transitionOf, transitions, type ClueParty, type ClueSituation } from './states';

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
  ['decide', ['approving', 'handling', 'closing'], ['commissionLeader']],
  ['withdraw', ['approving', 'handling', 'closing'], ['clueHandler']],
  ['unpark', ['parked'], ['clueHandler', 'clueManager']],
  ['transfer', ['assigned', 'deciding', 'approving', 'handling', 'parked', 'closing'], ['clueManager']],
  ['reopen', ['closed'], ['clueManager', 'commissionLeader']],
];
const free: ClueAct[] = ['admit', 'reply', 'sayToReporter', 'addNote', 'link'];

/** Whoever may, at a moment when nothing but the state can hinder. */
const fitting = (act: ClueAct): { party: ClueParty; pending: PendingWhat | null } => ({
  party: { roles: roles.options, isHandler: true, mustCountersign: true, isApplicant: act === 'withdraw' },
  pending: act === 'decide' || act === 'withdraw' ? 'disposition' : null,
});
const situation = (state: ClueState, over: Partial<ClueSituation> = {}): ClueSituation => ({ state, pending: null, extensions: 0, replyWaits: true, ...over });
const cases = procedure.flatMap(([act, from, holders]) => clueState.options.flatMap((state) => roles.options.map((role) => [act, state, role, from.includes(state) && holders.includes(role)] as const)));

test('every act stands in the table once', () => {
  expect(transitions.map(({ act }) => act).sort()).toEqual([...clueAct.options].sort());
  expect([...procedure.map(([act]) => act), ...free].sort()).toEqual([...clueAct.options].sort());
});

test.each(cases)('%s at %s by %s: %s', (act, state, role, allowed) => {
  const { party, pending } = fitting(act);
  expect(refusalOf(act, situation(state, { pending }), { ...party, roles: [role] }) === null).toBe(allowed);
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
  const state = what === 'disposition' ? 'approving' : what === 'closing' ? 'closing' : 'handling';
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

test('the term is extended at most twice', () => {
  const { party } = fitting('askExtension');
  expect(refusalOf('askExtension', situation('handling', { extensions: extensionsMax - 1 }), party)).toBeNull();
  expect(refusalOf('askExtension', situation('handling', { extensions: extensionsMax }), party)?.words).toContain('最多 2 次');
});

test('whoever signed has nothing to countersign; what was sent is not sent again', () => {
  expect(refusalOf('countersign', situation('deciding'), { ...fitting('countersign').party, mustCountersign: false })?.why).toBe('authority');
  expect(refusalOf('reply', situation('closed', { replyWaits: false }), fitting('reply').party)?.why).toBe('place');
});

test('before it is registered nothing is said to the reporter', () => {
  expect(transitionOf('sayToReporter').from).not.toContain('received');
});
