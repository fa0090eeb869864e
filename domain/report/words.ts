import { ratingReasons } from '../../contracts/rating';
import { monthLabel } from '../../contracts/report';
import { alertKindLabels, comparedFrom, comparedKindLabels, type ComparedUnit, type Share, type StatisticsBoard } from '../../contracts/statistics';
import { commissionName, fill, reportTexts } from '../../templates';
import { districtName, formatDayChinese, shanghaiDay } from '../kernel';
import { rowsMax, type ReportFacts, type UnitsOfKind } from './collect';
import { dayWords, monthIsOver, spanWords, weeksOf } from './month';

const labels = new Map(ratingReasons.map((reason) => [reason.code, reason.label]));
const reasonsShown = 10;

const count = (value: number): string => value.toLocaleString('zh-CN');
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const rate = (share: Share | null): string => (share ? percent(share.value) : reportTexts.none);
const interval = (share: Share | null): string => (share ? `${(share.low * 100).toFixed(1)}—${percent(share.high)}` : reportTexts.none);

function change(now: number, before: number): string {
  if (now === before) return reportTexts.same;
  return now > before ? `增 ${count(now - before)}` : `减 ${count(before - now)}`;
}

/** Rates of few ratings are shown, not compared. */
function rateChange(now: Share | null, before: Share | null): string {
  if (!now || !before || now.of < comparedFrom || before.of < comparedFrom) return reportTexts.tooFew;
  // What people can work out from the two rounded figures beside it.
  const points = Math.round(now.value * 1000) - Math.round(before.value * 1000);
  return points === 0 ? reportTexts.same : `${points > 0 ? '高' : '低'} ${(Math.abs(points) / 10).toFixed(1)} 个百分点`;
}

/** Everything the template names. */
export async function reportValues(month: string, facts: ReportFacts, madeAt: Date) {
  const { scope, span, now, before, rectified, alerts } = facts;
  const today = shanghaiDay(madeAt);
  return {
    scope: scope.name,
    month: monthLabel(month),
    commission: commissionName((await districtName()) ?? ''),
    madeOn: `${today.slice(0, 4)}年${dayWords(today)}`,
    span: `${span.from.slice(0, 4)}年${spanWords(span)}`,
    internal: facts.internal,
    methods: [...(monthIsOver(month, span.to) ? [] : [fill(reportTexts.running, { to: dayWords(span.to) })]), ...reportTexts.methods, facts.internal ? reportTexts.withSecret : reportTexts.withoutSecret].map((text) => ({ text })),
    totals: totalsOf(now, before),
    weeks: weeksOf(span).map((week) => weekRow(now, week)),
    reasons: reasonRows(now, before),
    noReasons: reasonRows(now, before).length === 0,
    unitTables: facts.units.map((units) => unitTable(units, scope.id)),
    closings: now.closedInTime ? fill(reportTexts.closings, { due: count(now.closedInTime.of), rate: rate(now.closedInTime), interval: interval(now.closedInTime) }) : reportTexts.noClosings,
    second: now.second ? fill(reportTexts.second, { count: count(now.second.of), rate: rate(now.second), interval: interval(now.second) }) : reportTexts.noSecond,
    setAside: fill(reportTexts.setAside, { mistaken: count(now.counts.mistaken), malicious: count(now.counts.malicious), flagged: count(now.counts.flagged) }),
    alerts: alerts.map((alert) => ({ day: dayWords(alert.day), kind: alertKindLabels[alert.kind], title: alert.title, detail: alert.detail, seen: alert.seen ? `${alert.seen.note}（${alert.seen.by}）` : reportTexts.notSeen })),
    noAlerts: alerts.length === 0,
    rectified: rectified.items.map((one) => ({ number: one.number, place: one.place, reasons: one.reasons.join('、'), measures: shortened(one.measures), closedOn: formatDayChinese(one.closedOn).split(' ')[0]! })),
    noRectified: rectified.items.length === 0,
    cutOff: [
      ...facts.units.filter(({ units, total }) => total > units.length).map(({ kind, total }) => fill(reportTexts.cutOff, { what: comparedKindLabels[kind], total: count(total), shown: count(rowsMax) })),
      ...(rectified.total > rectified.items.length ? [fill(reportTexts.cutOff, { what: '整改', total: count(rectified.total), shown: count(rowsMax) })] : []),
      ...(facts.alertsCutOff ? [fill(reportTexts.alertsCutOff, { shown: count(rowsMax) })] : []),
    ].map((text) => ({ text })),
  };
}

