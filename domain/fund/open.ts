import type { Day } from '../../contracts/common';
import { native } from '../kernel';
import { BalanceModel } from './balance-model';
import { countFunds } from './count';
import { allProgrammes } from './programmes';

/** How often balances were counted, and which programmes are told together: whatever moves a public sum moves one of them. */
export async function balancesState(): Promise<{ marks: unknown; newest: Day | null; oldest: Day | null }> {
  await countFunds();
  const [[found], programmes] = await Promise.all([
    native(BalanceModel)
      .aggregate<{ places: number; counts: number; newest: Day | null; year: number }>([{ $group: { _id: null, places: { $sum: 1 }, counts: { $sum: '$seq' }, newest: { $max: '$asOf' }, year: { $min: '$year' } } }])
      .toArray(),
    allProgrammes(),
  ]);
  return { marks: [found ?? null, programmes.map(({ code, name, version, sensitive }) => [code, name, version, sensitive])], newest: found?.newest ?? null, oldest: found ? `${found.year}-01-01` : null };
}
