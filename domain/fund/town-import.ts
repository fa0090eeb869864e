import { z } from 'zod';
import { programmeCode } from '../../contracts/fund';
import { enterTownReleaseRequest } from '../../contracts/fund-money';
import { dayCell, defineImportKind, native, optionalColumn, OrganisationModel, requiredColumn, scopeFilter, shanghaiDay, type Context, type Counts, type ImportedRow, type ImportHandler, type OrganisationRecord, type RowOf, type RowProblem } from '../kernel';
import { MovementModel } from './movement-model';
import { likenessOf } from './movements';
import { yearCell, yuanCell } from './sheet-cells';
import { departmentOf, TownLedger, writeTownRelease } from './town';

const columns = {
  programme: requiredColumn('项目编码', programmeCode, { example: 'A1', note: '在“拨到村”的表里看得到，镇里收到过钱的才能填。' }),
  year: requiredColumn('年度', yearCell, { example: '2026', note: '钱属于哪一年。' }),
  batch: optionalColumn('批次', z.string().max(20, '批次最多 20 个字'), { example: '', note: '只有一批的空着。' }),
  day: requiredColumn('拨付日期', dayCell, { example: '2026-11-02', note: '钱拨出的日子。' }),
  document: requiredColumn('文号', z.string().min(2, '请填文号').max(60, '文号最多 60 个字'), { example: '柳政〔2026〕18号', note: '拨款通知的文号。' }),
  village: requiredColumn('村（社区）', z.string().max(60), { example: '石桥村', note: '本镇的村，写名称或机构编码。' }),
  amount: requiredColumn('金额（元）', yuanCell, { example: '86400.00', note: '元，最多两位小数。' }),
  department: optionalColumn('主管部门', z.string().max(60), { example: '', note: '一个项目的钱由几个部门拨来时，写清是哪个部门。' }),
  note: optionalColumn('备注', z.string().max(200, '备注最多 200 个字'), { example: '', note: '可以空着。' }),
};
type Columns = typeof columns;
type Row = RowOf<Columns>;
type Problem = { key: keyof Columns & string; message: string };

defineImportKind<Columns>('townReleases', { verb: 'fund.release', columns, handler });

/** The towns in scope, as they are while a sheet is read. */
interface Known {
  villages: Map<string, OrganisationRecord[]>;
  towns: Map<string, OrganisationRecord>;
  ledgers: Map<string, TownLedger>;
  /** Lines that are in the ledger already. */
  entered: Set<string>;
}

function handler(ctx: Context): ImportHandler<Columns> {
  /** Rows above that say the same, over all batches. */
  const above = new Map<string, number>();
  return {
    async check(rows) {
      const known = await load(ctx, rows);
      const problems: RowProblem<Columns>[] = [];
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { row, value } of rows) {
        const found = problemsOf(ctx, value, known);
        problems.push(...found.map((one) => ({ row, ...one })));
        if (found.length > 0) continue;
        const likeness = likenessOfRow(value, known);
        const before = above.get(likeness);
        if (before !== undefined && before !== row) problems.push({ row, key: 'amount', message: `和第 ${before} 行完全一样` });
        above.set(likeness, row);
        if (!known.entered.has(likeness)) counts.creates += 1;
      }
      return { ...counts, problems };
    },
    async apply(rows) {
      const known = await load(ctx, rows);
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { value } of rows) {
        // What is in the ledger already stays as it is: the same sheet again changes nothing.
        if (known.entered.has(likenessOfRow(value, known))) continue;
        const { village, town, ledger } = placeOf(value, known)!;
        const { batch = '', note = '', department: _department, village: _village, ...release } = value;
        await writeTownRelease(ctx, enterTownReleaseRequest.omit({ villageId: true }).parse({ ...release, batch, note, departmentId: departmentIn(value, ledger)?.id ?? null }), { village, town, ledger });
        counts.creates += 1;
      }
      return counts;
    },
  };
}

function placeOf({ village: words }: Row, { villages, towns, ledgers }: Known): { village: OrganisationRecord; town: OrganisationRecord; ledger: TownLedger } | null {
  const [village, another] = villages.get(words) ?? [];
  const town = village && !another ? towns.get(String(village.parentId)) : undefined;
  const ledger = town && ledgers.get(town._id.toHexString());
  return village && town && ledger ? { village, town, ledger } : null;
}

const departmentIn = ({ department, ...row }: Row, ledger: TownLedger) => (department ? ledger.departments(row).find(({ name }) => name === department) : undefined);

function problemsOf(ctx: Context, value: Row, known: Known): Problem[] {
  const problems: Problem[] = [];
  const place = placeOf(value, known);
  if (!place) problems.push({ key: 'village', message: (known.villages.get(value.village)?.length ?? 0) > 1 ? '有几个村叫这个名字，请写机构编码' : '本镇没有这个村（社区）' });
  if (value.day > shanghaiDay(ctx.clock.now())) problems.push({ key: 'day', message: '还没到这一天' });
  if (!place) return problems;
  if (value.department && !departmentIn(value, place.ledger)) problems.push({ key: 'department', message: '这个项目的钱不是这个部门拨来的' });
  else {
    const chosen = departmentOf(place.ledger.departments(value), departmentIn(value, place.ledger)?.id ?? null);
    if ('path' in chosen) problems.push({ key: chosen.path === 'programme' ? 'programme' : 'department', message: chosen.message });
  }
  return problems;
}

function likenessOfRow({ batch = '', ...row }: Row, known: Known): string {
  const { village, town } = placeOf({ batch, ...row }, known)!;
  return likenessOf({ ...row, kind: 'release', batch, from: { key: town._id.toHexString() }, to: { key: village._id.toHexString() } });
}

async function load(ctx: Context, rows: ImportedRow<Columns>[]): Promise<Known> {
  const found = await native(OrganisationModel)
    .find({ ...scopeFilter(ctx.actor, 'fund.release'), kind: { $in: ['town', 'village', 'community'] }, active: true })
    .toArray();
  const known: Known = { villages: new Map(), towns: new Map(), ledgers: new Map(), entered: new Set() };
  for (const one of found) {
    if (one.kind === 'town') known.towns.set(one._id.toHexString(), one);
    else for (const words of new Set([one.code, one.name])) known.villages.set(words, [...(known.villages.get(words) ?? []), one]);
  }
  for (const [key, town] of known.towns) known.ledgers.set(key, await TownLedger.of(town));
  const likenesses = rows.flatMap(({ value }) => (placeOf(value, known) ? [likenessOfRow(value, known)] : []));
  for (const { likeness } of await native(MovementModel).find({ likeness: { $in: likenesses } }, { projection: { likeness: 1 } }).toArray()) if (likeness) known.entered.add(likeness);
  return known;
}
