import type { Day } from '../../contracts/common';
import type { DisclosureContent } from '../../contracts/disclosure';
import type { QualityFlag } from '../../contracts/disclosure-oversight';

export interface Published {
  content: DisclosureContent | null;
  on: Day;
  due: Day | null;
}
export interface Flagged {
  flags: QualityFlag[];
  /** What was seen, in words, for those that need it. */
  details: string[];
}

const roundFrom = 8;
const roundShare = 0.8;
const roundFen = 100_000;
const totalWords = /^(合\s*计|总\s*计|小\s*计)$/;

/** What in an edition is worth a look; `before`: the content of the period before, where there is one. */
export function qualityOf({ content, on, due }: Published, before: DisclosureContent | null): Flagged {
  const details = content ? disagreements(content) : [];
  const flags: QualityFlag[] = [];
  if (details.length > 0) flags.push('sumsDisagree');
  if (content && tooRound(amountsOf(content))) flags.push('roundFigures');
  if (content && before && isCopy(content, before)) flags.push('copied');
  if (due !== null && on === due) flags.push('lastMinute');
  if (due !== null && on > due) flags.push('late');
  return { flags, details };
}

function disagreements(content: DisclosureContent): string[] {
  if (content.form === 'accounts') {
    const difference = content.opening + sum(content.receipts.map(({ amount }) => amount)) - sum(content.payments.map(({ amount }) => amount)) - content.closing;
    return difference === 0 ? [] : [`月末结余差 ${yuan(difference)} 元`];
  }
  if (content.form !== 'table') return [];
  const totals = content.rows.findIndex((row) => row.some((cell) => totalWords.test(cell.trim())));
  if (totals < 0) return [];
  return content.columns.flatMap((column, index) => {
    if (column.kind !== 'money' || (content.rows[totals]?.[index] ?? '') === '') return [];
    const difference = fenOf(content.rows[totals]![index]!) - sum(content.rows.filter((_row, at) => at !== totals).map((row) => fenOf(row[index] ?? '')));
    return difference === 0 ? [] : [`“${column.title}”合计差 ${yuan(difference)} 元`];
  });
}

function amountsOf(content: DisclosureContent): number[] {
  if (content.form === 'accounts') return [...content.receipts, ...content.payments].map(({ amount }) => amount);
  if (content.form !== 'table') return [];
  const money = content.columns.flatMap(({ kind }, index) => (kind === 'money' ? [index] : []));
  return content.rows.filter((row) => !row.some((cell) => totalWords.test(cell.trim()))).flatMap((row) => money.map((index) => fenOf(row[index] ?? '')).filter((amount) => amount > 0));
}

/** Sums that are the same for everybody (a rate) are no sign of anything. */
function tooRound(amounts: number[]): boolean {
  const different = [...new Set(amounts)];
  return different.length >= roundFrom && different.filter((amount) => amount % roundFen === 0).length >= roundShare * different.length;
}

/** Accounts of two months are never the same: their days differ; what counts is what was paid for and how much. */
function isCopy(content: DisclosureContent, before: DisclosureContent): boolean {
  return content.form === before.form && sizeOf(content) > 0 && essence(content) === essence(before);
}
const sizeOf = (content: DisclosureContent): number => (content.form === 'table' ? content.rows.length : content.form === 'accounts' ? content.receipts.length + content.payments.length : 1);
function essence(content: DisclosureContent): string {
  if (content.form === 'text') return content.text;
  if (content.form === 'table') return JSON.stringify(content.rows);
  return JSON.stringify([content.receipts, content.payments].map((lines) => lines.map(({ what, amount, entry }) => [what, amount, entry])));
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
/** What is no sum counts as none. */
function fenOf(cell: string): number {
  const plain = cell.replace(/[,，\s]/g, '');
  return /^-?\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : 0;
}
const yuan = (amount: number): string => (Math.abs(amount) / 100).toFixed(2);
