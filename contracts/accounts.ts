import { z } from 'zod';
import { day, id, organisationRef, page, pageQuery } from './common';
import { accountsContent, disclosureItemCode, fen, publicAttachment } from './disclosure';

/** 村级账: what villages received and spent, month by month, as it stands published. Rules: accounts-rules.ts, accounts-check.ts. */

export const monthKey = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份写成 2026-10 这样');

export const accountsEntry = z.object({ code: disclosureItemCode, name: z.string() });

const sums = { opening: fen, receipts: fen, payments: fen, closing: fen };

/** A month's sums, as charts draw them. */
export const accountsMonthSums = z.object({ monthKey, receipts: fen, payments: fen, closing: fen });
export type AccountsMonthSums = z.infer<typeof accountsMonthSums>;

const entrySum = z.object({ code: disclosureItemCode, name: z.string(), amount: fen, count: z.number().int() });

const quartiles = z.object({ low: fen, median: fen, high: fen });

// ---- citizens ----

const publicLine = z.object({ day, entry: disclosureItemCode, what: z.string(), amount: fen, party: z.string(), voucher: z.string(), pictures: z.array(publicAttachment) });
export type PublicAccountLine = z.infer<typeof publicLine>;

export const publicAccountsMonth = z.object({
  publicationId: id,
  monthKey,
  publishedOn: day,
  lateWorkingDays: z.number().int().min(0),
  corrected: z.boolean(),
  nothing: z.boolean(),
  ...sums,
  /** Closing less opening + receipts − payments. */
  difference: fen,
  /** How the opening stands to the last published month. */
  follows: z.object({ kind: z.enum(['first', 'follows', 'differs', 'gap']), words: z.string() }),
  receiptLines: z.array(publicLine),
  paymentLines: z.array(publicLine),
  receiptEntries: z.array(entrySum),
  paymentEntries: z.array(entrySum),
  note: z.string(),
});
export type PublicAccountsMonth = z.infer<typeof publicAccountsMonth>;

/** Similar villages: of the same town, or of about the same receipts a year. Never fewer than five, never one by name. */
export const accountsSimilar = z.object({ kind: z.enum(['town', 'size']), villages: z.number().int(), receipts: quartiles, payments: quartiles });
export type AccountsSimilar = z.infer<typeof accountsSimilar>;

/** GET /api/public/villages/:id/accounts — one answer with all the page needs. */
export const publicAccountsQuery = z.object({ month: monthKey.optional() });
export const publicAccounts = z.object({
  village: organisationRef,
  town: organisationRef,
  /** The month asked for, or the newest; null where none is published. */
  month: publicAccountsMonth.nullable(),
  /** Every month that can be asked for, the newest first. */
  months: z.array(monthKey),
  /** The twelve months up to the one shown, the oldest first; a month that was not published is left out. */
  year: z.array(accountsMonthSums),
  lastYear: accountsMonthSums.nullable(),
  similar: accountsSimilar.nullable(),
});
export type PublicAccounts = z.infer<typeof publicAccounts>;

// ---- staff ----

export const accountsRow = z.object({
  id,
  village: organisationRef,
  town: organisationRef,
  monthKey,
  publishedOn: day,
  lateWorkingDays: z.number().int().min(0),
  edition: z.number().int(),
  nothing: z.boolean(),
  ...sums,
  difference: fen,
  follows: z.object({ kind: z.enum(['first', 'follows', 'differs', 'gap']), words: z.string() }),
  agrees: z.boolean(),
  lines: z.number().int(),
});
export type AccountsRow = z.infer<typeof accountsRow>;

const accountsScope = { townId: id.optional(), villageId: id.optional() };
export const accountsListQuery = pageQuery.extend({ ...accountsScope, month: monthKey.optional(), disagreeing: z.enum(['true']).optional() });
export type AccountsListQuery = z.infer<typeof accountsListQuery>;
export const accountsPage = page(accountsRow);

/** GET /api/disclosure/accounts/series — all villages in view added up, month by month, and how many of them. */
export const accountsSeriesQuery = z.object({ ...accountsScope, until: monthKey.optional() });
export const accountsSeries = z.object({ months: z.array(z.object({ monthKey, receipts: fen, payments: fen, villages: z.number().int() })) });
export type AccountsSeries = z.infer<typeof accountsSeries>;

/** GET /api/disclosure/accounts/:id — `id` of the publication. */
export const accountsDetail = accountsRow.extend({
  content: accountsContent.nullable(),
  receiptEntries: z.array(entrySum),
  paymentEntries: z.array(entrySum),
  faults: z.array(z.object({ stops: z.boolean(), words: z.string() })),
  similar: accountsSimilar.nullable(),
  lastYear: accountsMonthSums.nullable(),
});
export type AccountsDetail = z.infer<typeof accountsDetail>;

/** GET /api/disclosure/accounts/basis — what an account that is being written stands on. */
export const accountsBasisQuery = z.object({ villageId: id, month: monthKey });
export const accountsBasis = z.object({
  before: z.object({ monthKey, closing: fen }).nullable(),
  /** The last month as it stands published: its regular lines can be taken over. */
  previous: accountsContent.nullable(),
  /** `sound`: pinyin in full and by initials, to find an entry by. */
  entries: z.array(accountsEntry.extend({ sound: z.string() })),
  voucherFrom: fen,
});
export type AccountsBasis = z.infer<typeof accountsBasis>;

export const accountsSettings = z.object({ voucherFrom: fen.min(0, '不能是负数') });
export type AccountsSettings = z.infer<typeof accountsSettings>;
const version = z.number().int().min(0);
export const accountsSettingsShown = accountsSettings.extend({ version });
export const saveAccountsSettings = accountsSettings.extend({ version });
