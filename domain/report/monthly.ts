import { monthLabel, type MonthlyReportQuery } from '../../contracts/report';
import { recordAccess, type Context } from '../kernel';
import { collect } from './collect';
import { fillDocument } from './document';
import { reportValues } from './words';

export interface MonthlyReport {
  bytes: Buffer;
  /** E.g. 群众评议月报 柳溪镇便民服务中心 2026年10月.docx */
  filename: string;
}

/** 群众评议月报 of one month and one scope; that it was taken out is on record. @throws Fault notFound, badRequest */
export async function monthlyReport(ctx: Context, { organisationId, month }: MonthlyReportQuery): Promise<MonthlyReport> {
  const facts = await collect(ctx, { month, ...(organisationId ? { organisationId } : {}) });
  const values = await reportValues(month, facts, ctx.clock.now());
  const bytes = await fillDocument('monthly-report', values);
  await recordAccess(ctx, { type: 'report', id: facts.scope.id }, 'report.downloaded', { month });
  return { bytes, filename: `群众评议月报 ${facts.scope.name.replace(/[\\/:*?"<>|]/g, '')} ${monthLabel(month)}.docx` };
}
