import { urgingStage, type UrgingAnalysis, type UrgingQuery, type UrgingRow, type UrgingStage } from '../../contracts/disclosure-duty';
import { dayNumber, fail, native, ObjectId, scopeFilter, type Context, type Day } from '../kernel';
import { DutyModel, type Duty } from './model';

export type Counted = Pick<Duty, 'village' | 'town' | 'item' | 'state' | 'redAt' | 'urged' | 'feedback' | 'published'>;
const counted = { village: 1, town: 1, item: 1, state: 1, redAt: 1, urged: 1, feedback: 1, published: 1 } as const;
/** A year and a quarter: what is asked for beyond that is for an export. */
const longestDays = 460;

/** 催办情况: what was due in these days, how often it had to be asked for, and what came of it. @throws Fault forbidden, badRequest */
export async function analyseUrging(ctx: Context, { from, to, by, townId }: UrgingQuery): Promise<UrgingAnalysis> {
  checkSpan(from, to);
  const filter = dueFilter(ctx, { from, to, townId });
  const total = new Tally('', '合计');
  const rows = new Map<string, Tally>();
  for await (const duty of native(DutyModel).find(filter, { projection: counted })) {
    const [key, name] = groupOf(duty as Counted, by);
    const row = rows.get(key) ?? new Tally(key, name);
    rows.set(key, row);
    for (const one of [total, row]) one.count(duty as Counted, ctx.clock.now());
  }
  return { from, to, total: total.row(), rows: [...rows.values()].map((one) => one.row()).sort(worstFirst) };
}

/** What was due in these days within the viewer's scope; what was called off is not counted. */
export function dueFilter(ctx: Context, { from, to, townId }: { from: Day; to: Day; townId?: string | undefined }) {
  return { $and: [scopeFilter(ctx.actor, 'disclosureDuty.list'), { due: { $gte: from, $lte: to }, state: { $ne: 'cancelled' as const } }, townId ? { path: new ObjectId(townId) } : {}] };
}

export function checkSpan(from: Day, to: Day): void {
  const days = dayNumber(to) - dayNumber(from);
  if (days < 0) fail('badRequest', { fields: [{ path: 'to', message: '结束的日子在开始的日子之前' }] });
  if (days > longestDays) fail('badRequest', { fields: [{ path: 'to', message: '一次最多看 15 个月' }] });
}

function groupOf({ village, town, item }: Counted, by: UrgingQuery['by']): [key: string, name: string] {
  switch (by) {
    case 'town':
      return [town.id.toHexString(), town.name];
    case 'village':
      return [village.id.toHexString(), `${village.name}（${town.name}）`];
    case 'item':
      return [item.code, item.name];
  }
}

const worstFirst = (a: UrgingRow, b: UrgingRow): number => b.missing - a.missing || b.late - a.late || b.due - a.due || a.name.localeCompare(b.name, 'zh-CN');

/** Counts of some duties. */
class Tally {
  private due = 0;
  private inTime = 0;
  private late = 0;
  private missing = 0;
  private answered = 0;
  private readonly stages = new Map<UrgingStage, { sent: number; days: number[] }>(urgingStage.options.map((stage) => [stage, { sent: 0, days: [] }]));

  constructor(
    private readonly key: string,
    private readonly name: string,
  ) {}

  count(duty: Counted, now: Date): void {
    this.due += 1;
    if (duty.published) this[duty.published.lateWorkingDays > 0 ? 'late' : 'inTime'] += 1;
    else if (now >= duty.redAt) this.missing += 1;
    if (duty.feedback.length > 0) this.answered += 1;
    for (const { stage } of duty.urged) this.stages.get(stage)!.sent += 1;
    const last = duty.urged.at(-1);
    // It came after the last that was sent: that one brought it about, as far as figures can tell.
    if (duty.published && last) this.stages.get(last.stage)!.days.push(Math.max(0, dayNumber(duty.published.on) - dayNumber(last.on)));
  }

  row(): UrgingRow {
    const stages = Object.fromEntries([...this.stages].map(([stage, { sent, days }]) => [stage, { sent, published: days.length, medianDays: median(days) }])) as UrgingRow['stages'];
    const { key, name, due, inTime, late, missing, answered } = this;
    return { key, name, due, inTime, late, missing, stages, answered };
  }
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
