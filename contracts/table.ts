import { z } from 'zod';
import { id, instant, pageQuery } from './common';

export const tableFormat = z.enum(['xlsx', 'csv']);
export type TableFormat = z.infer<typeof tableFormat>;
/** GET <a list's path>/export takes the list's own query and the format. */
export const exportQuery = z.object({ format: tableFormat.default('xlsx') });

export const importKind = z.enum(['organisations', 'windows', 'people', 'roster', 'hallSettings', 'invitations', 'fundReleases', 'payments', 'townReleases']);
export type ImportKind = z.infer<typeof importKind>;
export const importKindLabels: Record<ImportKind, string> = { organisations: '机构', windows: '窗口', people: '人员', roster: '值班', hallSettings: '大厅设置', invitations: '邀请名单', fundReleases: '资金拨付', payments: '发放明细', townReleases: '乡镇拨到村' };

export const importMaxBytes = 20 * 1024 * 1024;
export const importMaxRows = 300_000;
/** A report lists this many bad cells and counts the rest. */
export const importMaxProblems = 500;

/** Bad cells kept for the list that can be saved; beyond it whole columns are wrong. */
export const importMaxListed = 20_000;
/** Where headers are looked for, and how much of a sheet is shown to whoever says which column is which. */
export const importHeadRows = 12;

/**
 * checking → checked → running → done; failed and cancelled can be run again from where they stopped. A sheet in a
 * layout of its own is first read at its head, then its sender says which column is which.
 */
export const importState = z.enum(['reading', 'choosing', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled']);
export type ImportState = z.infer<typeof importState>;
export const importStateLabels: Record<ImportState, string> = {
  reading: '正在认列',
  choosing: '等您对列',
  checking: '正在检查',
  checked: '检查完了',
  running: '正在导入',
  done: '已导入',
  failed: '中断',
  cancelled: '已取消',
};

/** One bad cell. `row` and `column` are those the person sees in the sheet: 7 and C; column '' for the whole row. */
export const tableProblem = z.object({ row: z.number().int(), column: z.string(), header: z.string(), message: z.string() });
export type TableProblem = z.infer<typeof tableProblem>;

const fieldKey = z.string().regex(/^[a-z][A-Za-z]{2,29}$/, '列名不对');
/** What the sender of a sheet in a layout of its own says of it. */
export const importChoice = z.object({
  /** The row with the headers, as the sheet numbers it. */
  headerRow: z.number().int().min(1).max(importHeadRows),
  /** By our own field: the column of the sheet, from 0. */
  columns: z.record(fieldKey, z.number().int().min(0).max(199)),
  /** By our own field: what stands for every row, since the sheet does not say it. */
  fixed: z.record(fieldKey, z.string().trim().min(1).max(100)),
});
export type ImportChoice = z.infer<typeof importChoice>;

/** A field of ours, for whoever chooses. */
export const importField = z.object({ key: fieldKey, header: z.string(), required: z.boolean(), note: z.string() });
export type ImportField = z.infer<typeof importField>;

/** GET /api/imports/:id; also answers POST /api/imports (multipart: `kind`, `file`), which starts the check. */
export const importRun = z.object({
  id,
  kind: importKind,
  fileName: z.string(),
  state: importState,
  startedAt: instant,
  finishedAt: instant.nullable(),
  byName: z.string(),
  /** Rows with content seen so far, and how many of them are good. */
  rows: z.number().int(),
  goodRows: z.number().int(),
  problemCount: z.number().int(),
  problems: z.array(tableProblem),
  /** What the check foresees, then what the run did. */
  creates: z.number().int(),
  updates: z.number().int(),
  /** Rows of the sheet already applied; a run that stopped goes on after them. */
  appliedRows: z.number().int(),
  /** What stopped it, in words. */
  fault: z.string().nullable(),
  /** Good rows that were told and left out: what is there already, lines with totals. The first of them by row. */
  leftOut: z.number().int(),
  notes: z.array(tableProblem),
  /** Of a sheet in a layout of its own: its first rows, long numbers hidden, and our fields. Null elsewhere. */
  head: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })).nullable(),
  fields: z.array(importField).nullable(),
  /** Guessed first, then as it was chosen. */
  choice: importChoice.nullable(),
  canChoose: z.boolean(),
  /** No bad cell, and not run yet. */
  canRun: z.boolean(),
  canCancel: z.boolean(),
});
export type ImportRun = z.infer<typeof importRun>;
export const importListQuery = pageQuery.extend({ kind: importKind.optional() });
export type ImportListQuery = z.infer<typeof importListQuery>;

/** GET /api/imports/templates/:kind — an xlsx with headers, an example row and notes. */
export const importTemplateParams = z.object({ kind: importKind });
/** POST /api/imports (multipart `kind`, `file`, `fixed`): `fixed` is JSON of what is known of the sheet before it is read. */
export const startImportFields = z.object({
  kind: importKind,
  fixed: z
    .string()
    .max(2000)
    .transform((text, context) => {
      try {
        return importChoice.shape.fixed.parse(JSON.parse(text));
      } catch {
        context.addIssue({ code: 'custom', message: '固定的内容不对' });
        return z.NEVER;
      }
    })
    .optional(),
});
/** POST /api/imports/:id/run and /cancel take no body. */
export const importParams = z.object({ id });
