import type { DisclosureContent } from '../../contracts/disclosure';
import { itemFor, PublicationModel, type Publication } from '../../domain/disclosure';
import { findOrganisation, firstTrail, native, ObjectId, shanghaiInstant, type OrganisationRecord } from '../../domain/kernel';
import { publicationFacts } from '../../domain/disclosure/model';
import { testContext } from './factories';

export interface PublishedOverrides {
  item?: string;
  period?: Publication['period'];
  content?: DisclosureContent | null;
  on?: string;
  due?: string | null;
  lateWorkingDays?: number;
  nothing?: boolean;
  corrects?: Publication | null;
  /** Before it is published, or for party members: nothing of it is for everybody. */
  hidden?: boolean;
  attachments?: ObjectId[];
}

export const october: Publication['period'] = { key: '2026-10', label: '2026年10月', from: '2026-10-01', to: '2026-10-31' };
export const month = (number: number): Publication['period'] => ({ key: `2026-${String(number).padStart(2, '0')}`, label: `2026年${number}月`, from: `2026-${String(number).padStart(2, '0')}-01`, to: `2026-${String(number).padStart(2, '0')}-28` });

export const accounts = (opening = 16_166_200, received = 12_846_000, paid = 7_621_560): DisclosureContent => ({
  form: 'accounts',
  opening,
  receipts: [{ day: '2026-10-12', entry: 'F0', what: '果园承包费', amount: received, party: '', voucher: '', voucherFileIds: [] }],
  payments: [{ day: '2026-10-20', entry: 'F0', what: '三组排水沟工程款', amount: paid, party: '', voucher: '', voucherFileIds: [] }],
  closing: opening + received - paid,
  note: '',
});

/** What a village has published, put there as it is after approval. */
export async function buildPublished(village: Pick<OrganisationRecord, '_id' | 'name' | 'parentId' | 'path'>, overrides: PublishedOverrides = {}): Promise<Publication> {
  const { item: code = 'F0', period = october, on = '2026-11-05', due = '2026-11-10', lateWorkingDays = 0, nothing = false, corrects = null, hidden = false, attachments = [] } = overrides;
  const content = overrides.content === undefined ? accounts() : overrides.content;
  const item = await itemFor(code);
  const town = (await findOrganisation(village.parentId as ObjectId)) as OrganisationRecord;
  const at = shanghaiInstant(on, '09:00');
  const facts: Omit<Publication, 'trail'> = {
    _id: new ObjectId(),
    title: `${village.name} ${period.label} ${item.name}`,
    village: { id: village._id, name: village.name },
    town: { id: town._id, name: town.name },
    path: village.path,
    item: { code: item.code, name: item.name, class: item.class, form: item.form, audience: item.audience, version: item.version },
    period,
    edition: corrects ? corrects.edition + 1 : 1,
    state: 'published',
    nothing,
    content,
    attachments,
    ...{ looked: true, decisions: [], writers: [] },
    drafted: { at, by: { id: new ObjectId(), name: '测试经办' } },
    updatedAt: at,
    steps: [],
    published: { at, on, due, lateWorkingDays },
    corrects: corrects?._id ?? null,
    correction: corrects?.published ? { reason: '一笔支出写错了金额', earlierPublishedOn: corrects.published.on } : null,
    replacedBy: null,
    ...(hidden ? {} : { publicContent: content, publicFiles: attachments.map((id) => ({ id, name: '凭证.jpg', mediaType: 'image/jpeg', size: 1000 })), listedAt: at }),
    ...(corrects ? { publicReason: '一笔支出写错了金额' } : {}),
  };
  const publication = { ...facts, trail: firstTrail(testContext(), 'publication.create', {}, publicationFacts(facts)) };
  await native(PublicationModel).insertOne(publication);
  if (corrects) await native(PublicationModel).updateOne({ _id: corrects._id }, { $set: { state: 'replaced', replacedBy: publication._id }, $unset: { listedAt: '' } });
  return publication;
}

