import type { AccountLine, AccountsContent, ContentChanges, DisclosureContent, SumChange } from '../../../contracts/disclosure';
import { fenFrom, yuan } from '../../../contracts/accounts-rules';
import { cellWords, dayInMonth } from '../../../contracts/disclosure-cells';

type Table = Extract<DisclosureContent, { form: 'table' }>;

export interface Compared {
  /** The catalogue's name of an entry of accounts. */
  nameOf: (entry: string) => string;
  /** Two editions of one period; otherwise one period and the one before it. */
  samePeriod: boolean;
}

/** What differs between two contents; null where there is nothing to compare, or nothing differs in form. */
export function changesBetween(before: DisclosureContent | null, after: DisclosureContent | null, compared: Compared): ContentChanges | null {
  if (!before || !after) return before === after ? null : { form: 'nothing', before: before === null, after: after === null };
  if (before.form === 'table' && after.form === 'table') return tableChanges(before, after);
  if (before.form === 'accounts' && after.form === 'accounts') return accountsChanges(before, after, compared);
  return before.form === 'text' && after.form === 'text' ? { form: 'text', parts: textChanges(before.text, after.text) } : null;
}

/** Columns are matched by their keys: a table of an older catalogue is read as one of today's. */
function tableChanges(before: Table, after: Table): ContentChanges {
  const columns = after.columns;
  const place = columns.map(({ key }) => before.columns.findIndex((column) => column.key === key));
  const old = before.rows.map((row) => place.map((from) => (from < 0 ? '' : (row[from] ?? ''))));
  const { pairs, added, removed } = matched(old, after.rows, identifying(after));
  const words = (cell: string, column: number): string => cellWords(columns[column]!.kind, cell);
  const changed = pairs.flatMap(([was, is]) => {
    const cells = is.flatMap((cell, column) => (cell === was[column] ? [] : [{ column, before: words(was[column] ?? '', column) }]));
    return cells.length > 0 ? [{ row: is.map(words), cells }] : [];
  });
  return { form: 'table', titles: columns.map(({ title }) => title), added: added.map((row) => row.map(words)), removed: removed.map((row) => row.map(words)), changed, same: pairs.length - changed.length, sums: [count(old.length, after.rows.length), ...columnSums(columns, old, after.rows)], note: noteChange(before, after) };
}

const noteChange = (before: { note: string }, after: { note: string }) => (before.note === after.note ? null : { before: before.note, after: after.note });
const count = (before: number, after: number): SumChange => ({ title: '行数', before: String(before), after: String(after) });

function columnSums(columns: Table['columns'], before: readonly string[][], after: readonly string[][]): SumChange[] {
  return columns.flatMap(({ kind, title }, index) => {
    if (kind !== 'money' && kind !== 'number') return [];
    const sum = (rows: readonly string[][]): string => {
      const total = rows.reduce((whole, row) => whole + (kind === 'money' ? (fenFrom(row[index] ?? '') ?? 0) : Number(row[index]) || 0), 0);
      return kind === 'money' ? yuan(total) : String(Math.round(total * 10_000) / 10_000);
    };
    return [{ title: `${title}合计`, before: sum(before), after: sum(after) }];
  });
}

/** The columns that say whose row it is: names, or else the first one. */
function identifying({ columns }: Table): number[] {
  const names = columns.flatMap(({ kind }, index) => (kind === 'name' ? [index] : []));
  return names.length > 0 ? names : [0];
}

/** Rows that are the same first, then rows of the same person or thing in their order, so that two of one name are told apart by the rest. */
function matched(before: readonly string[][], after: readonly string[][], identity: readonly number[]): { pairs: [string[], string[]][]; added: string[][]; removed: string[][] } {
  const pairs: [string[], string[]][] = [];
  const pass = (old: readonly string[][], now: readonly string[][], keyOf: (row: readonly string[]) => string): [string[][], string[][]] => {
    const waiting = new Map<string, string[][]>();
    for (const row of old) waiting.set(keyOf(row), [...(waiting.get(keyOf(row)) ?? []), row]);
    const left = now.filter((row) => {
      const found = waiting.get(keyOf(row))?.shift();
      if (found) pairs.push([found, row]);
      return !found;
    });
    const remaining = new Set([...waiting.values()].flat());
    return [old.filter((row) => remaining.has(row)), left];
  };
  const [old, now] = pass(before, after, (row) => JSON.stringify(row));
  const [removed, added] = pass(old, now, (row) => JSON.stringify(identity.map((index) => row[index])));
  return { pairs, added, removed };
}

const linesCompared = 400;

/** Line by line: what stayed is the longest part common to both. */
function textChanges(before: string, after: string): { kind: 'same' | 'added' | 'removed'; text: string }[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (old.length > linesCompared || now.length > linesCompared) return before === after ? [{ kind: 'same', text: after }] : [{ kind: 'removed', text: before }, { kind: 'added', text: after }];
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) for (let j = now.length - 1; j >= 0; j -= 1) common[i]![j] = old[i] === now[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const parts: { kind: 'same' | 'added' | 'removed'; text: string }[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      parts.push({ kind: 'same', text: old[i]! });
      i += 1;
      j += 1;
    } else if (i < old.length && (j >= now.length || common[i + 1]![j]! >= common[i]![j + 1]!)) parts.push({ kind: 'removed', text: old[i++]! });
    else parts.push({ kind: 'added', text: now[j++]! });
  }
  return parts;
}

const total = (lines: readonly AccountLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);
const lineWords = (sign: string) => (line: AccountLine) => `${dayInMonth(line.day)} ${line.what} ${sign}${yuan(line.amount)} 元${line.party ? `（${line.party}）` : ''}`;

/** By sums; line by line only within one month: no line of another month is the same one, and all of them would bury the sums. */
function accountsChanges(before: AccountsContent, after: AccountsContent, { nameOf, samePeriod }: Compared): ContentChanges {
  const sum = (title: string, of: (content: AccountsContent) => number): SumChange => ({ title, before: yuan(of(before)), after: yuan(of(after)) });
  const entries = [...new Set([...before.receipts, ...before.payments, ...after.receipts, ...after.payments].map(({ entry }) => entry))].sort();
  const byEntry = entries.map((entry) => sum(nameOf(entry), ({ receipts, payments }) => total([...receipts, ...payments].filter((line) => line.entry === entry)))).filter((each) => each.before !== each.after);
  const words = ({ receipts, payments }: AccountsContent): string[] => (samePeriod ? [...receipts.map(lineWords('+')), ...payments.map(lineWords('−'))] : []);
  const { added, removed } = matched(words(before).map((line) => [line]), words(after).map((line) => [line]), [0]);
  return {
    form: 'accounts',
    sums: [sum('上月结余', (content) => content.opening), sum('收入合计', (content) => total(content.receipts)), sum('支出合计', (content) => total(content.payments)), sum('月末结余', (content) => content.closing), ...byEntry],
    added: added.map(([line]) => line!),
    removed: removed.map(([line]) => line!),
    note: noteChange(before, after),
  };
}
