import { checkAccounts, faultWords, type AccountsFault } from '../../../../contracts/accounts-check';
import { fenFrom, sideOfEntry, typedYuan, type AccountsBefore, type AccountsEntry, type AccountsSide } from '../../../../contracts/accounts-rules';
import type { AccountLine, AccountsContent } from '../../../../contracts/disclosure';
import type { SendVillageDraftRequest, VillageDraftDue, VillageDraftOpened } from '../../../../contracts/village-draft';
import { isOnItsWay, type Photo } from '../../logic/photo';

/** A line as it is typed: texts, whatever they are worth. */
export interface TypedLine {
  /** The day of the month. */
  date: string;
  entry: string;
  what: string;
  amount: string;
  party: string;
  /** Its number: written at the desk, kept here. */
  voucher: string;
  /** 单据 */
  photos: Photo[];
}

/** What stands on the page of one item, also after the phone was closed. */
export interface TypedDraft {
  /** The version that the server had when it was begun; null where there was none. */
  from: number | null;
  nothing: boolean;
  opening: string;
  closing: string;
  receipts: TypedLine[];
  payments: TypedLine[];
  rows: string[][];
  text: string;
  note: string;
  photos: Photo[];
}

export const emptyLine: TypedLine = { date: '', entry: '', what: '', amount: '', party: '', voucher: '', photos: [] };

/** Begins with the last closing: what is there to be compared with is still typed by the clerk. */
export const emptyDraft = (before: AccountsBefore | null): TypedDraft => ({ from: null, nothing: false, opening: before ? typedYuan(before.closing) : '', closing: '', receipts: [], payments: [], rows: [], text: '', note: '', photos: [] });

export const draftKey = ({ village, item, period }: Pick<VillageDraftDue, 'village' | 'item' | 'period'>): string => `${village.id} ${item.code} ${period.key}`;

/** What the server has of it, to go on with. */
export function typedFrom({ version, nothing, content, pictures }: VillageDraftOpened, before: AccountsBefore | null): TypedDraft {
  const byId = new Map(pictures.map(({ id, preview }): [string, Photo] => [id, { id, preview, token: id }]));
  const began: TypedDraft = { ...emptyDraft(before), from: version, nothing };
  if (content?.form !== 'accounts') return { ...began, photos: [...byId.values()], ...(content?.form === 'table' ? { rows: content.rows, note: content.note } : content ? { text: content.text } : {}) };
  const lines = (side: AccountsSide): TypedLine[] =>
    content[side].map(({ day, entry, what, amount, party, voucher, voucherFileIds }) => ({ date: day === '' ? '' : String(Number(day.slice(8))), entry, what, amount: amount === 0 ? '' : typedYuan(amount), party, voucher, photos: voucherFileIds.flatMap((id) => byId.get(id) ?? []) }));
  const [receipts, payments] = [lines('receipts'), lines('payments')];
  const ofLines = new Set([...receipts, ...payments].flatMap(({ photos }) => photos.map(({ id }) => id)));
  return { ...began, opening: typedYuan(content.opening), closing: typedYuan(content.closing), receipts, payments, note: content.note, photos: [...byId.values()].filter(({ id }) => !ofLines.has(id)) };
}

/** All of its pictures, those of its lines too. */
export const photosOf = ({ photos, receipts, payments }: TypedDraft): Photo[] => [...photos, ...[...receipts, ...payments].flatMap((line) => line.photos)];

const tokensOf = (photos: readonly Photo[]): string[] => photos.flatMap(({ token }) => token ?? []);

function lineOf({ date, entry, what, amount, party, voucher, photos }: TypedLine, monthKey: string): AccountLine {
  return { day: date === '' ? '' : `${monthKey}-${date.padStart(2, '0')}`, entry, what: what.trim(), amount: fenFrom(amount) ?? 0, party: party.trim(), voucher, voucherFileIds: tokensOf(photos) };
}

/** The account as far as it is typed; what is no amount counts as nothing. */
export function accountOf(draft: TypedDraft, monthKey: string): AccountsContent {
  const lines = (side: AccountsSide) => draft[side].map((line) => lineOf(line, monthKey));
  return { form: 'accounts', opening: fenFrom(draft.opening) ?? 0, receipts: lines('receipts'), payments: lines('payments'), closing: fenFrom(draft.closing) ?? 0, note: draft.note.trim() };
}

export interface AccountKnown {
  before: AccountsBefore | null;
  entries: readonly AccountsEntry[];
  voucherFrom: number;
}

/** What is not right, as far as it is typed. */
export const faultsOf = (draft: TypedDraft, due: VillageDraftDue, { before, entries, voucherFrom }: AccountKnown): AccountsFault[] =>
  checkAccounts(accountOf(draft, due.period.key), { period: due.period, before, entries: entries.map(({ code }) => code), voucherFrom });

export const entriesOf = (entries: readonly AccountsEntry[], side: AccountsSide): AccountsEntry[] => entries.filter(({ code }) => sideOfEntry(code) === side);

/** What goes to the server. */
export function requestOf(draft: TypedDraft, { village, item, period }: VillageDraftDue): Omit<SendVillageDraftRequest, 'loginCode'> {
  const which = { villageId: village.id, itemCode: item.code, periodKey: period.key };
  if (draft.nothing) return { ...which, nothing: true, content: null, photos: [] };
  const content: SendVillageDraftRequest['content'] = item.form === 'accounts' ? accountOf(draft, period.key) : item.form === 'text' ? { form: 'text', text: draft.text.trim() } : { form: 'table', columns: item.columns, rows: draft.rows, note: draft.note.trim() };
  return { ...which, nothing: false, content, photos: tokensOf(draft.photos) };
}

/** Why it cannot be sent yet, on the button; null where it can. A sum that does not agree does not forbid sending: it stays a draft, and says so. */
export function whyNotSend(draft: TypedDraft, due: VillageDraftDue, known: AccountKnown): string | null {
  if (draft.nothing) return null;
  const photos = photosOf(draft);
  const waiting = photos.filter(isOnItsWay).length;
  if (waiting > 0) return `正在传照片 ${photos.length - waiting} / ${photos.length} 张`;
  if (photos.some(({ failed }) => failed)) return '有照片没传上，请重传或去掉';
  if (due.item.form === 'text') return draft.text.trim() === '' ? '请先写内容' : null;
  if (due.item.form === 'table') return tableProblem(draft, due);
  if (fenFrom(draft.opening) === null) return '请填上月结余';
  if (fenFrom(draft.closing) === null) return '请填月末结余';
  const fault = faultsOf(draft, due, known).find(({ stops, kind }) => stops && kind !== 'balance' && kind !== 'opening');
  if (!fault) return null;
  return fault.side === undefined ? '还没有一笔收支' : faultWords(fault).replace(/。$/, '');
}

function tableProblem({ rows }: TypedDraft, due: VillageDraftDue): string | null {
  if (rows.length === 0) return '还没有填一行';
  const index = rows.findIndex((row) => rowProblem(row, due) !== null);
  return index < 0 ? null : `第 ${index + 1} 行${rowProblem(rows[index]!, due)}`;
}

/** 少了“姓名”; null where a row has what its columns ask for. */
export function rowProblem(row: readonly string[], { item }: Pick<VillageDraftDue, 'item'>): string | null {
  const missing = item.columns.find(({ required }, column) => required && (row[column] ?? '').trim() === '');
  return missing ? `少了“${missing.title}”` : null;
}
