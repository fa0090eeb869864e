import type { Day } from '../../contracts/common';
import type { BalanceLine } from './balance-model';
import type { MovementRecord } from './movement-model';
import type { FundPaidSum } from './model';

type Movement = Pick<MovementRecord, '_id' | 'kind' | 'programme' | 'amount' | 'day' | 'from' | 'to' | 'payees' | 'reverses'>;
type Paid = Pick<FundPaidSum, 'programme' | 'amount' | 'payees'>;

/** The lines of one place from everything that touched it: what was taken back counts for nothing, nor does its reversal. */
export function balanceLines(key: string, movements: readonly Movement[], paid: readonly Paid[]): BalanceLine[] {
  const takenBack = new Set(movements.flatMap(({ reverses }) => reverses?.id.toHexString() ?? []));
  const lines = new Map<string, BalanceLine>();
  const lineOf = (programme: string): BalanceLine => {
    const line = lines.get(programme) ?? { programme };
    lines.set(programme, line);
    return line;
  };
  const standing = movements.filter(({ _id, reverses }) => !reverses && !takenBack.has(_id.toHexString()));
  for (const movement of [...standing].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) addMovement(lineOf(movement.programme), key, movement);
  for (const { programme, amount, payees } of paid) {
    const line = lineOf(programme);
    line.paid = (line.paid ?? 0) + amount;
    line.payees = (line.payees ?? 0) + payees;
  }
  return [...lines.values()].sort((a, b) => (a.programme < b.programme ? -1 : 1));
}

function addMovement(line: BalanceLine, key: string, { kind, amount, day, from, to, payees }: Movement): void {
  const comesIn = to.key === key;
  const add = (field: 'planned' | 'passedOn' | 'approved' | 'approvedFor' | 'returnedIn' | 'returnedOut', more: number): number => (line[field] = (line[field] ?? 0) + more);
  if (kind === 'release' && comesIn) line.receipts = [...(line.receipts ?? []), { from: from.key, kind: from.kind, name: from.name, amount, on: day }];
  else if (kind === 'release') add('passedOn', amount);
  else if (kind === 'return') add(comesIn ? 'returnedIn' : 'returnedOut', amount);
  else if (!comesIn) return;
  else if (kind === 'plan') add('planned', amount);
  else {
    add('approved', amount);
    add('approvedFor', payees ?? 0);
  }
}

export const receivedOf = ({ receipts = [] }: BalanceLine): number => receipts.reduce((sum, { amount }) => sum + amount, 0);

/** What went on, by the kind of place: a village pays people, the others release to those below. */
export const outOf = (line: BalanceLine, village: boolean): number => (village ? (line.paid ?? 0) : (line.passedOn ?? 0)) + (line.returnedOut ?? 0);
export const inOf = (line: BalanceLine): number => receivedOf(line) + (line.returnedIn ?? 0);

/** The oldest money first: what is left of each receipt after everything that went out. */
export function leftOver(line: BalanceLine, village: boolean): { amount: number; on: Day }[] {
  let gone = outOf(line, village) - (line.returnedIn ?? 0);
  return (line.receipts ?? []).flatMap(({ amount, on }) => {
    const left = Math.min(amount, Math.max(0, amount - gone));
    gone -= amount - left;
    return left > 0 ? [{ amount: left, on }] : [];
  });
}
