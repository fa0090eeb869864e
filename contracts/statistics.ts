import { z } from 'zod';
import { day, id, instant, organisationRef, pageQuery } from './common';
import { organisationKind } from './organisation';
import { ratingLevel } from './rating';

/**
 * What is counted. Only valid ratings count (judged mistaken or malicious: apart); who gave none is "unrated" and
 * never satisfied. Rates carry their 95 % interval (Wilson); units are compared only from 30 ratings.
 * Formulas and how sure they are: docs/data-sources.md.
 */

/** Below this a unit's rate is shown but not compared. */
export const comparedFrom = 30;
/** The longest period that may be asked for. */
export const periodMaxDays = 400;

export const statisticsPeriod = z.enum(['today', '7d', '30d', 'quarter', 'custom']);
export type StatisticsPeriod = z.infer<typeof statisticsPeriod>;
export const statisticsPeriodLabels: Record<StatisticsPeriod, string> = { today: '今天', '7d': '7 天', '30d': '30 天', quarter: '本季度', custom: '自选' };

/** Scope and period, as they stand in the address of a view. `from` and `to` (both included) only with 'custom'. */
export const statisticsQuery = z.object({
  /** A hall, department, window, town or the district; default: all that the viewer sees. */
  organisationId: id.optional(),
  period: statisticsPeriod.default('30d'),
  from: day.optional(),
  to: day.optional(),
});
export type StatisticsQuery = z.infer<typeof statisticsQuery>;

/** A share of `of`, with its 95 % Wilson interval; values from 0 to 1. */
export const share = z.object({ value: z.number(), low: z.number(), high: z.number(), of: z.number().int() });
export type Share = z.infer<typeof share>;

/** Counts of one place and time. */
export const ratingCounts = z.object({
  satisfied: z.number().int(),
  acceptable: z.number().int(),
  dissatisfied: z.number().int(),
  /** Judged mistaken or malicious: in none of the above. */
  mistaken: z.number().int(),
  malicious: z.number().int(),
  /** Flagged as odd; counted above all the same. */
  flagged: z.number().int(),
  /** Service events that the halls' queues told of; 0 where no queue is connected. */
  served: z.number().int(),
  /** Those of them that nobody rated. */
  unrated: z.number().int(),
});
export type RatingCounts = z.infer<typeof ratingCounts>;

/** GET /api/statistics/scopes — organisations whose numbers the viewer may ask for, those above first. */
export const statisticsScopes = z.object({ items: z.array(organisationRef.extend({ kind: organisationKind })) });

export const alertKind = z.enum(['fall', 'late', 'cluster', 'praiseBurst']);
export type AlertKind = z.infer<typeof alertKind>;
export const alertKindLabels: Record<AlertKind, string> = { fall: '骤降', late: '逾期', cluster: '集中', praiseBurst: '异常' };
/** Red ones first; the light always stands beside its word. */
export const alertLights: Record<AlertKind, 'red' | 'yellow'> = { fall: 'red', late: 'red', cluster: 'yellow', praiseBurst: 'yellow' };

/** Something to look at. `late` ones are counted at the moment and have no id; the others are found by a job and stay. */
export const statisticsAlert = z.object({
  id: id.nullable(),
  kind: alertKind,
  /** E.g. 柳溪镇 3号窗口 社会保险. */
  title: z.string(),
  /** E.g. 两天内满意率低了 6.8 个百分点，27 条提到“等得太久”. */
  detail: z.string(),
  day,
  at: instant,
  /** Where the console shows the ratings or follow-ups behind it. */
  link: z.string(),
  seen: z.object({ at: instant, by: z.string(), note: z.string() }).nullable(),
});
export type StatisticsAlert = z.infer<typeof statisticsAlert>;

