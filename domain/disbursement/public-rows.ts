import { fewHouseholds, type PublicPayment } from '../../contracts/disbursement';
import { maskCard, maskName } from '../masking';
import { native, type ObjectId } from '../kernel';
import { PaymentModel, PublicRowModel, type Payment, type PaymentList, type PublicRow } from './model';

export interface MaskedList {
  rows: Omit<PublicRow, '_id' | 'listId' | 'edition' | 'seq'>[];
  /** Those that may be told. */
  groups: string[];
  households: number;
  amount: number;
}

const nothingMasked = '**';
const together = 500;

/** What everybody would read of a list now: masked here, before anything of it is stored for a public way. */
export async function maskedList({ village, programme, year, batch }: PaymentList): Promise<MaskedList> {
  const found: Payment[] = [];
  for await (const one of native(PaymentModel).find({ 'village.id': village.id, programme, year, batch }, { projection: { identity: 0, identityIndex: 0, path: 0 } })) {
    if (one.state === 'paid' && !one.reversedBy) found.push(one as Payment);
  }
  const inGroup = new Map<string, Set<string>>();
  for (const { group, householdId } of found) inGroup.set(group, (inGroup.get(group) ?? new Set()).add(householdId.toHexString()));
  const told = (group: string): string => ((inGroup.get(group)?.size ?? 0) >= fewHouseholds ? group : '');
  const rows = found.map((one) => {
    const name = maskName(one.payee);
    return { paymentId: one._id, name, surname: name.replace(nothingMasked, ''), group: told(one.group), quantity: one.quantity, rate: one.rate, paid: one.paid, card: one.cardTail === '' ? '' : maskedTail(one.cardTail), day: one.day };
  });
  // Neither the order of the sheet nor that of full names: among equal surnames it would tell them apart.
  rows.sort((a, b) => byGroup(a.group, b.group) || a.surname.localeCompare(b.surname, 'zh') || b.paid - a.paid || (a.paymentId.toHexString() < b.paymentId.toHexString() ? -1 : 1));
  return { rows, groups: [...new Set(rows.map(({ group }) => group))].filter(Boolean), households: new Set(found.map(({ householdId }) => householdId.toHexString())).size, amount: found.reduce((sum, { paid }) => sum + paid, 0) };
}

const numerals = '一二三四五六七八九';
/** 一组, 二组 … 十组, 十一组, and 1组, 2组 as they are counted; names after them. */
function groupNumber(group: string): number {
  const digits = /^第?(\d+)/.exec(group)?.[1];
  if (digits) return Number(digits);
  const [, tens, ten, ones] = /^第?([一二三四五六七八九])?(十)?([一二三四五六七八九])?/.exec(group) ?? [];
  if (ten) return (tens ? numerals.indexOf(tens) + 1 : 1) * 10 + (ones ? numerals.indexOf(ones) + 1 : 0);
  return tens ? numerals.indexOf(tens) + 1 : Number.MAX_SAFE_INTEGER;
}
const byGroup = (a: string, b: string): number => groupNumber(a) - groupNumber(b) || a.localeCompare(b, 'zh');

const maskedTail = (tail: string): string => `尾号${maskCard(tail)}`;

/** Rows are there before the list names their edition, so that nobody reads half of one; again, they are the same. */
export async function writeRows(listId: ObjectId, edition: number, rows: MaskedList['rows']): Promise<void> {
  await native(PublicRowModel).deleteMany({ listId, edition });
  for (let from = 0; from < rows.length; from += together) {
    const some = rows.slice(from, from + together).map((row, index) => ({ _id: `${row.paymentId.toHexString()}:${edition}`, listId, edition, seq: from + index, ...row }));
    await native(PublicRowModel).insertMany(some);
  }
}

/** Those of other editions are read by nobody any more. */
export async function dropOtherRows(listId: ObjectId, edition: number): Promise<void> {
  await native(PublicRowModel).deleteMany({ listId, edition: { $ne: edition } });
}

export function presentRow({ paymentId, name, group, quantity, rate, paid, card, day }: Pick<PublicRow, 'paymentId' | 'name' | 'group' | 'quantity' | 'rate' | 'paid' | 'card' | 'day'>): PublicPayment {
  return { id: paymentId.toHexString(), name, group, quantity, rate, paid, card, day };
}
