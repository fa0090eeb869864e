import { z } from 'zod';
import { hallSettings, weekdayLabels, weekdays, type HallSettings, type OpenSpan, type Weekday } from '../../contracts/hall';
import { dayShape, dayText, spansText } from '../../contracts/opening-hours';
import { organisationCode } from '../../contracts/organisation';
import { can, defineImportKind, native, optionalColumn, OrganisationModel, requiredColumn, scopeFilter, type Context, type Counts, type ExportColumn, type ImportColumn, type ImportedRow, type ImportHandler, type OrganisationRecord, type RowOf, type RowProblem } from '../kernel';
import { hallSettingsOf } from '../rating';
import { saveHallSettings, showHallSettings } from './settings';

const closed = '不开';
/** A blank cell leaves the day as it is, so that a sheet with a column too few closes no hall. */
const dayCell: z.ZodType<OpenSpan[]> = z.string().transform((text, context) => {
  const parsed = dayText.safeParse(text === closed ? '' : text);
  if (parsed.success) return parsed.data;
  const message = parsed.error.issues[0]?.message;
  context.addIssue({ code: 'custom', message: message === dayShape ? `写成 09:00–12:00、13:30–17:30 这样，不营业写“${closed}”` : message });
  return z.NEVER;
});
const limitCell = z.string().regex(/^\d+$/, '请填 1 到 20 的整数').transform(Number).pipe(hallSettings.shape.dailyLimit) as unknown as z.ZodType<number>;

type DayKey = `day${Weekday}`;
const dayColumns = Object.fromEntries(
  weekdays.map((day) => [`day${day}`, optionalColumn(weekdayLabels[day], dayCell, { example: day < '6' ? '09:00–12:00、13:30–17:30' : closed, note: `几段之间用顿号隔开；不营业写“${closed}”；空着不改。` })]),
) as Record<DayKey, ImportColumn<OpenSpan[] | undefined>>;

const columns = {
  hallCode: requiredColumn('大厅编码', organisationCode, { example: 'H-LX', note: '已有的大厅的机构编码。' }),
  ...dayColumns,
  dailyLimit: optionalColumn('每人每天评几次', limitCell, { example: '2', note: '同一部手机在一个窗口一天最多评几次，1 到 20；空着不改。' }),
};
type Columns = typeof columns;
type Row = RowOf<Columns>;

defineImportKind<Columns>('hallSettings', { verb: 'hallSettings.save', columns, handler: sheetHandler });

function sheetHandler(ctx: Context): ImportHandler<Columns> {
  const seen = new Map<string, number>();
  return {
    async check(rows) {
      const halls = await byCode(rows);
      const problems: RowProblem<Columns>[] = [];
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { row, value } of rows) {
        const hall = halls.get(value.hallCode);
        const before = seen.get(value.hallCode);
        if (before !== undefined && before !== row) problems.push({ row, key: 'hallCode', message: `和第 ${before} 行的编码一样` });
        seen.set(value.hallCode, row);
        if (!hall || !can(ctx.actor, 'hallSettings.save', hall)) problems.push({ row, key: 'hallCode', message: '没有这个在用的大厅，或者不归您管' });
        else if (differs(await hallSettingsOf(ctx, hall._id), value)) counts.updates += 1;
      }
      return { ...counts, problems };
    },
    async apply(rows) {
      const halls = await byCode(rows);
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { value } of rows) {
        const id = halls.get(value.hallCode)!._id.toHexString();
        const { abilities: _abilities, ...now } = await showHallSettings(ctx, id);
        if (!differs(now, value)) continue;
        await saveHallSettings(ctx, id, { ...now, ...wanted(now, value) });
        counts.updates += 1;
      }
      return counts;
    },
  };
}

function wanted(now: HallSettings, row: Row): Pick<HallSettings, 'openingHours' | 'dailyLimit'> {
  const openingHours = { ...now.openingHours };
  for (const day of weekdays) openingHours[day] = row[`day${day}`] ?? openingHours[day];
  return { openingHours, dailyLimit: row.dailyLimit ?? now.dailyLimit };
}

const differs = (now: HallSettings, row: Row): boolean => {
  const next = wanted(now, row);
  return next.dailyLimit !== now.dailyLimit || weekdays.some((day) => spansText(next.openingHours[day]) !== spansText(now.openingHours[day]));
};

async function byCode(rows: ImportedRow<Columns>[]): Promise<Map<string, OrganisationRecord>> {
  const codes = [...new Set(rows.map(({ value }) => value.hallCode))];
  const found = await native(OrganisationModel).find({ code: { $in: codes }, kind: 'hall', active: true }).toArray();
  return new Map(found.map((hall) => [hall.code, hall]));
}

/** One hall as the sheet has it, so that what was taken out can be brought in again. */
export interface HallRow {
  code: string;
  name: string;
  settings: HallSettings;
}

export const hallColumns: ExportColumn<HallRow>[] = [
  { header: '大厅编码', value: (hall) => hall.code },
  { header: '大厅', value: (hall) => hall.name, width: 26 },
  ...weekdays.map((day) => ({ header: weekdayLabels[day], value: (hall: HallRow) => spansText(hall.settings.openingHours[day]) || closed, width: 26 })),
  { header: '每人每天评几次', value: (hall) => hall.settings.dailyLimit },
];

/** The open halls within the viewer's scope, by code. @throws Fault forbidden */
export async function* eachHall(ctx: Context): AsyncGenerator<HallRow> {
  const filter = { ...scopeFilter(ctx.actor, 'hallSettings.read'), kind: 'hall', active: true };
  for await (const hall of native(OrganisationModel).find(filter as object, { sort: { code: 1 } })) yield { code: hall.code, name: hall.name, settings: await hallSettingsOf(ctx, hall._id) };
}
