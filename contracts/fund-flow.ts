import { z } from 'zod';
import { day, id, pageQuery } from './common';
import { fen } from './disclosure';
import { fundStage, fundYear, programmeCode } from './fund';

/** 钱从哪里来、花到哪里去: the year's money of one place as a picture and as figures. All sums are fen. */

export const flowLayer = z.enum(['source', 'district', 'department', 'town', 'village', 'programme', 'people']);
export type FlowLayer = z.infer<typeof flowLayer>;

/** One that received money, or from where it comes. `id`: the organisation to look at more closely. */
export const flowNode = z.object({
  key: z.string(),
  layer: flowLayer,
  name: z.string(),
  id: id.nullable(),
  /** What came in and what went on below, was paid or given back. */
  in: fen,
  out: fen,
  /** Of what came in, what did not go on; and what went out without having come in. Programme by programme, so that the one does not hide the other. */
  short: fen,
  over: fen,
  payees: z.number().int().nullable(),
});
export type FlowNode = z.infer<typeof flowNode>;
export const flowLink = z.object({ from: z.string(), to: z.string(), amount: fen });
export type FlowLink = z.infer<typeof flowLink>;
export const flowGraph = z.object({ nodes: z.array(flowNode), links: z.array(flowLink) });
export type FlowGraph = z.infer<typeof flowGraph>;

export const fundDifferenceKind = z.enum(['overPlan', 'notPassedOn', 'passedOnTooMuch', 'notApproved', 'approvedTooMuch', 'notPaid', 'paidTooMuch']);
export type FundDifferenceKind = z.infer<typeof fundDifferenceKind>;
export const fundDifferenceLabels: Record<FundDifferenceKind, string> = {
  overPlan: '拨的比立项多',
  notPassedOn: '没有拨完',
  passedOnTooMuch: '拨的比收到多',
  notApproved: '没有审到人',
  approvedTooMuch: '审的比收到多',
  notPaid: '没有发完',
  paidTooMuch: '发的比审的多',
};

const where = { key: z.string(), name: z.string(), id: id.nullable(), layer: flowLayer };
/** Sums of one programme at one place that ought to be equal and are not. */
export const fundDifference = z.object({
  kind: fundDifferenceKind,
  /** Null where the programme is not told singly. */
  programme: programmeCode.nullable(),
  programmeName: z.string(),
  place: z.object(where),
  /** What it is held against, and what it is. */
  expected: fen,
  actual: fen,
  amount: fen.positive(),
  /** 柳溪镇 收到 1,200,000.00，拨到下面 1,180,000.00，还有 20,000.00 没有拨。 */
  words: z.string(),
});
export type FundDifference = z.infer<typeof fundDifference>;

/** 滞留: came in, and neither went on, nor was paid, nor given back for longer than the working days allowed. */
export const fundStranded = z.object({ programme: programmeCode.nullable(), programmeName: z.string(), place: z.object(where), amount: fen.positive(), since: day, workingDays: z.number().int(), words: z.string() });
export type FundStranded = z.infer<typeof fundStranded>;
export const strandedAfterWorkingDays = 30;

/** What came to one place (or, of a village, its people) from one programme. */
export const flowRow = z.object({
  /** Null: several that are not told singly. */
  programme: programmeCode.nullable(),
  name: z.string(),
  planned: fen,
  received: fen,
  passedOn: fen,
  approved: fen,
  paid: fen,
  returned: fen,
  /** Null where it is not told. */
  payees: z.number().int().nullable(),
  /** The furthest it has come; null where there is nothing. */
  stage: fundStage.nullable(),
  short: fen,
  over: fen,
});
export type FlowRow = z.infer<typeof flowRow>;

const placeOfFlow = z.object({ kind: z.enum(['district', 'town', 'village']), id, name: z.string(), within: z.object({ id, name: z.string() }).nullable() });

/** GET /api/public/funds/flow and /api/fund-flow; without a place the district's. */
export const fundFlowQuery = z
  .object({ village: id.optional(), town: id.optional(), year: fundYear.optional(), programme: programmeCode.optional() })
  .refine(({ village, town }) => !(village && town), { path: ['town'], message: '村和乡镇只选一个' });
export type FundFlowQuery = z.infer<typeof fundFlowQuery>;

export const fundFlow = z.object({
  place: placeOfFlow,
  year: fundYear,
  /** In which there is anything, the newest first. */
  years: z.array(fundYear),
  programme: z.object({ code: programmeCode, name: z.string() }).nullable(),
  /** The last day on which anything was entered or paid; null where there is nothing. */
  asOf: day.nullable(),
  total: flowRow,
  /** By programme. */
  rows: z.array(flowRow),
  /** By what lies right below the place: towns, villages. Of a village there is nothing below but its people. */
  below: z.array(flowRow.extend({ id: id.nullable() })),
  graph: flowGraph,
  differences: z.array(fundDifference),
  differenceCount: z.number().int(),
  stranded: z.array(fundStranded),
  strandedCount: z.number().int(),
});
export type FundFlow = z.infer<typeof fundFlow>;

/** GET /api/fund-flow/export: every programme at every place, one row each. */
export const fundBalanceQuery = pageQuery.extend({ year: fundYear, placeId: id.optional(), programme: programmeCode.optional() });
export type FundBalanceQuery = z.infer<typeof fundBalanceQuery>;
