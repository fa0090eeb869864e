import { yuanWords } from '../../contracts/fund-words';
import { strandedAfterWorkingDays, type FundDifference, type FundDifferenceKind, type FundStranded } from '../../contracts/fund-flow';
import { formatDayChinese, workingDaysBetween, type Day } from '../kernel';
import { inOf, leftOver, outOf, receivedOf } from './balance';
import type { Balance, BalanceLine } from './balance-model';

/** What a difference is without where and in which programme it is. */
export type Gap = Pick<FundDifference, 'kind' | 'expected' | 'actual' | 'amount'>;

const gap = (kind: FundDifferenceKind, expected: number, actual: number): Gap => ({ kind, expected, actual, amount: Math.abs(expected - actual) });

/**
 * Where one programme does not agree at one place. Above the villages: what came in must go on. At a village:
 * received ≥ approved = paid + given back; what is given back first settles what was approved and could not be paid,
 * then what was never approved.
 */
export function gapsOf({ kind }: Pick<Balance, 'kind'>, line: BalanceLine): Gap[] {
  if (kind !== 'village') {
    const [came, went] = [inOf(line), outOf(line, false)];
    if (came === went) return [];
    return [gap(came > went ? 'notPassedOn' : 'passedOnTooMuch', came, went)];
  }
  const [received, approved, paid, returned] = [receivedOf(line), line.approved ?? 0, line.paid ?? 0, line.returnedOut ?? 0];
  const failed = Math.min(returned, Math.max(0, approved - paid));
  const surplus = returned - failed;
  const gaps: Gap[] = [];
  if (approved > received) gaps.push(gap('approvedTooMuch', received, approved));
  else if (received > approved + surplus) gaps.push(gap('notApproved', received, approved + surplus));
  else if (surplus > received - approved) gaps.push(gap('passedOnTooMuch', received, approved + surplus));
  if (paid > approved) gaps.push(gap('paidTooMuch', approved, paid));
  else if (paid + failed < approved) gaps.push(gap('notPaid', approved, paid + failed));
  return gaps;
}

const below: Record<Balance['kind'], string> = { district: '拨给部门和乡镇', department: '拨下去', town: '拨到村', village: '发放' };

/** The difference as a sentence, with where and by how much. */
export function gapWords({ kind, expected, actual, amount }: Gap, place: { name: string; kind: Balance['kind'] }): string {
  const [had, did, rest] = [expected, actual, amount].map(yuanWords) as [string, string, string];
  switch (kind) {
    case 'overPlan':
      return `${place.name} 立项 ${had}，拨付 ${did}，多拨 ${rest}。`;
    case 'notPassedOn':
      return `${place.name} 收到 ${had}，${below[place.kind]} ${did}，还有 ${rest} 没有拨。`;
    case 'passedOnTooMuch':
      return `${place.name} 收到 ${had}，出去 ${did}，多出 ${rest}。`;
    case 'notApproved':
      return `${place.name} 收到 ${had}，审核通过 ${did}，还有 ${rest} 没有审到人。`;
    case 'approvedTooMuch':
      return `${place.name} 收到 ${had}，审核通过 ${did}，多审 ${rest}。`;
    case 'notPaid':
      return `${place.name} 审核通过 ${had}，发放 ${did}，还有 ${rest} 没有发。`;
    case 'paidTooMuch':
      return `${place.name} 审核通过 ${had}，发放 ${did}，多发 ${rest}。`;
  }
}

export type Strand = Pick<FundStranded, 'amount' | 'since' | 'workingDays'>;

/** 滞留: what lies at a place for longer than the working days allowed; null where nothing does. */
export function strandOf({ kind }: Pick<Balance, 'kind'>, line: BalanceLine, today: Day): Strand | null {
  const old = leftOver(line, kind === 'village').filter(({ on }) => on < today && workingDaysBetween(on, today) > strandedAfterWorkingDays);
  const since = old[0]?.on;
  if (since === undefined) return null;
  return { amount: old.reduce((sum, { amount }) => sum + amount, 0), since, workingDays: workingDaysBetween(since, today) };
}

export function strandWords({ amount, since, workingDays }: Strand, place: { name: string; kind: Balance['kind'] }, today: Day): string {
  return `${place.name} ${formatDayChinese(since, today)}收到的钱，还有 ${yuanWords(amount)} 没有${place.kind === 'village' ? '发' : '拨'}，过了 ${workingDays} 个工作日。`;
}
