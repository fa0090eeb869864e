import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { OfficerReportListQuery, OfficerReportSummary } from '../../contracts/officer-report';
import { authorize, cursorAfter, cursorValue, fail, native, ObjectId, scopeFilter, shanghaiInstant, type Context } from '../kernel';
import { OfficerReportModel, type OfficerReport } from './model';
import { ownUnits } from './policy';
import { summaryOf } from './present';

type Filter = mongoose.mongo.Filter<OfficerReport>;
export type ReportFilters = Omit<OfficerReportListQuery, 'cursor' | 'limit'>;
const reports = () => native(OfficerReportModel);
const newestFirst = { submittedAt: -1, _id: -1 } as const;
const dayMs = 86_400_000;

/** One page within the viewer's scope, newest first; no words in it. */
export async function listOfficerReports(ctx: Context, query: OfficerReportListQuery): Promise<Page<OfficerReportSummary>> {
  const filter = await reportFilter(ctx, query);
  const found = (await reports()
    .find({ $and: [filter, afterCursor(query.cursor)] } as Filter, { sort: newestFirst, limit: query.limit + 1, projection: { content: 0 } })
    .toArray()) as OfficerReport[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const nextCursor = found.length > query.limit && last ? cursorAfter(`${last.submittedAt.toISOString()} ${last._id.toHexString()}`) : null;
  return { items: shown.map((report) => summaryOf(ctx, report)), nextCursor, total: await reports().countDocuments(filter) };
}

/** The whole list, for an export. */
export async function* eachOfficerReport(ctx: Context, query: ReportFilters): AsyncGenerator<OfficerReport> {
  for await (const report of reports().find(await reportFilter(ctx, query), { sort: newestFirst, projection: { content: 0 } })) yield report as OfficerReport;
}

/** @throws Fault notFound, also for what lies outside the scope or is about the viewer's own unit; forbidden */
export async function visibleReport(ctx: Context, id: string | ObjectId): Promise<OfficerReport> {
  const report = (ObjectId.isValid(id) ? ((await reports().findOne({ _id: new ObjectId(id) })) as OfficerReport | null) : null) ?? fail('notFound');
  authorize(ctx.actor, 'officerReport.list', report);
  const own = new Set((await ownUnits(ctx.actor)).map(String));
  return report.unitPath.some((unit) => own.has(unit.toHexString())) ? fail('notFound') : report;
}

/** The scope is always part of it, and so is that nobody sees what is about his own unit. */
export async function reportFilter(ctx: Context, query: ReportFilters): Promise<Filter> {
  const submittedAt = {
    ...(query.from ? { $gte: shanghaiInstant(query.from, '00:00') } : {}),
    ...(query.to ? { $lt: new Date(shanghaiInstant(query.to, '00:00').getTime() + dayMs) } : {}),
  };
  return {
    ...scopeFilter(ctx.actor, 'officerReport.list'),
    unitPath: { $nin: await ownUnits(ctx.actor) },
    ...(query.state ? { state: query.state } : {}),
    ...(query.organisationId ? { 'organisation.id': new ObjectId(query.organisationId) } : {}),
    ...(query.from || query.to ? { submittedAt } : {}),
  } as Filter;
}

function afterCursor(cursor: string | undefined): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [at, id] = value.split(' ');
  const submittedAt = new Date(at ?? '');
  if (Number.isNaN(submittedAt.getTime()) || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { submittedAt: { $lte: submittedAt }, $or: [{ submittedAt: { $lt: submittedAt } }, { _id: { $lt: new ObjectId(id) } }] };
}
