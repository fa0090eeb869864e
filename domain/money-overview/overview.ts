import { monthAfter } from '../../contracts/accounts-rules';
import { moneySpanMost, repaymentSums, rewardSums, type MoneyMonth, type MoneyOverview, type MoneyOverviewQuery, type MoneySum, type MoneyUnit, type RepaymentFigures } from '../../contracts/money-overview';
import { authorize, fail, shanghaiDay, type Context, type ObjectId } from '../kernel';
import { countPayProblems } from '../payment';
import { reconciliationWaits } from '../reconciliation';
import { repaymentSumsOf, repaymentUnits, repaymentWaits } from '../repayment';
import { rewardSumsOf, rewardWaits } from '../reward';

/** Rewards and repayments of some months, and what waits for whom now. @throws Fault forbidden, badRequest */
export async function showMoneyOverview(ctx: Context, query: MoneyOverviewQuery): Promise<MoneyOverview> {
  authorize(ctx.actor, 'moneyOverview.view');
  const [sums, waits, units] = await Promise.all([sumsOf(ctx, query), waitsOf(ctx), repaymentUnits(ctx)]);
  return { ...sums, upTo: ctx.clock.now().toISOString(), waits, choices: units.map(refOf) };
}

/** For a sheet, the oldest month first. @throws Fault forbidden, badRequest */
export async function* eachMoneyMonth(ctx: Context, query: MoneyOverviewQuery): AsyncGenerator<MoneyMonth> {
  authorize(ctx.actor, 'moneyOverview.export');
  yield* (await sumsOf(ctx, query)).months;
}

/** @throws Fault forbidden, badRequest */
export async function* eachMoneyUnit(ctx: Context, query: MoneyOverviewQuery): AsyncGenerator<MoneyUnit> {
  authorize(ctx.actor, 'moneyOverview.export');
  yield* (await sumsOf(ctx, query)).units;
}

const refOf = ({ id, name }: { id: ObjectId; name: string }) => ({ id: id.toHexString(), name });
const noSums = <T extends string>(names: readonly T[]): Record<T, MoneySum> => Object.fromEntries(names.map((name) => [name, { count: 0, amount: 0 }])) as Record<T, MoneySum>;

function add(sum: MoneySum, { count, amount }: MoneySum): void {
  sum.count += count;
  sum.amount += amount;
}

async function sumsOf(ctx: Context, query: MoneyOverviewQuery): Promise<Pick<MoneyOverview, 'from' | 'to' | 'months' | 'units'>> {
  const { from, to } = spanOf(query, shanghaiDay(ctx.clock.now()).slice(0, 7));
  const [rewards, repayments] = await Promise.all([rewardSumsOf(ctx, { from, to }), repaymentSumsOf(ctx, { from, to, organisationId: query.organisationId })]);
  const months = new Map<string, MoneyMonth>();
  for (let month = from; month <= to; month = monthAfter(month, 1)) months.set(month, { month, rewards: noSums(rewardSums), repayments: noSums(repaymentSums) });
  const units = new Map<string, MoneyUnit>();
  for (const line of rewards) {
    const row = months.get(line.month);
    if (row) add(row.rewards[line.name], line);
  }
  for (const line of repayments) {
    const row = months.get(line.month);
    if (row) add(row.repayments[line.name], line);
    if (line.unit) add(unitIn(units, line.unit)[line.name], line);
  }
  return { from, to, months: [...months.values()], units: [...units.values()].sort((a, b) => b.repayments.late.amount - a.repayments.late.amount || b.repayments.due.amount - a.repayments.due.amount || a.unit.name.localeCompare(b.unit.name, 'zh')) };
}

function unitIn(units: Map<string, MoneyUnit>, { id, name }: { id: ObjectId; name: string }): RepaymentFigures {
  const known = units.get(id.toHexString()) ?? { unit: refOf({ id, name }), repayments: noSums(repaymentSums) };
  units.set(known.unit.id, known);
  return known.repayments;
}

function spanOf({ from, to }: MoneyOverviewQuery, month: string): { from: string; to: string } {
  const first = from ?? `${(to ?? month).slice(0, 4)}-01`;
  const last = to ?? `${first.slice(0, 4)}-12`;
  if (first > last) fail('badRequest', { fields: [{ path: 'to', message: '结束的月份在开始的月份之前' }] });
  if (monthAfter(first, moneySpanMost) <= last) fail('badRequest', { fields: [{ path: 'to', message: `一次最多看 ${moneySpanMost} 个月` }] });
  return { from: first, to: last };
}

async function waitsOf(ctx: Context): Promise<MoneyOverview['waits']> {
  const stuck = { wait: 'orderStuck' as const, count: await countPayProblems(), amount: null };
  const all = [...(await rewardWaits(ctx)), ...(await repaymentWaits(ctx)), stuck, ...(await reconciliationWaits(ctx))];
  return all.filter(({ count }) => count > 0);
}
