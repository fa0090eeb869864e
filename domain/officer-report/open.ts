import type { OfficerReportDetail } from '../../contracts/officer-report';
import { auditedChange, fail, guardFiles, native, ObjectId, type Context } from '../kernel';
import { OfficerReportModel, type OfficerReport } from './model';
import { detailOf } from './present';
import { visibleReport } from './queries';

/**
 * Shows the words. The look is an entry in the report's chain, with its reason, made before anything is answered.
 * @throws Fault notFound, forbidden
 */
export async function openOfficerReport(ctx: Context, id: string, reason: string): Promise<OfficerReportDetail> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return fail('forbidden');
  const { _id } = await visibleReport(ctx, id);
  const opened = await auditedChange(OfficerReportModel, _id, ctx, 'officerReport.open', () => ({
    set: { state: 'read' },
    push: { openings: { accountId: actor.accountId, name: actor.name, at: ctx.clock.now() } },
    detail: { reason },
  }));
  return detailOf(ctx, opened);
}

// Pictures and recordings: whoever has opened the report, and may still see it.
guardFiles('officerReport', async (ctx, id, fileId) => {
  const { actor } = ctx;
  const report = ObjectId.isValid(id) ? ((await native(OfficerReportModel).findOne({ _id: new ObjectId(id) })) as OfficerReport | null) : null;
  if (actor.kind !== 'staff' || !report?.openings.some((opening) => opening.accountId === actor.accountId)) return false;
  if (!report.files.some((file) => file.id.toHexString() === fileId)) return false;
  return visibleReport(ctx, report._id).then(
    () => true,
    () => false,
  );
});
