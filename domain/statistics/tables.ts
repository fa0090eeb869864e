import { ratingLevelLabels, ratingReasons } from '../../contracts/rating-options';
import type { ComparedKind, ComparedUnit, RatingCounts, Share, StatisticsBoard, StatisticsQuery } from '../../contracts/statistics';
import type { Context, ExportColumn } from '../kernel';
import { showBoard } from './board';
import { compareAll } from './comparison';
import { weekHours, type WeekHour } from './heat';
import { eachDay, periodOf } from './period';
import { noCounts } from './roll-up';
import { scopeOf } from './scope';
import { countsByDay, presentCounts, readDays, satisfactionOf } from './tally';

const percent = (share: Share | null): string => (share ? `${(share.value * 100).toFixed(1)}%` : '');
const interval = (share: Share | null): string => (share ? `${(share.low * 100).toFixed(1)}%–${(share.high * 100).toFixed(1)}%` : '');
const weekdays = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const reasonOf = new Map(ratingReasons.map((reason) => [reason.code, reason]));

interface Counted {
  counts: RatingCounts;
  satisfaction: Share | null;
}

const countColumns: ExportColumn<Counted>[] = [
  { header: '有效评议', value: ({ counts }) => counts.satisfied + counts.acceptable + counts.dissatisfied, width: 10 },
  { header: '满意', value: ({ counts }) => counts.satisfied, width: 8 },
  { header: '基本满意', value: ({ counts }) => counts.acceptable, width: 10 },
  { header: '不满意', value: ({ counts }) => counts.dissatisfied, width: 8 },
  { header: '满意率', value: ({ satisfaction }) => percent(satisfaction), width: 10 },
  { header: '95%区间', value: ({ satisfaction }) => interval(satisfaction), width: 16 },
  { header: '认定误评', value: ({ counts }) => counts.mistaken, width: 10 },
  { header: '认定恶意', value: ({ counts }) => counts.malicious, width: 10 },
  { header: '有标记', value: ({ counts }) => counts.flagged, width: 8 },
  { header: '办件', value: ({ counts }) => counts.served, width: 8 },
  { header: '未评', value: ({ counts }) => counts.unrated, width: 8 },
];

export const dayColumns: ExportColumn<Counted & { day: string }>[] = [{ header: '日期', value: ({ day }) => day, width: 12 }, ...countColumns];

/** Every day of the period. */
export async function* dayRows(ctx: Context, query: StatisticsQuery): AsyncGenerator<Counted & { day: string }> {
  const period = periodOf(query, ctx.clock.now());
  const sums = countsByDay(await readDays(await scopeOf(ctx, query.organisationId), period, ['day', 'counts']));
  for (const day of eachDay(period)) {
    const counts = sums.get(day) ?? noCounts();
    yield { day, counts: presentCounts(counts), satisfaction: satisfactionOf(counts) };
  }
}

type Reason = StatisticsBoard['reasons'][number];
export const reasonColumns: ExportColumn<Reason>[] = [
  { header: '评价', value: ({ level }) => ratingLevelLabels[level], width: 10 },
  { header: '原因', value: ({ code }) => reasonOf.get(code)?.label ?? code, width: 30 },
  { header: '代码', value: ({ code }) => code, width: 8 },
  { header: '国家选项代码', value: ({ code }) => reasonOf.get(code)?.nationalCode ?? '', width: 14 },
  { header: '这一段', value: ({ count }) => count, width: 10 },
  { header: '上一段', value: ({ before }) => before, width: 10 },
];

export async function* reasonRows(ctx: Context, query: StatisticsQuery): AsyncGenerator<Reason> {
  yield* (await showBoard(ctx, query)).reasons;
}

type Hour = Omit<WeekHour, 'counts'> & Counted;
export const hourColumns: ExportColumn<Hour>[] = [
  { header: '星期', value: ({ weekday }) => weekdays[weekday] ?? '', width: 8 },
  { header: '时段', value: ({ hour }) => `${String(hour).padStart(2, '0')}:00–${String(hour + 1).padStart(2, '0')}:00`, width: 14 },
  { header: '开放', value: ({ open }) => (open ? '是' : ''), width: 8 },
  ...countColumns,
];

export async function* hourRows(ctx: Context, query: StatisticsQuery): AsyncGenerator<Hour> {
  const scope = await scopeOf(ctx, query.organisationId);
  const days = await readDays(scope, periodOf(query, ctx.clock.now()), ['day', 'hours']);
  for (const line of await weekHours(ctx, scope, days)) yield { ...line, counts: presentCounts(line.counts), satisfaction: satisfactionOf(line.counts) };
}

export const comparisonColumns: ExportColumn<ComparedUnit>[] = [
  { header: '名次', value: ({ rank }) => rank ?? '不足 30 条，不参加比较', width: 10 },
  { header: '名称', value: ({ organisation }) => organisation.name, width: 28 },
  { header: '大厅', value: ({ hall }) => hall?.name ?? '', width: 24 },
  ...countColumns,
  { header: '低于平均', value: ({ below }) => (below ? '是' : ''), width: 10 },
];

export async function* comparisonRows(ctx: Context, query: StatisticsQuery & { kind: ComparedKind; text?: string }): AsyncGenerator<ComparedUnit> {
  yield* (await compareAll(ctx, query)).units;
}
