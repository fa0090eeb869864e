import type { ClueState } from '../../contracts/clue';
import { addWorkingDays, shanghaiInstant, type Day } from '../kernel';
import type { ClueTerm } from './handling-model';
import type { Clue, CurrentTerm } from './model';
import { handlingDays, terms, workingDaysOfMonth, workingDaysWithin } from './terms';

/** Steps that have a term of their own; `acceptance` and `result` run beside the procedure, until the reporter was told. */
type TermStep = ClueState | 'acceptance' | 'result';

/** What is owed before anybody has registered it follows from the day it came in. */
export const firstTerms = ({ receivedOn }: Pick<Clue, 'receivedOn'>): ClueTerm[] => [term('register', receivedOn, terms.register), term('accept', receivedOn, terms.accept)];

/** What the deadline of registration will say, so that a list has it from the first moment. */
export function firstCurrent(receivedOn: Day): { current: CurrentTerm; sortDue: string } {
  const due = addWorkingDays(receivedOn, terms.register);
  const yellowAt = shanghaiInstant(due, '00:00');
  return { current: { due, yellowAt, redAt: new Date(yellowAt.getTime() + 86_400_000) }, sortDue: due };
}

/** Before it stands what is owed by somebody, from it on what is over or parked. */
export const afterAll = '9999';

/** Its place in the lists. A reply that is owed without a term of its own (a crash left it) is owed since it was decided. */
export function sortDueOf({ receivedOn, handling }: Pick<Clue, 'receivedOn' | 'handling'>, current: CurrentTerm | null): string {
  if (current) return current.due;
  return handling?.reply ? (handling.closedOn ?? receivedOn) : `${afterAll}-${receivedOn}`;
}

export const termsOf = (clue: Pick<Clue, 'receivedOn' | 'handling'>): ClueTerm[] => clue.handling?.terms ?? firstTerms(clue);

const days: Partial<Record<TermStep, (from: Day) => number>> = {
  registered: () => terms.distribute,
  assigned: () => terms.sign,
  deciding: workingDaysOfMonth,
  approving: () => terms.approve,
  handling: (from) => workingDaysWithin(from, handlingDays),
  closing: () => terms.approve,
  result: () => terms.result,
};

/** Ends what ran for one step and begins what runs for the next. Where it is given back, the time that ran goes on. */
export function moveTerms(before: readonly ClueTerm[], { from, to, today, goesOn = false }: { from: ClueState; to: ClueState; today: Day; goesOn?: boolean }): ClueTerm[] {
  const ended = endTerm(before, from);
  return beginTerm(ended, to, today, goesOn);
}

export const endTerm = (before: readonly ClueTerm[], step: TermStep, how: 'met' | 'cancelled' = 'met'): ClueTerm[] => before.map((one) => (one.end === null && stepOf(one) === step ? { ...one, end: how } : one));

/** `goesOn`: with the days that the last one of this step had, so that a return gains nobody time. */
export function beginTerm(before: readonly ClueTerm[], step: TermStep, today: Day, goesOn = false): ClueTerm[] {
  const workingDays = days[step];
  if (!workingDays) return [...before];
  const earlier = before.filter((one) => stepOf(one) === step);
  const key = `${step}:${earlier.length + 1}`;
  const last = earlier.at(-1);
  return [...before, goesOn && last ? { ...last, step: key, end: null } : term(key, today, workingDays(today))];
}

/** The term that counts for where it stands: of its state, or of the reply that is owed. */
export function currentTerm(clue: Pick<Clue, 'receivedOn' | 'handling' | 'state'>): ClueTerm | null {
  const open = termsOf(clue).filter(({ end }) => end === null);
  return open.find((one) => stepOf(one) === clue.state) ?? (clue.handling?.reply ? (open.find((one) => stepOf(one) === clue.handling?.reply?.step) ?? null) : null);
}

/** The first two are opened when it comes in, under names of their own. */
export function stepOf({ step }: Pick<ClueTerm, 'step'>): TermStep {
  if (step === 'register') return 'received';
  return step === 'accept' ? 'acceptance' : (step.split(':')[0] as TermStep);
}

function term(step: string, from: Day, workingDays: number): ClueTerm {
  return { step, from, workingDays, extensions: [], end: null };
}
