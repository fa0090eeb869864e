import type { AccountLine, AccountsContent, PublicPublication } from '../../contracts/disclosure';
import { cellWords, dayInMonth } from '../../contracts/disclosure-cells';
import type { Notice } from '../../contracts/disclosure-outlet';
import { fill, outletTexts } from '../../templates';

const { figures, tables, columns } = outletTexts;
/** 12845600 → 128,456.00 */
export const yuan = (fen: number): string => {
  const [whole = '0', cents = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
};
export const sumOf = (lines: readonly AccountLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);

/** A publication as it is printed for the board: what everybody may see, whole. */
export function noticeOf(publication: PublicPublication): Notice {
  const { content } = publication;
  return {
    village: publication.village.name,
    town: publication.town.name,
    title: publication.item.name,
    period: publication.period.label,
    figures: content?.form === 'accounts' ? figuresOf(content) : [],
    paragraphs: publication.nothing ? [outletTexts.nothing] : content?.form === 'text' ? content.text.split(/\n+/).filter((line) => line.trim() !== '') : [],
    tables: publication.nothing || !content ? [] : tablesOf(content),
    note: content && content.form !== 'text' ? content.note : '',
    publishedOn: publication.publishedOn,
    checkedBy: publication.checkedBy,
    approvedBy: publication.approvedBy,
    correction: publication.correction?.reason ?? null,
  };
}

const figuresOf = ({ opening, receipts, payments, closing }: AccountsContent): Notice['figures'] => [
  { name: figures.opening, words: `${yuan(opening)} 元` },
  { name: figures.receipts, words: `${yuan(sumOf(receipts))} 元` },
  { name: figures.payments, words: `${yuan(sumOf(payments))} 元` },
  { name: figures.closing, words: `${yuan(closing)} 元` },
];

function tablesOf(content: NonNullable<PublicPublication['content']>): Notice['tables'] {
  if (content.form === 'text') return [];
  if (content.form === 'table') {
    // A column that is masked away altogether has no place on paper.
    const shown = content.columns.flatMap((column, index) => (content.rows.some((row) => (row[index] ?? '') !== '') ? [{ column, index }] : []));
    return [{ caption: '', columns: shown.map(({ column }) => ({ title: column.title, right: column.kind === 'money' || column.kind === 'number' })), rows: content.rows.map((row) => shown.map(({ column, index }) => cellWords(column.kind, row[index] ?? ''))) }];
  }
  const head = [{ title: columns.day, right: false }, { title: columns.what, right: false }, { title: columns.amount, right: true }];
  const rowsOf = (lines: readonly AccountLine[]): string[][] => lines.map(({ day, what, amount }) => [dayInMonth(day), what, yuan(amount)]);
  return [
    { caption: tables.receipts, columns: head, rows: rowsOf(content.receipts) },
    { caption: tables.payments, columns: head, rows: rowsOf(content.payments) },
  ].filter(({ rows }) => rows.length > 0);
}

/** What a line for the LED screen holds at most. */
const ledMost = 40;

/** A publication in a few short lines, for a screen of characters that runs. */
export function ledLines(publication: PublicPublication): string[] {
  const names = { village: publication.village.name, period: publication.period.label, item: publication.item.name };
  const { content } = publication;
  const told = publication.nothing
    ? outletTexts.nothing
    : content?.form === 'accounts'
      ? fill(outletTexts.ledAccounts, { receipts: yuan(sumOf(content.receipts)), payments: yuan(sumOf(content.payments)), closing: yuan(content.closing) })
      : content?.form === 'table'
        ? fill(outletTexts.ledTable, { rows: String(content.rows.length) })
        : (content?.text.split(/[。\n]/)[0] ?? '');
  return [fill(outletTexts.head, names), told, outletTexts.ledEnd].filter((line) => line !== '').flatMap(inLines);
}

/** Broken after a comma where there is one near the end, so that no figure is torn apart. */
function inLines(text: string): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > ledMost) {
    const comma = rest.lastIndexOf('，', ledMost - 1);
    const cut = comma > ledMost / 3 ? comma + 1 : ledMost;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return rest === '' ? lines : [...lines, rest];
}
