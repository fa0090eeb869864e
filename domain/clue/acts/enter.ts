import type { z } from 'zod';
import type { clueEntryForm, enterClueRequest } from '../../../contracts/clue-registry';
import type { ReportSubmitted } from '../../../contracts/clue-report';
import { authorize, ceremonyInForce, native, OrganisationModel, type Context } from '../../kernel';
import { takeAttachments } from '../report/attachments';
import { clueDistrict } from '../district';
import { takeReport } from '../report/receive';
import { offeredTopics } from '../topics';

/** What the entry form offers: topics, and every village, community, town and department. */
export async function clueEntryFormFor(ctx: Context): Promise<z.input<typeof clueEntryForm>> {
  authorize(ctx.actor, 'clue.enter');
  const { id } = await clueDistrict();
  const found = await native(OrganisationModel).find({ path: id, kind: { $in: ['village', 'community', 'town', 'department'] }, active: true }, { projection: { name: 1, parentId: 1 }, sort: { code: 1 } }).toArray();
  const names = new Map(found.map((one) => [one._id.toHexString(), one.name]));
  const within = (parentId: unknown): string => names.get(String(parentId)) ?? '';
  return {
    open: (await ceremonyInForce()) !== null,
    topics: await offeredTopics(ctx),
    places: found.map(({ _id, name, parentId }) => ({ id: _id.toHexString(), name: within(parentId) ? `${name}（${within(parentId)}）` : name })),
  };
}

/**
 * Takes in what came by letter, visit or call, as if the reporter had handed it in himself: sealed, and to those only
 * who have nothing to do with it, which the clerk who enters it need not be.
 * @throws Fault forbidden, reportingClosed, badRequest (attachments that are gone, or are as they were sent where there is no name)
 */
export async function enterReport(ctx: Context, { submissionKey, channel, identity, attachments, ...fields }: z.output<typeof enterClueRequest>): Promise<ReportSubmitted> {
  authorize(ctx.actor, 'clue.enter');
  const files = await takeAttachments(attachments, { named: identity !== null });
  const { receiptCode, acceptBy } = await takeReport(ctx, { submissionKey, fields, identity, tellByPhone: false, files, channel });
  return { receiptCode, acceptBy };
}
