import { z } from 'zod';
import { id } from './common';

/** GET /api/reports/monthly — 群众评议月报 as a Word document (docx) of a hall, a department, a town or the district. */
export const monthlyReportQuery = z.object({
  /** Default: all that the viewer sees. */
  organisationId: id.optional(),
  month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份写成 2026-10 这样'),
});
export type MonthlyReportQuery = z.infer<typeof monthlyReportQuery>;

/** 2026-10 → 2026年10月 */
export const monthLabel = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
