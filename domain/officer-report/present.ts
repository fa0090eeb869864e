import type { OfficerReportDetail, OfficerReportSummary } from '../../contracts/officer-report';
import { abilitiesOf, type Context } from '../kernel';
import { openContent, type OfficerReport } from './model';

/** What a list shows: everything but the words. */
export const summaryOf = (ctx: Context, report: OfficerReport): OfficerReportSummary => ({
  id: report._id.toHexString(),
  number: report.number,
  state: report.state,
  via: report.via,
  organisation: { id: report.organisation.id.toHexString(), name: report.organisation.name },
  submittedAt: report.submittedAt.toISOString(),
  photos: report.files.filter((file) => file.kind === 'photo').length,
  voices: report.files.filter((file) => file.kind === 'voice').length,
  hasPlace: report.hasPlace,
  abilities: abilitiesOf(ctx.actor, 'officerReport', report),
});

export const detailOf = (ctx: Context, report: OfficerReport): OfficerReportDetail => ({
  ...summaryOf(ctx, report),
  ...openContent(report),
  files: report.files.map(({ id, kind }) => ({ id: id.toHexString(), kind })),
  openedBy: report.openings.map(({ name, at }) => ({ name, at: at.toISOString() })),
});
