import { organisationCode } from '../../contracts/organisation';
import { personCode } from '../../contracts/person';
import { rosterShiftLabels } from '../../contracts/roster';
import {
  can,
  dayCell,
  defineImportKind,
  labelCell,
  native,
  optionalColumn,
  OrganisationModel,
  PersonModel,
  requiredColumn,
  shanghaiDay,
  type Context,
  type Counts,
  type ImportedRow,
  type ImportHandler,
  type OrganisationRecord,
  type PersonRecord,
  type RowOf,
  type RowProblem,
} from '../kernel';
import { assignRoster, endRoster, meetingOf } from './commands';
import { dayBefore, spansMeet, type Span } from './days';
import type { RosterRecord } from './model';
import { rosterScope } from './policy';

const columns = {
  windowCode: requiredColumn('窗口编码', organisationCode, { example: 'LX-W03', note: '已有的窗口的编码，不是桌上的二维码。' }),
  personCode: requiredColumn('工号', personCode, { example: 'G1107', note: '已录入的人员的工号。' }),
  from: requiredColumn('从哪天', dayCell, { example: '2026-11-02', note: '写成 2026-11-02 这样，当天算在内。' }),
  to: optionalColumn('到哪天', dayCell, { example: '2026-11-30', note: '当天算在内；一直坐下去就空着。' }),
  shift: optionalColumn('班次', labelCell(rosterShiftLabels), { example: '全天', note: `只能填：${Object.values(rosterShiftLabels).join('、')}；空着算全天。上午和下午以 12:30 分开。` }),
};
type Columns = typeof columns;
type Row = RowOf<Columns>;

interface Known {
  windows: Map<string, OrganisationRecord>;
  people: Map<string, PersonRecord>;
}

const spanOf = (row: Row): Span => ({ from: row.from, to: row.to ?? null, shift: row.shift ?? 'day' });

defineImportKind<Columns>('roster', { verb: 'roster.import', columns, handler: rosterHandler });

function rosterHandler(ctx: Context): ImportHandler<Columns> {
  /** Rows above, by person: over all batches. */
  const above = new Map<string, (Span & { row: number })[]>();
  return {
    async check(rows) {
      const known = await load(rows);
      const problems: RowProblem<Columns>[] = [];
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { row, value } of rows) {
        const say = (key: keyof Columns, message: string): number => problems.push({ row, key, message });
        const window = known.windows.get(value.windowCode);
        const person = known.people.get(value.personCode);
        const span = spanOf(value);
        if (!window?.active || !window.window || !can(ctx.actor, 'roster.change', rosterScope(window))) say('windowCode', '没有这个在用的窗口，或者不归您管');
        if (!person?.active) say('personCode', '没有这个人，或已停用');
        if (span.to !== null && span.to < span.from) say('to', '结束的日子早于开始的日子');
        const clash = above.get(value.personCode)?.find((one) => one.row !== row && spansMeet(one, span));
        if (clash) say('from', `和第 ${clash.row} 行重叠，一个人同一时间只能在一个窗口`);
        above.set(value.personCode, [...(above.get(value.personCode) ?? []), { ...span, row }]);
        if (!window || !person) continue;
        const { same, meeting } = await standing(window, person, span);
        if (meeting.length > 0) say('from', '这个人那时已经排在别的窗口，或排了别的班次');
        else if (!same) counts.creates += 1;
        else if (same.to !== span.to) {
          if (mayEnd(ctx, same, span)) counts.updates += 1;
          else say('to', '这一条已经排过，日子要在页面上更正');
        }
      }
      return { ...counts, problems };
    },
    async apply(rows) {
      const known = await load(rows);
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { value } of rows) {
        const window = known.windows.get(value.windowCode)!;
        const person = known.people.get(value.personCode)!;
        const span = spanOf(value);
        const { same } = await standing(window, person, span);
        if (!same) {
          await assignRoster(ctx, { windowId: window._id.toHexString(), personId: person._id.toHexString(), ...span, endOthers: false, reason: '按表导入' });
          counts.creates += 1;
        } else if (same.to !== span.to && span.to !== null) {
          await endRoster(ctx, same._id.toHexString(), { version: same.trail.seq, to: span.to });
          counts.updates += 1;
        }
      }
      return counts;
    },
  };
}

/** What is on the roster already: the row's own entry (same window, first day and shift), and others in its way. */
async function standing(window: OrganisationRecord, person: PersonRecord, span: Span): Promise<{ same: RosterRecord | undefined; meeting: RosterRecord[] }> {
  const meeting = await meetingOf(person._id, span);
  const same = meeting.find((one) => one.windowId.equals(window._id) && one.from === span.from && one.shift === span.shift);
  return { same, meeting: meeting.filter((one) => one !== same) };
}

/** An entry is shortened by a sheet as on the page: not into days that are over. */
const mayEnd = (ctx: Context, entry: RosterRecord, { to }: Span): boolean => to !== null && to >= dayBefore(shanghaiDay(ctx.clock.now())) && (entry.to === null || to < entry.to);

async function load(rows: ImportedRow<Columns>[]): Promise<Known> {
  const windows = await native(OrganisationModel)
    .find({ code: { $in: [...new Set(rows.map(({ value }) => value.windowCode))] } })
    .toArray();
  const people = await native(PersonModel)
    .find({ code: { $in: [...new Set(rows.map(({ value }) => value.personCode))] } })
    .toArray();
  return { windows: new Map(windows.map((one) => [one.code, one])), people: new Map(people.map((one) => [one.code, one])) };
}
