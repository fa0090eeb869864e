import type { RepaymentState } from '../../contracts/repayment';
import type { Entry, Part, Refund, Repayment } from './model';

type Facts = Pick<Repayment, 'kind' | 'amount' | 'parts' | 'cancel' | 'entries' | 'refunds' | 'openedAt'>;
export type Derived = Pick<Repayment, 'state' | 'paid' | 'ready' | 'waiting' | 'waits' | 'due' | 'yellowAt' | 'redAt' | 'sortKey'>;

/** Sort keys from here on are of what is over: the last instant of time less the one it was opened at. */
const lastInstant = 8_640_000_000_000_000;
export const overSortBase = lastInstant - 10_000_000_000_000;

/** A refund under way holds its money: neither another refund nor a batch takes it. */
const underWay = ({ state }: Refund): boolean => state === 'asked' || state === 'approved' || state === 'stuck';
const counted = ({ state }: Entry): boolean => state === 'counted';
export const isCancelled = ({ cancel }: Pick<Repayment, 'cancel'>): boolean => cancel?.state === 'agreed';

export const paidOf = ({ entries }: Pick<Facts, 'entries'>): number => entries.filter(counted).reduce((sum, { amount, refunded }) => sum + amount - refunded, 0);

/** What came in beyond what was owed, refunds under way included. Of what somebody hands in there is none: he gives what he gives. */
export const excessOf = (facts: Facts): number => (facts.kind === 'handIn' ? 0 : Math.max(0, paidOf(facts) - (isCancelled(facts) ? 0 : facts.amount)));

/** What of one entry may still be asked back. */
export function refundable(facts: Facts, entry: Entry): number {
  if (!counted(entry) || entry.batch !== null) return 0;
  const held = facts.refunds.filter(underWay);
  const heldOf = (refunds: Refund[]): number => refunds.reduce((sum, { amount }) => sum + amount, 0);
  const own = entry.amount - entry.refunded - heldOf(held.filter(({ entryId }) => entryId.equals(entry.id)));
  return Math.max(0, Math.min(own, excessOf(facts) - heldOf(held)));
}

/** What may go to the treasury: nothing while too much is there, or something is on its way back. */
export function readyEntries(facts: Facts): Entry[] {
  if (excessOf(facts) > 0 || facts.refunds.some(underWay) || isCancelled(facts)) return [];
  return facts.entries.filter((entry) => counted(entry) && entry.batch === null && entry.amount > entry.refunded);
}

/** How many of the parts, from the first on, are covered by what was paid. */
export function partsPaid({ parts, entries }: Pick<Facts, 'parts' | 'entries'>): number {
  let left = paidOf({ entries });
  const open = parts.findIndex(({ amount }) => (left -= amount) < 0);
  return open === -1 ? parts.length : open;
}

function stateOf(facts: Facts, paid: number): RepaymentState {
  if (isCancelled(facts)) return 'cancelled';
  if (paid === 0) return 'open';
  if (facts.kind === 'handIn') return 'paid';
  return paid < facts.amount ? 'partial' : paid === facts.amount ? 'paid' : 'overpaid';
}

/** Everything that follows from the facts; written with every change of them. */
export function derive(facts: Facts): Derived {
  const paid = paidOf(facts);
  const state = stateOf(facts, paid);
  const open = state === 'open' || state === 'partial';
  const next: Part | undefined = open ? facts.parts[partsPaid(facts)] : undefined;
  const waiting: Repayment['waiting'] = [
    ...(facts.entries.some((entry) => entry.state === 'entered') ? (['check'] as const) : []),
    ...(facts.cancel?.state === 'asked' ? (['cancel'] as const) : []),
    ...(facts.refunds.some((refund) => refund.state === 'asked') ? (['refund'] as const) : []),
  ];
  return {
    state,
    paid,
    ready: readyEntries(facts).reduce((sum, { amount, refunded }) => sum + amount - refunded, 0),
    waiting,
    waits: waiting.length > 0,
    due: next?.due ?? null,
    yellowAt: next?.yellowAt ?? null,
    redAt: next?.redAt ?? null,
    sortKey: next ? next.dueAt.getTime() : lastInstant - facts.openedAt.getTime(),
  };
}
