import { checkAccounts, faultWords, type AccountsFault } from '../../../../contracts/accounts-check';
import { fenFrom, sideOfEntry, typedYuan, type AccountsBefore, type AccountsEntry, type AccountsSide } from '../../../../contracts/accounts-rules';
import type { AccountLine, AccountsContent, DisclosureContent } from '../../../../contracts/disclosure';
import type { VillageDraftDue } from '../../../../contracts/village-draft';

/** A line as it is typed: texts, whatever they are worth. */
export interface TypedLine {
  /** The day of the month. */
  date: string;
  entry: string;
  what: string;
  amount: string;
  party: string;
}

/** What stands on the page of one item, also after the phone was closed. */
export interface TypedDraft {
  nothing: boolean;
  opening: string;
  closing: string;
  receipts: TypedLine[];
  payments: TypedLine[];
  rows: string[][];
  text: string;
}

export const emptyLine: TypedLine = { date: '', entry: '', what: '', amount: '', party: '' };

/** Begins with the last closing: what is there to be compared with is still typed by the clerk. */
export const emptyDraft = (before: AccountsBefore | null): TypedDraft => ({ nothing: false, opening: before ? typedYuan(before.closing) : '', closing: '', receipts: [], payments: [], rows: [], text: '' });

export const draftKey = ({ village, item, period }: Pick<VillageDraftDue, 'village' | 'item' | 'period'>): string => `${village.id} ${item.code} ${period.key}`;

function lineOf({ date, entry, what, amount, party }: TypedLine, monthKey: string): AccountLine {
  return { day: date === '' ? '' : `${monthKey}-${date.padStart(2, '0')}`, entry, what: what.trim(), amount: fenFrom(amount) ?? 0, party: party.trim(), voucher: '', voucherFileIds: [] };
}

/** The account as far as it is typed; what is no amount counts as nothing. */
export function accountOf(draft: TypedDraft, monthKey: string): AccountsContent {
  const lines = (side: AccountsSide) => draft[side].map((line) => lineOf(line, monthKey));
  return { form: 'accounts', opening: fenFrom(draft.opening) ?? 0, receipts: lines('receipts'), payments: lines('payments'), closing: fenFrom(draft.closing) ?? 0, note: '' };
}

export interface AccountKnown {
  before: AccountsBefore | null;
  entries: readonly AccountsEntry[];
  voucherFrom: number;
}

/** What is not right, as far as it can be said on a phone: pictures of single vouchers are added at the desk. */
export const faultsOf = (draft: TypedDraft, due: VillageDraftDue, { before, entries, voucherFrom }: AccountKnown): AccountsFault[] =>
  checkAccounts(accountOf(draft, due.period.key), { period: due.period, before, entries: entries.map(({ code }) => code), voucherFrom }).filter(({ kind }) => kind !== 'voucher');

export const entriesOf = (entries: readonly AccountsEntry[], side: AccountsSide): AccountsEntry[] => entries.filter(({ code }) => sideOfEntry(code) === side);

/** What goes to the server; null where nothing happened. */
export function contentOf(draft: TypedDraft, { item, period }: VillageDraftDue): DisclosureContent | null {
  if (draft.nothing) return null;
  if (item.form === 'accounts') return accountOf(draft, period.key);
  return item.form === 'text' ? { form: 'text', text: draft.text.trim() } : { form: 'table', columns: item.columns, rows: draft.rows, note: '' };
}

/** Why it cannot be sent yet, on the button; null where it can. A sum that does not agree does not forbid sending: it stays a draft, and says so. */
export function whyNotSend(draft: TypedDraft, due: VillageDraftDue, known: AccountKnown, photos: { sending: boolean }): string | null {
  if (photos.sending) return '照片还没传完';
  if (draft.nothing) return null;
  if (due.item.form === 'text') return draft.text.trim() === '' ? '请先写内容' : null;
  if (due.item.form === 'table') return tableProblem(draft, due);
  if (fenFrom(draft.opening) === null) return '请填上月结余';
  if (fenFrom(draft.closing) === null) return '请填月末结余';
  const fault = faultsOf(draft, due, known).find(({ stops, kind }) => stops && kind !== 'balance' && kind !== 'opening');
  if (!fault) return null;
  return fault.side === undefined ? '还没有一笔收支' : faultWords(fault).replace(/。$/, '');
}

function tableProblem({ rows }: TypedDraft, { item }: VillageDraftDue): string | null {
  if (rows.length === 0) return '还没有填一行';
  for (const [index, row] of rows.entries()) {
    const missing = item.columns.find(({ required }, column) => required && (row[column] ?? '').trim() === '');
    if (missing) return `第 ${index + 1} 行少了“${missing.title}”`;
  }
  return null;
}
