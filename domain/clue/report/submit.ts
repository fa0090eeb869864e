import type { ReportOpening, ReportSubmitted, SubmitReportRequest } from '../../../contracts/clue-report';
import { ceremonyInForce, shanghaiDay, systemContext, type Clock, type Context } from '../../kernel';
import { takeAttachments } from './attachments';
import { findClueDistrict } from '../district';
import { takeReport } from './receive';
import { acceptBy } from '../terms';
import { offeredTopics } from '../topics';

/** A reporter is a citizen of whom nothing is known, by name or without. */
const reporter = (clock: Clock): Context => ({ actor: { kind: 'citizen' }, clock });

/** Handed in by the reporter himself. @throws Fault reportingClosed, badRequest, notReady */
export async function submitReport(clock: Clock, { submissionKey, attachments, identity, tellByPhone, via, ...fields }: Omit<SubmitReportRequest, 'task'>): Promise<ReportSubmitted> {
  const files = await takeAttachments(attachments, { named: identity !== null });
  const { receiptCode, acceptBy } = await takeReport(reporter(clock), { submissionKey, fields, identity, tellByPhone, files, channel: via });
  return { receiptCode, acceptBy };
}

/** Reports can be sealed: from the ceremony on, while it is the one that was pinned. */
export async function reportingIsOpen(): Promise<boolean> {
  return (await ceremonyInForce()) !== null && (await findClueDistrict()) !== null;
}

/** What the first page needs. */
export async function reportOpening(clock: Clock, webAddress: string): Promise<ReportOpening> {
  const district = await findClueDistrict();
  return {
    open: await reportingIsOpen(),
    districtName: district?.name ?? '',
    topics: await offeredTopics(systemContext('clue.opening', clock)),
    acceptBy: acceptBy(shanghaiDay(clock.now())),
    webAddress,
  };
}
