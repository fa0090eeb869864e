import { organisationCode, organisationName, windowNumber, windowServices } from '../../../contracts/organisation';
import { z } from 'zod';
import type { Context } from '../context';
import { native } from '../database';
import { changeWindow, createOrganisation, moveOrganisation, OrganisationModel, renameOrganisation, type OrganisationRecord } from '../organisation';
import { listCell, optionalColumn, requiredColumn, type Counts, type ImportedRow, type ImportHandler, type RowOf, type RowProblem } from '../tables';
import { inUse, repeated, stateColumn, type ImportDefinition } from './kind';

const columns = {
  code: requiredColumn('窗口编码', organisationCode, { example: 'LX-W03', note: '全区唯一。已有的编码会更新那个窗口，没有的新建。它不是桌上的二维码，二维码由平台生成，更新不会变。' }),
  name: requiredColumn('窗口名称', organisationName, { example: '社会保险窗口', note: '2 到 60 个字。' }),
  number: requiredColumn('窗口号', windowNumber, { example: '3', note: '桌上写的号，最多 10 个字。' }),
  hallCode: requiredColumn('大厅编码', organisationCode, { example: 'H-LX', note: '已有的办事大厅的机构编码。' }),
  departmentCode: requiredColumn('派驻部门编码', organisationCode, { example: 'RSJ', note: '窗口工作人员所属的部门或乡镇的机构编码。' }),
  services: optionalColumn('办理事项', listCell(z.string().max(30, '一个事项最多 30 个字'), 30), { example: '社会保险、社保卡', note: '几个事项用顿号隔开，最多 30 个。' }),
  state: stateColumn,
};
type Columns = typeof columns;
type Row = RowOf<Columns>;

export const windowImport: ImportDefinition<Columns> = { verb: 'organisation.import', columns, handler: windowHandler };

function windowHandler(ctx: Context): ImportHandler<Columns> {
  const repeats = repeated();
  return {
    async check(sheet) {
      const rows = inUse(sheet);
      const known = await byCode(rows);
      const problems: RowProblem<Columns>[] = [];
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { row, value } of rows) {
        const say = (key: keyof Columns, message: string): number => problems.push({ row, key, message });
        const found = known.get(value.code);
        const hall = known.get(value.hallCode);
        const department = known.get(value.departmentCode);
        const again = repeats(row, value.code);
        if (again) say('code', again);
        if (found && !found.window) say('code', '这个编码已经用在别的机构上');
        if (found && !found.active) say('code', '这个窗口已停用，请先恢复');
        if (!hall?.active || hall.kind !== 'hall') say('hallCode', '没有这个在用的大厅');
        if (!department?.active || (department.kind !== 'department' && department.kind !== 'town')) say('departmentCode', '没有这个在用的部门或乡镇');
        if (!found) counts.creates += 1;
        else if (hall && department && changesOf(found, value, hall, department).some(Boolean)) counts.updates += 1;
      }
      return { ...counts, problems };
    },
    async apply(sheet) {
      const rows = inUse(sheet);
      const known = await byCode(rows);
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { value } of rows) {
        const before = known.get(value.code);
        const changed = await applyRow(ctx, value, before, known.get(value.hallCode)!, known.get(value.departmentCode)!);
        if (!before) counts.creates += 1;
        else if (changed) counts.updates += 1;
      }
      return counts;
    },
  };
}

async function applyRow(ctx: Context, row: Row, before: OrganisationRecord | undefined, hall: OrganisationRecord, department: OrganisationRecord): Promise<boolean> {
  const window = { number: row.number, services: windowServices.parse(row.services ?? []), departmentId: department._id.toHexString() };
  const parentId = hall._id.toHexString();
  if (!before) {
    await createOrganisation(ctx, { kind: 'window', name: row.name, code: row.code, parentId, window });
    return true;
  }
  const id = before._id.toHexString();
  const [renamed, changed, moved] = changesOf(before, row, hall, department);
  let version = before.trail.seq;
  if (renamed) version = (await renameOrganisation(ctx, id, { version, name: row.name, ...(before.shortName ? { shortName: before.shortName } : {}) })).trail.seq;
  if (changed) version = (await changeWindow(ctx, id, { version, ...window })).trail.seq;
  if (moved) await moveOrganisation(ctx, id, { version, parentId, reason: '按表导入' });
  return renamed || changed || moved;
}

/** Whether the name, what the window is, and the hall change. */
function changesOf(found: OrganisationRecord, row: Row, hall: OrganisationRecord, department: OrganisationRecord): [boolean, boolean, boolean] {
  const window = found.window;
  const changed = !window || window.number !== row.number || window.services.join() !== (row.services ?? []).join() || !window.departmentId.equals(department._id);
  return [found.name !== row.name, changed, !found.parentId?.equals(hall._id)];
}

async function byCode(rows: ImportedRow<Columns>[]): Promise<Map<string, OrganisationRecord>> {
  const codes = new Set(rows.flatMap(({ value }) => [value.code, value.hallCode, value.departmentCode]));
  const found = await native(OrganisationModel).find({ code: { $in: [...codes] } }).toArray();
  return new Map(found.map((one) => [one.code, one]));
}