/** GET /api/statistics/board — the home page of the console. */
export const statisticsBoard = z.object({
  scope: organisationRef,
  from: day,
  to: day,
  /** Ratings up to here are counted. */
  upTo: instant,
  counts: ratingCounts,
  /** 满意率, strict: satisfied ÷ valid. */
  satisfaction: share.nullable(),
  /** 好评率: satisfied and acceptable ÷ valid. */
  positive: share.nullable(),
  /** Closed within the term ÷ dissatisfied ratings due by now; with a lawful extension the extended term counts. */
  closedInTime: share.nullable(),
  /** 再评满意率: second ratings that are not dissatisfied ÷ second ratings. */
  second: share.nullable(),
  /** The same figures of the period of the same length before. */
  before: z.object({ valid: z.number().int(), satisfaction: share.nullable(), closedInTime: share.nullable(), second: share.nullable() }),
  /** Every day of the period, also those without a rating. */
  trend: z.array(z.object({ day, workingDay: z.boolean(), valid: z.number().int(), satisfied: z.number().int(), dissatisfied: z.number().int(), satisfaction: share.nullable() })),
  /** By code, most frequent first; `before`: in the period before. */
  reasons: z.array(z.object({ code: z.string(), level: ratingLevel, count: z.number().int(), before: z.number().int() })),
  /** Weekday 1 (Monday) to 7, hour of the day in Asia/Shanghai; `open`: within the opening hours of any hall in scope. */
  heat: z.array(z.object({ weekday: z.number().int(), hour: z.number().int(), valid: z.number().int(), dissatisfied: z.number().int(), open: z.boolean() })),
});
export type StatisticsBoard = z.infer<typeof statisticsBoard>;

/** GET /api/statistics/comparison — windows, departments or halls, the best first; those below 30 ratings last, unranked. */
export const comparedKind = z.enum(['window', 'department', 'hall']);
export type ComparedKind = z.infer<typeof comparedKind>;
export const comparedKindLabels: Record<ComparedKind, string> = { window: '窗口', department: '部门', hall: '大厅' };
export const comparisonQuery = statisticsQuery.extend({ kind: comparedKind.default('window'), text: z.string().max(50).optional(), ...pageQuery.shape });
export type ComparisonQuery = z.infer<typeof comparisonQuery>;
export const comparedUnit = z.object({
  /** Null below 30 ratings. */
  rank: z.number().int().nullable(),
  organisation: organisationRef,
  /** Of a window. */
  hall: organisationRef.nullable(),
  counts: ratingCounts,
  satisfaction: share.nullable(),
  /** The whole interval lies below the average of the scope. */
  below: z.boolean(),
});
export type ComparedUnit = z.infer<typeof comparedUnit>;
export const comparison = z.object({
  items: z.array(comparedUnit),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
  /** Of the whole scope. */
  average: share.nullable(),
});

/** GET /api/statistics/alerts — newest first; `late` ones only with `state=open`. */
export const alertListQuery = statisticsQuery.extend({ kind: alertKind.optional(), state: z.enum(['open', 'all']).default('open'), ...pageQuery.shape });
export type AlertListQuery = z.infer<typeof alertListQuery>;
/** POST /api/statistics/alerts/:id/seen — what was found and done; it stays in the list of all. */
export const seeAlertRequest = z.object({ note: z.string().trim().min(2, '请写一句看到了什么、怎么处理').max(300) });

/**
 * GET /api/statistics/exchange?from&to&organisationId — a file for the national "好差评" exchange; its form is described
 * in docs/exchange-format.md.
 */
export const exchangeQuery = z.object({ from: day, to: day, organisationId: id.optional() });
export type ExchangeQuery = z.infer<typeof exchangeQuery>;
export const exchangeVersion = '1';

/** GET and POST /api/statistics/rebuild — every figure counted anew from the ratings; null where it was never asked for. */
export const statisticsRebuild = z.object({
  run: z
    .object({ state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']), doneDays: z.number().int(), allDays: z.number().int(), askedAt: instant, endedAt: instant.nullable() })
    .nullable(),
});
export type StatisticsRebuild = z.infer<typeof statisticsRebuild>;

/** GET /api/statistics/{days,reasons,hours,comparison}/export?format — the table behind each chart. */
export const statisticsTableQuery = statisticsQuery.extend(pageQuery.shape);
