import type { DisclosureContent } from '../../contracts/disclosure';
import { PublicationModel, type Publication } from '../../domain/disclosure';
import { createOrganisation, firstTrail, fixedClock, native, ObjectId, shanghaiInstant, systemContext, type OrganisationRecord } from '../../domain/kernel';
import { seededRandom } from '../demo/random';

const inTown = 30;
/** Months of accounts in a village; the rest of what it publishes are lists and texts. */
const months = 12;
const names = '石桥柳溪梨园青禾新塘上柳下槐长乐清河东沟西岭南坡北湾大营小庄';

export interface VillageFacts {
  villages: readonly OrganisationRecord[];
  publicationIds: readonly string[];
}

/** So many villages in towns of thirty, which have published so much between them; the same on every machine. */
export async function buildVillages(villageCount: number, publicationCount: number): Promise<VillageFacts> {
  const random = seededRandom(6);
  const ctx = systemContext('bench', fixedClock('2026-11-20T02:00:00Z'));
  const district = await createOrganisation(ctx, { kind: 'district', name: '青禾区', code: 'QH', parentId: null });
  const villages: OrganisationRecord[] = [];
  let town = district;
  for (let index = 0; index < villageCount; index += 1) {
    if (index % inTown === 0) town = await createOrganisation(ctx, { kind: 'town', name: `${random.pick([...names])}${random.pick([...names])}镇`, code: `T${index / inTown}`, parentId: district._id.toHexString() });
    villages.push(await createOrganisation(ctx, { kind: 'village', name: `${random.pick([...names])}${random.pick([...names])}村`, code: `V-${index}`, parentId: town._id.toHexString() }));
  }
  const publications: Publication[] = [];
  for (let index = 0; index < publicationCount; index += 1) publications.push(publicationOf(villages[index % villageCount] as OrganisationRecord, Math.floor(index / villageCount)));
  await native(PublicationModel).insertMany(publications);
  return { villages, publicationIds: publications.map(({ _id }) => _id.toHexString()) };
}

function publicationOf(village: OrganisationRecord, order: number): Publication {
  const ofAccounts = order < months;
  const month = `2026-${String((order % months) + 1).padStart(2, '0')}`;
  const at = shanghaiInstant(`${month}-05`, '09:00');
  const item = ofAccounts ? ({ code: 'F0', name: '每月收支账', class: 'finance', form: 'accounts', audience: 'everyone', version: 1 } as const) : ({ code: 'V6', name: '最低生活保障对象', class: 'affairs', form: 'table', audience: 'everyone', version: 1 } as const);
  const content = ofAccounts ? accounts(order) : table(order);
  return {
    _id: new ObjectId(),
    title: `${village.name} ${month} ${item.name}`,
    village: { id: village._id, name: village.name },
    town: { id: village.parentId as ObjectId, name: '柳溪镇' },
    path: village.path,
    item,
    period: ofAccounts ? { key: month, label: `2026年${(order % months) + 1}月`, from: `${month}-01`, to: `${month}-28` } : { key: `${month}-05.${Math.floor(order / months)}`, label: `2026年${(order % months) + 1}月`, from: `${month}-05`, to: `${month}-05` },
    edition: 1,
    state: 'published',
    nothing: false,
    content,
    attachments: [],
    ...{ looked: true, decisions: [], writers: [] },
    drafted: { at, by: { id: village._id, name: '经办' } },
    updatedAt: at,
    steps: [],
    published: { at, on: `${month}-05`, due: `${month}-10`, lateWorkingDays: 0 },
    publicContent: content,
    corrects: null,
    correction: null,
    replacedBy: null,
    listedAt: at,
    trail: firstTrail(systemContext('bench', fixedClock(at.toISOString())), 'publication.create', {}, {}),
  };
}

const line = (order: number, index: number): { day: string; entry: string; what: string; amount: number; party: string; voucher: string; voucherFileIds: string[] } => ({ day: '2026-10-12', entry: 'F0', what: `第 ${index} 笔支出，排水沟工程款`, amount: 10_000 + order * 100 + index, party: '', voucher: `记 ${index}`, voucherFileIds: [] });

/** As many lines as a village has in a month. */
function accounts(order: number): DisclosureContent {
  const receipts = Array.from({ length: 6 }, (_, index) => line(order, index));
  const payments = Array.from({ length: 24 }, (_, index) => line(order, index));
  const sum = (lines: typeof receipts): number => lines.reduce((total, { amount }) => total + amount, 0);
  return { form: 'accounts', opening: 10_000_000, receipts, payments, closing: 10_000_000 + sum(receipts) - sum(payments), note: '' };
}

const table = (order: number): DisclosureContent => ({
  form: 'table',
  columns: [
    { key: 'name', title: '姓名', kind: 'name', required: true },
    { key: 'group', title: '村民小组', kind: 'text', required: true },
    { key: 'amount', title: '每月金额', kind: 'money', required: true },
  ],
  rows: Array.from({ length: 40 }, (_, index) => ['张**', `${(index % 6) + 1} 组`, String(380 + order + index)]),
  note: '',
});
