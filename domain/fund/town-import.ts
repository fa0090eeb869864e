import { z } from 'zod';
import { programmeCode } from '../../contracts/fund';
import { enterTownReleaseRequest } from '../../contracts/fund-money';
import { dayCell, defineImportKind, native, optionalColumn, OrganisationModel, requiredColumn, scopeFilter, shanghaiDay, type Context, type ImportHandler, type OrganisationRecord, type RowOf } from '../kernel';
import { ledgerSheet } from './ledger-sheet';
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

/** The towns in scope, as they are while a sheet is read. */
interface Known {
  villages: Map<string, OrganisationRecord[]>;
  towns: Map<string, OrganisationRecord>;
  ledgers: Map<string, TownLedger>;
}

const handler = (ctx: Context): ImportHandler<Columns> =>
  ledgerSheet<Columns, Known>({
    load: () => load(ctx),
    problems: (value, known) => problemsOf(ctx, value, known),
    likeness: likenessOfRow,
    write: (value, known) => {
      const place = placeOf(value, known)!;
      const { batch = '', note = '', department: _department, village: _village, ...release } = value;
      return writeTownRelease(ctx, enterTownReleaseRequest.omit({ villageId: true }).parse({ ...release, batch, note, departmentId: departmentIn(value, place.ledger)?.id ?? null }), place);
    },
  });

defineImportKind<Columns>('townReleases', { verb: 'fund.release', columns, handler });

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

function likenessOfRow({ batch = '', ...row }: Row, known: Known): string | null {
  const place = placeOf({ batch, ...row }, known);
  return place && likenessOf({ ...row, kind: 'release', batch, from: { key: place.town._id.toHexString() }, to: { key: place.village._id.toHexString() } });
}

async function load(ctx: Context): Promise<Known> {
  const found = await native(OrganisationModel)
    .find({ ...scopeFilter(ctx.actor, 'fund.release'), kind: { $in: ['town', 'village', 'community'] }, active: true })
    .toArray();
  const known: Known = { villages: new Map(), towns: new Map(), ledgers: new Map() };
  for (const one of found) {
    if (one.kind === 'town') known.towns.set(one._id.toHexString(), one);
    else for (const words of new Set([one.code, one.name])) known.villages.set(words, [...(known.villages.get(words) ?? []), one]);
  }
  for (const [key, town] of known.towns) known.ledgers.set(key, await TownLedger.of(town));
  return known;
}
