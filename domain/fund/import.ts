import { z } from 'zod';
import { fundSourceLabels, programmeCode } from '../../contracts/fund';
import { enterMovementRequest } from '../../contracts/fund-money';
import { organisationCode } from '../../contracts/organisation';
import { can, dayCell, defineImportKind, native, ObjectId, optionalColumn, OrganisationModel, requiredColumn, shanghaiDay, type Context, type ImportedRow, type ImportHandler, type RowOf } from '../kernel';
import { ledgerSheet } from './ledger-sheet';
import { likenessOf, writeMovement } from './movements';
import { placeOf, sourcePlace, wrongEnd, type Place } from './places';
import { allProgrammes } from './programmes';
import { yearCell, yuanCell } from './sheet-cells';

const sources = new Map(Object.entries(fundSourceLabels).map(([key, label]) => [label, sourcePlace(key as keyof typeof fundSourceLabels)]));
const sourceWords = [...sources.keys()].join('、');

const columns = {
  programme: requiredColumn('项目编码', programmeCode, { example: 'A1', note: '在“资金项目”里看得到。' }),
  year: requiredColumn('年度', yearCell, { example: '2026', note: '钱属于哪一年。' }),
  batch: optionalColumn('批次', z.string().max(20, '批次最多 20 个字'), { example: '第 1 批', note: '只有一批就空着。' }),
  day: requiredColumn('拨付日期', dayCell, { example: '2026-09-10', note: '写成 2026-09-10 这样。' }),
  document: requiredColumn('文号', z.string().min(2, '请填文号').max(60, '文号最多 60 个字'), { example: '青财农〔2026〕18号', note: '拨款通知的文号。' }),
  from: requiredColumn('拨出单位编码', z.string().max(30), { example: 'NYJ', note: `机构编码；上级来的钱写：${sourceWords}。` }),
  to: requiredColumn('收到单位编码', organisationCode, { example: 'LX', note: '机构编码：区、部门、乡镇或村。' }),
  department: requiredColumn('主管部门编码', organisationCode, { example: 'NYJ', note: '谁管这笔钱，部门或区的机构编码。' }),
  amount: requiredColumn('金额（元）', yuanCell, { example: '1286400.00', note: '元，最多两位小数。' }),
  note: optionalColumn('备注', z.string().max(200, '备注最多 200 个字'), { example: '', note: '可以空着。' }),
};
type Columns = typeof columns;
type Row = RowOf<Columns>;

interface Known {
  places: Map<string, Place>;
  departments: Map<string, { id: string; path: ObjectId[] }>;
  programmes: Set<string>;
}

const releaseHandler = (ctx: Context): ImportHandler<Columns> =>
  ledgerSheet<Columns, Known>({
    load,
    problems: (value, known) => problemsOf(ctx, value, known),
    likeness: (value, { places }) => (places.has(value.from) && places.has(value.to) ? likenessOf({ ...value, kind: 'release', batch: value.batch ?? '', from: places.get(value.from)!, to: places.get(value.to)! }) : null),
    write: ({ programme, year, batch = '', day, document, amount, note = '', ...ends }, { places, departments }) =>
      writeMovement(ctx, enterMovementRequest.parse({ kind: 'release', programme, year, batch, day, document, amount, note, from: places.get(ends.from)!.key, to: places.get(ends.to)!.key, departmentId: departments.get(ends.department)!.id })),
  });

defineImportKind<Columns>('fundReleases', { verb: 'fund.import', columns, handler: releaseHandler });

function problemsOf(ctx: Context, value: Row, known: Known): { key: keyof Columns & string; message: string }[] {
  const problems: { key: keyof Columns & string; message: string }[] = [];
  const [from, to, department] = [known.places.get(value.from), known.places.get(value.to), known.departments.get(value.department)];
  if (!known.programmes.has(value.programme)) problems.push({ key: 'programme', message: '没有这个项目' });
  if (!from) problems.push({ key: 'from', message: `没有这个单位；上级来的钱写：${sourceWords}` });
  if (!to) problems.push({ key: 'to', message: '没有这个单位' });
  if (!department || !can(ctx.actor, 'fund.write', department)) problems.push({ key: 'department', message: '没有这个部门，或者不归您管' });
  if (value.day > shanghaiDay(ctx.clock.now())) problems.push({ key: 'day', message: '还没到这一天' });
  const wrong = from && to ? wrongEnd('release', from, to) : null;
  if (wrong) problems.push({ key: wrong.path, message: wrong.message });
  return problems;
}

async function load(rows: ImportedRow<Columns>[]): Promise<Known> {
  const codes = [...new Set(rows.flatMap(({ value }) => [value.from, value.to, value.department]))];
  const found = await native(OrganisationModel).find({ code: { $in: codes }, active: true }).toArray();
  const places = new Map<string, Place>(sources);
  for (const one of found) {
    const place = placeOf(one);
    if (place) places.set(one.code, place);
  }
  const departments = new Map(found.filter(({ kind }) => kind === 'department' || kind === 'district').map(({ _id, code, path }) => [code, { id: _id.toHexString(), path }]));
  return { places, departments, programmes: new Set((await allProgrammes()).map(({ code }) => code)) };
}