export type ReportValues = Awaited<ReturnType<typeof reportValues>>;

function totalsOf(now: StatisticsBoard, before: StatisticsBoard): { name: string; now: string; before: string; change: string }[] {
  const counted = (name: string, of: (board: StatisticsBoard) => number) => ({ name, now: `${count(of(now))} 条`, before: `${count(of(before))} 条`, change: change(of(now), of(before)) });
  const rated = (name: string, of: (board: StatisticsBoard) => Share | null) => ({ name, now: of(now) ? `${rate(of(now))}（${interval(of(now))}）` : reportTexts.none, before: rate(of(before)), change: rateChange(of(now), of(before)) });
  const unrated = ({ counts }: StatisticsBoard): string => (counts.served > 0 ? `${count(counts.unrated)} 件，占 ${percent(counts.unrated / counts.served)}` : reportTexts.noQueue);
  return [
    counted('有效评价', validOf),
    counted('满意', (board) => board.counts.satisfied),
    counted('基本满意', (board) => board.counts.acceptable),
    counted('不满意', (board) => board.counts.dissatisfied),
    { name: '未评', now: unrated(now), before: unrated(before), change: now.counts.served > 0 && before.counts.served > 0 ? change(now.counts.unrated, before.counts.unrated) : reportTexts.none },
    rated('满意率', (board) => board.satisfaction),
    rated('好评率', (board) => board.positive),
    rated('按期办结率', (board) => board.closedInTime),
    rated('再评满意率', (board) => board.second),
  ];
}

const validOf = ({ counts }: Pick<StatisticsBoard, 'counts'>): number => counts.satisfied + counts.acceptable + counts.dissatisfied;

function weekRow(board: StatisticsBoard, week: { from: string; to: string }): { week: string; valid: string; satisfaction: string; dissatisfied: string } {
  const days = board.trend.filter(({ day }) => day >= week.from && day <= week.to);
  const sum = (of: (day: StatisticsBoard['trend'][number]) => number): number => days.reduce((total, day) => total + of(day), 0);
  const valid = sum((day) => day.valid);
  return { week: spanWords(week), valid: count(valid), satisfaction: valid > 0 ? percent(sum((day) => day.satisfied) / valid) : reportTexts.none, dissatisfied: count(sum((day) => day.dissatisfied)) };
}

function reasonRows(now: StatisticsBoard, before: StatisticsBoard): { rank: string; label: string; now: string; before: string; change: string }[] {
  const earlier = new Map(before.reasons.map((reason) => [reason.code, reason.count]));
  return now.reasons
    .filter((reason) => reason.level === 'dissatisfied')
    .slice(0, reasonsShown)
    .map((reason, index) => {
      const then = earlier.get(reason.code) ?? 0;
      return { rank: String(index + 1), label: labels.get(reason.code) ?? reason.code, now: count(reason.count), before: count(then), change: change(reason.count, then) };
    });
}

function unitTable({ kind, units }: UnitsOfKind, scopeId: string): { kind: string; rows: object[]; empty: boolean } {
  const note = (unit: ComparedUnit): string => (unit.rank === null ? reportTexts.notCompared : unit.below ? reportTexts.below : '');
  return {
    kind: comparedKindLabels[kind],
    empty: units.length === 0,
    rows: units.map((unit) => ({
      rank: unit.rank === null ? '—' : String(unit.rank),
      // In a hall's own report its name stands at the top.
      name: [unit.hall?.id === scopeId ? null : unit.hall?.name, unit.organisation.name].filter(Boolean).join(' '),
      valid: count(validOf(unit)),
      satisfaction: rate(unit.satisfaction),
      interval: interval(unit.satisfaction),
      note: note(unit),
    })),
  };
}

const measuresMax = 60;
const shortened = (text: string): string => ([...text].length > measuresMax ? `${[...text].slice(0, measuresMax - 1).join('')}…` : text);
