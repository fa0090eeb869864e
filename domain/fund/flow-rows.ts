import type { FlowRow } from '../../contracts/fund-flow';
import { receivedOf } from './balance';
import type { Balance, BalanceLine } from './balance-model';
import { groupBy } from './group-by';
import { organisationOf, veiledName, veiledProgramme } from './veil';

export type Sums = Omit<FlowRow, 'programme' | 'name'>;
type Counted = Pick<Sums, 'planned' | 'received' | 'passedOn' | 'approved' | 'paid' | 'returned'>;
interface Entry {
  kind: Balance['kind'];
  line: BalanceLine;
}

/**
 * What came to a part of the tree from outside it, and what became of it. `inside`: keys of the places that are part
 * of it, so that money that only moves between them is not counted again.
 */
export function sumLines(entries: readonly Entry[], inside: ReadonlySet<string>): Sums {
  const sums: Counted = { planned: 0, received: 0, passedOn: 0, approved: 0, paid: 0, returned: 0 };
  let payees = 0;
  /** Programme by programme, so that what one has too much does not hide what another lacks. */
  const left = new Map<string, number>();
  for (const { kind, line } of entries) {
    const came = (line.receipts ?? []).reduce((sum, { from, amount }) => (inside.has(from) ? sum : sum + amount), 0);
    sums.planned += line.planned ?? 0;
    sums.received += came;
    let gone = 0;
    if (kind === 'village') {
      sums.passedOn += receivedOf(line);
      sums.approved += line.approved ?? 0;
      sums.paid += line.paid ?? 0;
      sums.returned += line.returnedOut ?? 0;
      payees += line.payees ?? 0;
      gone = (line.paid ?? 0) + (line.returnedOut ?? 0);
    }
    left.set(line.programme, (left.get(line.programme) ?? 0) + came - gone);
  }
  const all = [...left.values()];
  return { ...sums, payees, stage: stageOf(sums), short: all.reduce((sum, one) => sum + Math.max(0, one), 0), over: all.reduce((sum, one) => sum + Math.max(0, -one), 0) };
}

function stageOf({ planned, received, approved, paid }: Counted): FlowRow['stage'] {
  if (paid > 0) return 'paid';
  if (approved > 0) return 'approved';
  if (received > 0) return 'released';
  return planned > 0 ? 'planned' : null;
}

const entriesOf = (balances: readonly Balance[]): Entry[] => balances.flatMap(({ kind, lines }) => lines.map((line) => ({ kind, line })));
const keysOf = (balances: readonly Balance[]): Set<string> => new Set(balances.map(({ key }) => key));

/** One row a programme, by code; those that are told together come last. */
export function rowsByProgramme(balances: readonly Balance[], nameOf: (programme: string) => string): FlowRow[] {
  const inside = keysOf(balances);
  const grouped = [...groupBy(entriesOf(balances), ({ line }) => line.programme)];
  const rows = grouped.map(([programme, entries]): FlowRow => {
    const sums = sumLines(entries, inside);
    return programme === veiledProgramme ? { ...sums, programme: null, name: veiledName, payees: null } : { ...sums, programme, name: nameOf(programme) };
  });
  return rows.sort((a, b) => Number(a.programme === null) - Number(b.programme === null) || (a.programme ?? '').localeCompare(b.programme ?? '', 'en', { numeric: true }));
}

/** All of it. */
export const totalRow = (balances: readonly Balance[]): FlowRow => ({ programme: null, name: '合计', ...sumLines(entriesOf(balances), keysOf(balances)) });

/** What lies right below a town (its villages) or the district (its towns): the largest first. */
export function rowsBelow(balances: readonly Balance[], kind: 'district' | 'town' | 'village'): (FlowRow & { id: string | null })[] {
  const rows =
    kind === 'village'
      ? []
      : kind === 'town'
        ? balances.filter((one) => one.kind === 'village').map((one) => rowOf(one, [one]))
        : balances.filter((one) => one.kind === 'town').map((town) => rowOf(town, balances.filter(({ path }) => path.some((id) => id.toHexString() === town.key))));
  return rows.sort((a, b) => b.received - a.received || a.name.localeCompare(b.name, 'zh'));
}

const rowOf = (place: Balance, all: readonly Balance[]): FlowRow & { id: string | null } => ({ programme: null, name: place.name, ...sumLines(entriesOf(all), place.kind === 'village' ? new Set() : keysOf(all)), id: organisationOf(place) });
