import { fenFrom, sumsOf, yuan } from './accounts-rules';
import type { ColumnKind, DisclosureColumn, DisclosureContent } from './disclosure';
import type { ContentProblem } from './publication';

/** How cells of a published table are written and checked: by the page while typing, by the server again. */

const dayPatterns = [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/, /^(\d{4})(\d{2})(\d{2})$/];
const moneyPattern = /^-?\d{1,12}(\.\d{1,2})?$/;
const numberPattern = /^-?\d{1,12}(\.\d{1,4})?$/;

/** A cell as it is stored: digits of one width, days as 2026-11-20, money without commas and unit. What is not understood stays. */
export function tidyCell(kind: ColumnKind, cell: string): string {
  const text = cell.replace(/[\u200b-\u200d\ufeff]/g, '').trim();
  if (kind === 'text' || kind === 'name') return text;
  const plain = text.normalize('NFKC');
  if (kind === 'day') {
    const parts = dayPatterns.map((pattern) => pattern.exec(plain)).find(Boolean);
    return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : plain;
  }
  if (kind === 'money' || kind === 'number') {
    const bare = plain.replace(/[,，\s]/g, '').replace(/^[¥￥]/, '').replace(kind === 'money' ? /元$/ : /[人户亩个次]$/, '');
    return (kind === 'money' ? moneyPattern : numberPattern).test(bare) ? bare : plain;
  }
  return plain;
}

/** What is wrong with a cell; null where nothing is. */
export function cellProblem({ kind, required }: Pick<DisclosureColumn, 'kind' | 'required'>, cell: string): string | null {
  if (cell === '') return required ? '必填，不能空着' : null;
  if (kind === 'money' && !moneyPattern.test(cell)) return '请填金额，如 560.00，不写单位';
  if (kind === 'number' && !numberPattern.test(cell)) return '请填数，如 3';
  if (kind === 'day' && !isDay(cell)) return '请填日期，如 2026-11-20';
  return null;
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day of a line in a month's account, whose year stands above it: 10月9日. What is no day yet stays as it was typed. */
export const dayInMonth = (day: string): string => (isDay(day) ? `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日` : day);

/** A cell as it is read, not stored: 1,280.50, 2024年6月1日. What is no amount or day yet stays as it was typed. */
export function cellWords(kind: ColumnKind, cell: string): string {
  if (kind === 'day') return isDay(cell) ? `${cell.slice(0, 4)}年${dayInMonth(cell)}` : cell;
  const fen = kind === 'money' ? fenFrom(cell) : null;
  return fen === null ? cell : yuan(fen);
}

const problemsShown = 200;

/** What keeps a content from being handed in, in the order in which it is read. */
export function contentProblems(content: DisclosureContent): ContentProblem[] {
  const found = content.form === 'table' ? tableProblems(content.columns, content.rows) : content.form === 'text' ? textProblems(content.text) : accountsProblems(content);
  return found.slice(0, problemsShown);
}

function tableProblems(columns: readonly DisclosureColumn[], rows: readonly (readonly string[])[]): ContentProblem[] {
  if (rows.length === 0) return [{ path: 'content.rows', where: '表格', message: '还没有填。这一期没有发生的，请选“本期无发生”' }];
  return rows.flatMap((row, line) =>
    columns.flatMap((column, index) => {
      const message = cellProblem(column, row[index] ?? '');
      return message === null ? [] : [{ path: `content.rows.${line}.${index}`, where: `第 ${line + 1} 行“${column.title}”`, message }];
    }),
  );
}

const textProblems = (text: string): ContentProblem[] => (text.trim() === '' ? [{ path: 'content.text', where: '正文', message: '还没有写。这一期没有发生的，请选“本期无发生”' }] : []);

type Accounts = Extract<DisclosureContent, { form: 'accounts' }>;

/** What every account must have; whether its sums agree is another question. */
function accountsProblems(content: Accounts): ContentProblem[] {
  return (['receipts', 'payments'] as const).flatMap((side) =>
    content[side].flatMap((line, index) => {
      const where = (what: string) => `${side === 'receipts' ? '收入' : '支出'}第 ${index + 1} 笔“${what}”`;
      return [
        ...(isDay(line.day) ? [] : [{ path: `content.${side}.${index}.day`, where: where('日期'), message: '请填日期，如 2026-11-20' }]),
        ...(line.entry === '' ? [{ path: `content.${side}.${index}.entry`, where: where('科目'), message: '请选科目' }] : []),
        ...(line.what.trim() === '' ? [{ path: `content.${side}.${index}.what`, where: where('事由'), message: '请写事由' }] : []),
        ...(line.amount > 0 ? [] : [{ path: `content.${side}.${index}.amount`, where: where('金额'), message: '金额要大于 0' }]),
      ];
    }),
  );
}

/** A sum that does not agree, in words; null where it does. */
export function balanceProblem(content: Pick<Accounts, 'opening' | 'receipts' | 'payments' | 'closing'>): ContentProblem | null {
  const { expected, difference } = sumsOf(content);
  if (difference === 0) return null;
  return { path: 'content.closing', where: '月末结余', message: `上月结余加收入减支出是 ${yuan(expected)} 元，这里写的是 ${yuan(content.closing)} 元，差 ${yuan(Math.abs(difference))} 元` };
}

/** What was copied from a spreadsheet, row by row; a cell that was quoted because of a line end in it is one cell. */
export function pastedRows(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  for (let at = 0; at < lines.length; at += 1) {
    const character = lines[at] as string;
    if (quoted) {
      if (character !== '"') cell += character === '\n' ? ' ' : character;
      else if (lines[at + 1] === '"') cell += lines[(at += 1)];
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === '\t' || character === '\n') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (character === '\n') rows.push([]);
    } else cell += character;
  }
  rows.at(-1)!.push(cell);
  return rows;
}

/** Pasted rows without a first line that repeats the columns' titles. */
export function withoutHeader(rows: string[][], columns: readonly DisclosureColumn[]): string[][] {
  const titles = new Set(columns.map(({ title }) => title));
  const [first] = rows;
  return first && first.filter((cell) => titles.has(cell.trim())).length > first.length / 2 ? rows.slice(1) : rows;
}
