import { organisationCode, organisationKindLabels, organisationName, organisationParents, organisationShortName, type OrganisationKind } from '../../../contracts/organisation';
import type { Context } from '../context';
import { native } from '../database';
import { createOrganisation, moveOrganisation, OrganisationModel, renameOrganisation, type OrganisationRecord } from '../organisation';
import { labelCell, optionalColumn, requiredColumn, type Counts, type ImportedRow, type ImportHandler, type RowOf, type RowProblem } from '../tables';
import { inUse, repeated, stateColumn, type ImportDefinition } from './kind';

type Kind = Exclude<OrganisationKind, 'district' | 'window'>;
const { district: _district, window: _window, ...labels } = organisationKindLabels;

const columns = {
  code: requiredColumn('机构编码', organisationCode, { example: 'LX-01', note: '全区唯一，2 到 32 位字母、数字或短横。已有的编码会更新那个机构，没有的新建。' }),
  name: requiredColumn('机构名称', organisationName, { example: '柳溪镇上柳村', note: '2 到 60 个字。' }),
  shortName: optionalColumn('简称', organisationShortName, { example: '上柳村', note: '最多 20 个字。' }),
  kind: requiredColumn('类别', labelCell(labels), { example: '村', note: `只能填：${Object.values(labels).join('、')}。窗口用另一张表。` }),
  parentCode: requiredColumn('上级机构编码', organisationCode, { example: 'LX', note: '已有的机构，或写在本表更上面的行。' }),
  state: stateColumn,
};
type Columns = typeof columns;
type Row = RowOf<Columns> & { kind: Kind };

export const organisationImport: ImportDefinition<Columns> = { verb: 'organisation.import', columns, handler: organisationHandler };

function organisationHandler(ctx: Context): ImportHandler<Columns> {
  const repeats = repeated();
  /** Kinds by code of what stands in the sheet above. */
  const above = new Map<string, OrganisationKind>();
  return {
    async check(sheet) {
      const rows = inUse(sheet);
      const known = await byCode(rows);
      const problems: RowProblem<Columns>[] = [];
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { row, value } of rows) {
        const found = known.get(value.code);
        const parentKind = above.get(value.parentCode) ?? (known.get(value.parentCode)?.active ? known.get(value.parentCode)?.kind : undefined);
        const say = (key: keyof Columns, message: string): number => problems.push({ row, key, message });
        const again = repeats(row, value.code);
        if (again) say('code', again);
        if (found && found.kind !== value.kind) say('kind', `这个编码已经是${organisationKindLabels[found.kind]}，类别不能改`);
        if (found && !found.active) say('code', '这个机构已停用，请先恢复');
        if (!parentKind) say('parentCode', '没有这个在用的上级机构；如果也在本表，请写在这一行的上面');
        else if (!organisationParents[value.kind].includes(parentKind)) say('parentCode', `${organisationKindLabels[value.kind]}不能放在${organisationKindLabels[parentKind]}下面`);
        above.set(value.code, value.kind);
        if (!found) counts.creates += 1;
        else if (differs(found, value as Row, known)) counts.updates += 1;
      }
      return { ...counts, problems };
    },
    async apply(sheet) {
      const rows = inUse(sheet);
      const counts: Counts = { creates: 0, updates: 0 };
      const known = await byCode(rows);
      for (const { value } of rows) {
        const before = known.get(value.code);
        const after = await applyRow(ctx, value as Row, before, known.get(value.parentCode)!);
        known.set(value.code, after);
        if (!before) counts.creates += 1;
        else if (after !== before) counts.updates += 1;
      }
      return counts;
    },
  };
}

async function applyRow(ctx: Context, row: Row, before: OrganisationRecord | undefined, parent: OrganisationRecord): Promise<OrganisationRecord> {
  const { shortName } = row;
  const named = { name: row.name, ...(shortName ? { shortName } : {}) };
  if (!before) return createOrganisation(ctx, { ...named, kind: row.kind, code: row.code, parentId: parent._id.toHexString() });
  const id = before._id.toHexString();
  let after = before;
  if (before.name !== row.name || (before.shortName ?? '') !== (shortName ?? '')) after = await renameOrganisation(ctx, id, { version: after.trail.seq, ...named });
  if (!before.parentId?.equals(parent._id)) after = await moveOrganisation(ctx, id, { version: after.trail.seq, parentId: parent._id.toHexString(), reason: '按表导入' });
  return after;
}

const differs = (found: OrganisationRecord, row: Row, known: Map<string, OrganisationRecord>): boolean =>
  found.name !== row.name || (found.shortName ?? '') !== (row.shortName ?? '') || !found.parentId || !known.get(row.parentCode)?._id.equals(found.parentId);

async function byCode(rows: ImportedRow<Columns>[]): Promise<Map<string, OrganisationRecord>> {
  const codes = new Set(rows.flatMap(({ value }) => [value.code, value.parentCode]));
  const found = await native(OrganisationModel).find({ code: { $in: [...codes] } }).toArray();
  return new Map(found.map((one) => [one.code, one]));
}
