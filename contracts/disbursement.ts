import { z } from 'zod';
import { abilities, day, id, instant, organisationRef, pageQuery } from './common';
import { fen } from './disclosure';
import { fundYear, programmeCode } from './fund';
import { identityNumber } from './person';

/** 发放明细: what reached whom from which programme, line by line; a line is never edited, only replaced by a later one. */

/** `reversed`: a later line took it back or put it right. */
export const paymentState = z.enum(['paid', 'returned', 'reversed']);
export type PaymentState = z.infer<typeof paymentState>;
export const paymentStateLabels: Record<PaymentState, string> = { paid: '成功', returned: '退回', reversed: '冲正' };

/** 批次, in words: 第一批, 2026-03, 全年. */
export const paymentBatch = z.string().trim().min(1, '请写批次').max(20, '批次最多 20 个字');

/** Hundredths: 12.50 亩 is 1250. */
const hundredths = z.number().int().min(0);

export const payment = z.object({
  id,
  village: organisationRef,
  group: z.string(),
  programme: z.object({ code: programmeCode, name: z.string(), unit: z.string() }),
  year: fundYear,
  batch: paymentBatch,
  /** Masked for whoever may not look a person up. */
  head: z.string(),
  payee: z.string(),
  householdId: id,
  quantity: hundredths.nullable(),
  rate: fen.nullable(),
  due: fen,
  paid: fen,
  cardTail: z.string(),
  day,
  state: paymentState,
  /** It took the place of an earlier line. */
  corrects: z.boolean(),
  source: z.object({ importId: id, fileName: z.string(), row: z.number().int() }),
});
export type Payment = z.infer<typeof payment>;

/** GET /api/payments — newest import first, in the order of its rows; GET /api/payments/export, names masked. */
export const paymentListQuery = pageQuery.extend({
  villageId: id.optional(),
  programme: programmeCode.optional(),
  year: fundYear.optional(),
  state: paymentState.optional(),
  importId: id.optional(),
});
export type PaymentListQuery = z.infer<typeof paymentListQuery>;

/** POST /api/payments/lookup — by exact identity number, in the body; on record with its reason, and told to the household. */
export const paymentLookupRequest = z.object({ identityNumber, reason: z.string().trim().min(2, '请写明为什么查').max(200) });
export type PaymentLookupRequest = z.infer<typeof paymentLookupRequest>;
export const paymentLookup = z.object({ identityMasked: z.string(), items: z.array(payment), more: z.boolean() });
export type PaymentLookup = z.infer<typeof paymentLookup>;

// ---- 公开名单 ----

/** `draft`: came out of an import and nobody has published it; `hidden`: taken off again. */
export const paymentListState = z.enum(['draft', 'published', 'hidden']);
export type PaymentListState = z.infer<typeof paymentListState>;
export const paymentListStateLabels: Record<PaymentListState, string> = { draft: '没有公开', published: '已公开', hidden: '已撤下' };

/** Fewer households than this in a group, and the group is not told; fewer in a sum of a sensitive programme, and the sum is not. */
export const fewHouseholds = 3;

const listHead = z.object({
  id,
  village: organisationRef,
  programme: z.object({ code: programmeCode, name: z.string(), unit: z.string(), sensitive: z.boolean() }),
  year: fundYear,
  batch: paymentBatch,
});

/** GET /api/payment-lists — one for each village, programme, year and batch. */
export const paymentListSummary = listHead.extend({
  state: paymentListState,
  version: z.number().int(),
  households: z.number().int(),
  payments: z.number().int(),
  amount: fen,
  publishedOn: day.nullable(),
  edition: z.number().int(),
  /** Payments came in or were put right since it was published. */
  changed: z.boolean(),
  abilities,
});
export type PaymentListSummary = z.infer<typeof paymentListSummary>;
export const paymentListsQuery = pageQuery.extend({ villageId: id.optional(), programme: programmeCode.optional(), year: fundYear.optional(), state: paymentListState.optional() });
export type PaymentListsQuery = z.infer<typeof paymentListsQuery>;
/** POST /api/payment-lists/:id/publication and /hiding. `version`: the one that was seen. */
export const paymentListCommand = z.object({ version: z.number().int().min(1) });
export const hidePaymentListRequest = paymentListCommand.extend({ reason: z.string().trim().min(2, '请写明为什么撤下').max(200) });
export type HidePaymentListRequest = z.infer<typeof hidePaymentListRequest>;

/** A line as everybody may see it. */
export const publicPayment = z.object({
  id,
  /** 张** */
  name: z.string(),
  /** '' where too few households of it are in the list. */
  group: z.string(),
  quantity: hundredths.nullable(),
  rate: fen.nullable(),
  paid: fen,
  /** 尾号1234, or ''. */
  card: z.string(),
  day,
});
export type PublicPayment = z.infer<typeof publicPayment>;

/** GET /api/public/villages/:id/payments — what a village's people were paid, list by list, the newest year first. */
export const publicPaymentList = listHead.extend({
  publishedOn: day,
  /** 1 for the first; a later one took in corrections. */
  edition: z.number().int(),
  /** Null where the programme is sensitive and so few are in it that a sum would tell of one. */
  households: z.number().int().nullable(),
  amount: fen.nullable(),
  /** False for sensitive programmes: there is only the sum. */
  byName: z.boolean(),
});
export type PublicPaymentList = z.infer<typeof publicPaymentList>;
export const publicPaymentListsQuery = pageQuery.extend({ programme: programmeCode.optional(), year: fundYear.optional() });
export type PublicPaymentListsQuery = z.infer<typeof publicPaymentListsQuery>;

/** GET /api/public/payment-lists/:id — its head and one page of its lines. */
export const publicPaymentRowsQuery = pageQuery.extend({
  /** 姓, as it stands unmasked in the list: 张, 欧阳; or how it sounds: zhang, oy. */
  surname: z.string().trim().min(1).max(12).optional(),
  group: z.string().trim().min(1).max(20).optional(),
});
export type PublicPaymentRowsQuery = z.infer<typeof publicPaymentRowsQuery>;
export const publicPaymentPage = z.object({ list: publicPaymentList, groups: z.array(z.string()), items: z.array(publicPayment), nextCursor: z.string().nullable() });
export type PublicPaymentPage = z.infer<typeof publicPaymentPage>;

/** GET /api/payment-lists/:id/preview — 群众看到的样子: the first lines, as publishing now would show them. */
export const paymentListPreview = z.object({ list: publicPaymentList, groups: z.array(z.string()), items: z.array(publicPayment), more: z.number().int(), takenAt: instant });
export type PaymentListPreview = z.infer<typeof paymentListPreview>;

/** GET /api/payments/choices — what there is to filter by and to say of a sheet. */
export const paymentChoices = z.object({ programmes: z.array(z.object({ code: programmeCode, name: z.string() })), villages: z.array(organisationRef) });
export type PaymentChoices = z.infer<typeof paymentChoices>;
