import { officerReportInboxTexts } from '../../templates';
import { actorOf, deliver, defineTemplates, findAccountsWithRole, native, ObjectId, subscribe, type Context, type DomainEvent } from '../kernel';
import { OfficerReportModel, type OfficerReport } from './model';
import { visibleReport } from './queries';

defineTemplates(officerReportInboxTexts, { listed: false });

/** Told to those who may see it: that there is one, by its number, and nothing else. */
async function tellHandlers(event: DomainEvent, ctx: Context): Promise<void> {
  const report = (await native(OfficerReportModel).findOne({ _id: new ObjectId(String(event.payload.reportId)) })) as OfficerReport | null;
  if (!report) return;
  for (const { _id } of await findAccountsWithRole('integrityHandler', report.path)) {
    const accountId = _id.toHexString();
    const actor = await actorOf(accountId, ctx.clock);
    const sees = actor !== null && (await visibleReport({ ...ctx, actor }, report._id).then(() => true, () => false));
    if (!sees) continue;
    await deliver(ctx, { key: `${event.id}:officerReport.submitted:${accountId}`, to: { accountId }, template: 'officerReport.submitted', params: { number: report.number }, channels: ['inbox'], link: `/officer-reports?id=${report._id.toHexString()}` });
  }
}

subscribe('officerReport.submitted', 'officerReport.notice', tellHandlers);
