import { z } from 'zod';
import { id, instant, pageQuery } from './common';

export const tableFormat = z.enum(['xlsx', 'csv']);
export type TableFormat = z.infer<typeof tableFormat>;
/** GET <a list's path>/export takes the list's own query and the format. */
export const exportQuery = z.object({ format: tableFormat.default('xlsx') });

export const importKind = z.enum(['organisations', 'windows', 'people', 'roster', 'hallSettings', 'invitations', 'fundReleases']);
export type ImportKind = z.infer<typeof importKind>;
export const importKindLabels: Record<ImportKind, string> = { organisations: '机构', windows: '窗口', people: '人员', roster: '值班', hallSettings: '大厅设置', invitations: '邀请名单', fundReleases: '资金拨付' };

export const importMaxBytes = 20 * 1024 * 1024;
export const importMaxRows = 300_000;
/** A report lists this many bad cells and counts the rest. */
export const importMaxProblems = 500;

/** checking → checked → running → done; failed and cancelled can be run again from where they stopped. */
export const importState = z.enum(['checking', 'checked', 'running', 'done', 'failed', 'cancelled']);
export type ImportState = z.infer<typeof importState>;
export const importStateLabels: Record<ImportState, string> = {
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
  /** No bad cell, and not run yet. */
  canRun: z.boolean(),
  canCancel: z.boolean(),
});
export type ImportRun = z.infer<typeof importRun>;
export const importListQuery = pageQuery;

/** GET /api/imports/templates/:kind — an xlsx with headers, an example row and notes. */
export const importTemplateParams = z.object({ kind: importKind });
/** POST /api/imports/:id/run and /cancel take no body. */
export const importParams = z.object({ id });
