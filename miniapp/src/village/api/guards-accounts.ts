import type { AccountsMonthSums, AccountsSimilar, PublicAccountLine, PublicAccounts, PublicAccountsMonth } from '../../../../contracts/accounts';
import type { OrganisationRef } from '../../../../contracts/common';
import { count, day, flag, listOf, oneOf, orNull, text, thing, type Guard } from '../../api/guards';

const monthKey: Guard<string> = (value): value is string => text(value) && /^20\d{2}-(0[1-9]|1[0-2])$/.test(value);
const organisation = thing<OrganisationRef>({ id: text, name: text });
const sums = thing<AccountsMonthSums>({ monthKey, receipts: count, payments: count, closing: count });
const quartiles = thing<AccountsSimilar['receipts']>({ low: count, median: count, high: count });
const entrySum = thing<PublicAccountsMonth['paymentEntries'][number]>({ code: text, name: text, amount: count, count });
const line = thing<PublicAccountLine>({
  day,
  entry: text,
  what: text,
  amount: count,
  party: text,
  voucher: text,
  pictures: listOf(thing<PublicAccountLine['pictures'][number]>({ id: text, name: text, mediaType: text, size: count })),
});
const month = thing<PublicAccountsMonth>({
  publicationId: text,
  monthKey,
  publishedOn: day,
  lateWorkingDays: count,
  corrected: flag,
  nothing: flag,
  opening: count,
  receipts: count,
  payments: count,
  closing: count,
  difference: count,
  follows: thing<PublicAccountsMonth['follows']>({ kind: oneOf<PublicAccountsMonth['follows']['kind']>(['first', 'follows', 'differs', 'gap']), words: text }),
  receiptLines: listOf(line),
  paymentLines: listOf(line),
  receiptEntries: listOf(entrySum),
  paymentEntries: listOf(entrySum),
  note: text,
});

export const isPublicAccounts = thing<PublicAccounts>({
  village: organisation,
  town: organisation,
  month: orNull(month),
  months: listOf(monthKey),
  year: listOf(sums),
  lastYear: orNull(sums),
  similar: orNull(thing<AccountsSimilar>({ kind: oneOf<AccountsSimilar['kind']>(['town', 'size']), villages: count, receipts: quartiles, payments: quartiles })),
});
