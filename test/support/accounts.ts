import { accountsItemCode, monthAfter, monthWords } from '../../contracts/accounts-rules';
import type { AccountLine, AccountsContent } from '../../contracts/disclosure';
import { PublicationModel, type Publication } from '../../domain/disclosure';
import { dayNumber, dayOfNumber, firstTrail, native, newOutbox, ObjectId, type OrganisationRecord } from '../../domain/kernel';
import { testClock, testContext } from './factories';

export const accountLine = (more: Partial<AccountLine> = {}): AccountLine => ({ day: '2026-10-12', entry: 'F3.4', what: '打印纸', amount: 12_000, party: '', voucher: '', voucherFileIds: [], ...more });

/** An account that adds up. */
export function accountsOf(monthKey: string, opening: number, received: number, paid: number): AccountsContent {
  const receipts = received > 0 ? [accountLine({ day: `${monthKey}-08`, entry: 'F2.2', what: '山塘承包费', amount: received })] : [];
  const payments = paid > 0 ? [accountLine({ day: `${monthKey}-12`, entry: 'F3.5', what: '路灯电费', amount: paid })] : [];
  return { form: 'accounts', opening, receipts, payments, closing: opening + received - paid, note: '' };
}

interface PublishOptions {
  edition?: number;
  corrects?: Publication | null;
  nothing?: boolean;
  attachments?: ObjectId[];
}

/** As it stands after publishing, with the event that tells of it. */
export async function publishAccounts(village: OrganisationRecord, town: OrganisationRecord, monthKey: string, content: AccountsContent | null, { edition = 1, corrects = null, nothing = content === null, attachments = [] }: PublishOptions = {}): Promise<Publication> {
  const at = testClock.now();
  const _id = new ObjectId();
  const by = { id: village._id, name: '测试' };
  const facts = {
    _id,
    title: `${village.name} ${monthWords(monthKey)}`,
    village: { id: village._id, name: village.name },
    town: { id: town._id, name: town.name },
    path: village.path,
    item: { code: accountsItemCode, name: '每月收支账', class: 'finance' as const, form: 'accounts' as const, audience: 'everyone' as const, version: 1 },
    period: { key: monthKey, label: monthWords(monthKey), from: `${monthKey}-01`, to: dayOfNumber(dayNumber(`${monthAfter(monthKey)}-01`) - 1) },
    edition,
    state: 'published' as const,
    nothing,
    content,
    attachments,
    ...{ looked: true, decisions: [], writers: [] },
    drafted: { at, by },
    updatedAt: at,
    steps: [],
    published: { at, on: `${monthAfter(monthKey)}-05`, due: `${monthAfter(monthKey)}-15`, lateWorkingDays: 0 },
    publicContent: content,
    publicFiles: attachments.map((id) => ({ id, name: '凭证.jpg', mediaType: 'image/jpeg', size: 1000 })),
    ...(corrects ? { publicReason: '写错了一笔' } : {}),
    corrects: corrects?._id ?? null,
    correction: corrects ? { reason: '写错了一笔', earlierPublishedOn: corrects.published!.on } : null,
    replacedBy: null,
    listedAt: at,
  };
  const payload = { publicationId: _id.toHexString(), villageId: village._id.toHexString(), itemCode: accountsItemCode, periodKey: monthKey, edition, corrects: corrects?._id.toHexString() ?? null, onDay: facts.published.on };
  const publication: Publication = { ...facts, outbox: newOutbox(testContext(), [{ type: 'disclosure.published', payload }]), trail: firstTrail(testContext(), 'publication.published', {}, facts) };
  if (corrects) await native(PublicationModel).updateOne({ _id: corrects._id }, { $set: { state: 'replaced', replacedBy: _id }, $unset: { listedAt: '' } });
  await native(PublicationModel).insertOne(publication);
  return publication;
}
