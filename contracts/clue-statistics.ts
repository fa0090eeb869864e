import { z } from 'zod';
import { clueChannel, clueKind } from './clue';
import { day, id, instant, type Day } from './common';

/**
 * Figures of clues. They count what the reader may open himself and nothing else; a cell of one to four is not shown,
 * nor whatever it could be worked out from (`hidden`).
 */

/** Below this a count is not shown: `<5`. */
export const shownFrom = 5;

export const cluePeriodKind = z.enum(['month', 'quarter', 'year', 'custom']);
export type CluePeriodKind = z.infer<typeof cluePeriodKind>;
export const cluePeriodLabels: Record<CluePeriodKind, string> = { month: '月', quarter: '季', year: '年', custom: '自选' };

/** A period of one's own is at most this long. */
export const cluePeriodMaxDays = 366;
const forms: Record<Exclude<CluePeriodKind, 'custom'>, RegExp> = { month: /^20\d{2}-(0[1-9]|1[0-2])$/, quarter: /^20\d{2}-Q[1-4]$/, year: /^20\d{2}$/ };
const daysApart = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const period = z.object({
  period: cluePeriodKind.default('quarter'),
  /** 2026-11, 2026-Q4, 2026; default: the running one. */
  at: z.string().max(10).optional(),
  from: day.optional(),
  to: day.optional(),
});

/** GET /api/clue-statistics. `exact`: without suppression, on record. */
export const clueStatisticsQuery = period
  .extend({
    channel: clueChannel.optional(),
    kind: clueKind.optional(),
    townId: id.optional(),
    exact: z.stringbool().default(false),
  })
  .superRefine((query, issues) => {
    const fault = (path: string, message: string): void => issues.addIssue({ code: 'custom', path: [path], message });
    if (query.period !== 'custom') {
      if (query.at !== undefined && !forms[query.period].test(query.at)) fault('at', '时段写成 2026-11、2026-Q4 或 2026 这样');
    } else if (!query.from || !query.to) fault('from', '请选起止的日子');
    else if (query.from > query.to) fault('to', '结束的日子不能早于开始的日子');
    else if (daysApart(query.from, query.to) >= cluePeriodMaxDays) fault('to', `最多看 ${cluePeriodMaxDays} 天`);
  });
export type ClueStatisticsQuery = z.input<typeof clueStatisticsQuery>;

/** Why a count is not shown: it is one to four; or one of those could be worked out from it. */
export const hiddenWhy = z.enum(['few', 'withheld']);
export type HiddenWhy = z.infer<typeof hiddenWhy>;
export const clueCell = z.object({ count: z.number().int().nullable(), hidden: hiddenWhy.nullable() });
export type ClueCell = z.infer<typeof clueCell>;
/** As it stands on the page and in every table: 12, <5, —. */
export const cellWords = ({ count, hidden }: ClueCell): string => (count === null ? (hidden === 'few' ? `<${shownFrom}` : '—') : count.toLocaleString('zh-CN'));

/** This period, the same one of last year, and the difference where both are shown. */
export const comparedCell = z.object({ now: clueCell, last: clueCell, change: z.number().int().nullable() });
export type ComparedCell = z.infer<typeof comparedCell>;
/** A share (0–1) or a number of days; null where what it is made of is not shown, or is nothing. */
export const comparedRate = z.object({ now: z.number().nullable(), last: z.number().nullable() });
export type ComparedRate = z.infer<typeof comparedRate>;

export const clueDimension = z.enum(['month', 'channel', 'kind', 'town', 'disposition']);
export type ClueDimension = z.infer<typeof clueDimension>;
export const clueDimensionLabels: Record<ClueDimension, string> = { month: '按月', channel: '按来源', kind: '按类别', town: '按镇街', disposition: '按处置方式' };

export const clueFigureRow = z.object({ key: z.string(), label: z.string(), received: comparedCell.nullable(), closed: comparedCell });
export type ClueFigureRow = z.infer<typeof clueFigureRow>;

/** A month that stands out: above the mean of the twelve months before by two standard deviations, and by five at least. */
export const clueAlarm = z.object({
  dimension: clueDimension.extract(['channel', 'kind', 'town']),
  key: z.string(),
  label: z.string(),
  /** 2026-11 */
  month: z.string(),
  /** Where exact figures are asked for. */
  exact: z.object({ count: z.number().int(), mean: z.number() }).nullable(),
});
export type ClueAlarm = z.infer<typeof clueAlarm>;

export const clueFigures = z.object({
  /** 2026年第4季度 */
  label: z.string(),
  /** As one would ask for it again: 2026-Q4; null: days of one's own. */
  at: z.string().nullable(),
  from: day,
  to: day,
  last: z.object({ from: day, to: day }),
  /** It is not over: counted up to today, and last year's up to the same day. */
  running: z.boolean(),
  exact: z.boolean(),
  countedAt: instant,
  received: comparedCell,
  /** What had become of those received in the period by its end; accepted: not passed on. */
  accepted: comparedCell,
  open: comparedCell,
  closedOfReceived: comparedCell,
  passedOn: comparedCell,
  linked: comparedCell,
  extended: comparedCell,
  /** Closed within the period, whenever received. */
  closed: comparedCell,
  /** Not closed at its end. */
  stock: comparedCell,
  /** Of these past their day, now. */
  late: clueCell,
  closingRate: comparedRate,
  closingDays: comparedRate,
  satisfaction: z.object({ satisfied: comparedCell, fair: comparedCell, dissatisfied: comparedCell, unsaid: comparedCell, rate: comparedRate }),
  lists: z.array(z.object({ dimension: clueDimension, rows: z.array(clueFigureRow) })),
  alarms: z.array(clueAlarm),
});
export type ClueFigures = z.infer<typeof clueFigures>;

/** Tables to hand on: of a whole quarter or year, always with suppression. */
export const clueTable = z.enum(['petitions', 'dispositions']);
export type ClueTable = z.infer<typeof clueTable>;
export const clueTableLabels: Record<ClueTable, string> = { petitions: '信访举报统计表', dispositions: '问题线索处置统计表' };
export const clueTableFormat = z.enum(['xlsx', 'docx']);
export type ClueTableFormat = z.infer<typeof clueTableFormat>;
/** GET /api/clue-statistics/table */
export const clueTableQuery = z
  .object({ table: z.enum(clueTable.options, '请选一种表'), period: cluePeriodKind.extract(['quarter', 'year']), at: z.string('请选时段').max(10), format: z.enum(clueTableFormat.options, '请选格式') })
  .refine(({ period: kind, at }) => forms[kind].test(at), { path: ['at'], message: '时段写成 2026-Q3 或 2026 这样' });
export type ClueTableQuery = z.infer<typeof clueTableQuery>;

/** When a month of the statistics ends: on the 25th, or on its last day. */
export const monthCloses = z.enum(['lastDay', 'day25']);
export type MonthCloses = z.infer<typeof monthCloses>;
export const monthClosesLabels: Record<MonthCloses, string> = { lastDay: '每月最后一天', day25: '每月 25 日' };
/** GET and PUT /api/clue-statistics/settings */
export const clueStatisticsSettings = z.object({ monthCloses: z.enum(monthCloses.options, '请选哪一天') });
export type ClueStatisticsSettings = z.infer<typeof clueStatisticsSettings>;
export const clueStatisticsSettingsShown = clueStatisticsSettings.extend({ version: z.number().int(), changedBy: z.string().nullable(), changedAt: instant.nullable() });
export const saveClueStatisticsSettings = clueStatisticsSettings.extend({ version: z.number().int().min(0) });
