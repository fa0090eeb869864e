import type { FlowRow, FundDifference, FundFlow, FundStranded } from '../../contracts/fund-flow';
import type { Day } from '../kernel';
import type { Balance } from './balance-model';
import { gapsOf, gapWords, strandOf, strandWords } from './differences';
import { organisationOf, veiledName, veiledProgramme } from './veil';

/** A page lists so many of the largest; the counts tell how many there are. */
const listed = 100;

/** What does not agree and what lies still, the largest first. `rows`: of the district by programme, where it is the district that is looked at. */
export function findingsOf(balances: readonly Balance[], { nameOf, today, district }: { nameOf: (programme: string) => string; today: Day; district: { place: FundDifference['place']; rows: readonly FlowRow[] } | null }): Pick<FundFlow, 'differences' | 'differenceCount' | 'stranded' | 'strandedCount'> {
  const programmeOf = (code: string) => (code === veiledProgramme ? { programme: null, programmeName: veiledName } : { programme: code, programmeName: nameOf(code) });
  const differences: FundDifference[] = [];
  const stranded: FundStranded[] = [];
  for (const { programme, name, planned, received } of district?.rows ?? []) {
    if (!district || received <= planned) continue;
    const gap = { kind: 'overPlan' as const, expected: planned, actual: received, amount: received - planned };
    differences.push({ ...gap, programme, programmeName: name, place: district.place, words: gapWords(gap, { name: district.place.name, kind: 'district' }) });
  }
  for (const balance of balances) {
    const place = { key: balance.key, name: balance.name, id: organisationOf(balance), layer: balance.kind };
    for (const line of balance.lines) {
      for (const gap of gapsOf(balance, line)) differences.push({ ...gap, ...programmeOf(line.programme), place, words: gapWords(gap, balance) });
      const strand = strandOf(balance, line, today);
      if (strand) stranded.push({ ...strand, ...programmeOf(line.programme), place, words: strandWords(strand, balance, today) });
    }
  }
  return { differences: largest(differences), differenceCount: differences.length, stranded: largest(stranded), strandedCount: stranded.length };
}

const largest = <T extends { amount: number; place: { key: string } }>(all: T[]): T[] => all.sort((a, b) => b.amount - a.amount || (a.place.key < b.place.key ? -1 : 1)).slice(0, listed);
