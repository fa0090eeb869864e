import { page } from '../../../contracts/common';
import { publicPublication, publicPublicationChanges, publicPublicationSummary, type ContentChanges, type DisclosureContent } from '../../../contracts/disclosure';
import { villageBoard, villageNews, villageNotices, villageSearch, publicVillageList } from '../../../contracts/village';
import { isBoard, isPublication, isPublicationChanges, isPublicationPage, isSearch, isVillageList, isVillageNews, isVillageNotices } from './guards-village';

const id = 'f'.repeat(24);
const village = { id, name: '石桥村', code: 'LX-01', kind: 'village', town: { id, name: '柳溪镇' } };
const line = { title: '2026年10月 每月收支账', group: '财务', on: '2026-11-05', lateWorkingDays: 0, corrected: false, nothing: false, target: { page: 'item', id } };
const duty = { code: 'F0', name: '每月收支账', period: '2026年11月', due: '2026-12-10', light: 'green', workingDays: 14 };
const summary = { id, village: { id, name: '石桥村' }, town: { id, name: '柳溪镇' }, item: { code: 'F0', name: '每月收支账', class: 'finance', form: 'accounts' }, period: { key: '2026-10', label: '2026年10月', from: '2026-10-01', to: '2026-10-31' }, nothing: false, edition: 2, publishedOn: '2026-11-05', due: null, lateWorkingDays: 0, corrected: true };
const accountLine = { day: '2026-10-12', entry: 'F0', what: '承包费', amount: 5, party: '', voucher: '', voucherFileIds: [id] };
const contents: DisclosureContent[] = [
  { form: 'text', text: '修路。' },
  { form: 'table', columns: [{ key: 'name', title: '姓名', kind: 'name', required: true }], rows: [['张**']], note: '' },
  { form: 'accounts', opening: 1, receipts: [accountLine], payments: [accountLine], closing: 1, note: '' },
];
const publication = { ...summary, state: 'published', content: contents[0], attachments: [{ id, name: '凭证.jpg', mediaType: 'image/jpeg', size: 12 }], checkedBy: '村务监督委员会', approvedBy: '柳溪镇', correction: { reason: '写错了', earlierId: id, earlierPublishedOn: '2026-11-01' }, replacedById: null, withdrawn: { files: [{ id, mediaType: 'image/jpeg', on: '2026-11-20' }], wordsOn: null } };
const edition = { id, edition: 1, publishedOn: '2026-11-01' };
const sums = [{ title: '行数', before: '1', after: '2' }];
const allChanges: (ContentChanges | null)[] = [
  null,
  { form: 'nothing', before: true, after: false },
  { form: 'text', parts: [{ kind: 'added', text: '420 米' }] },
  { form: 'accounts', sums, added: ['一笔'], removed: [], note: null },
  { form: 'table', titles: ['姓名'], added: [['张**']], removed: [], changed: [{ row: ['李**'], cells: [{ column: 0, before: '王**' }] }], same: 3, sums, note: { before: '', after: '照台账改正' } },
];
const changes = { reason: '写错了', earlier: edition, later: { ...edition, edition: 2 }, changes: allChanges[2] };

const pairs = [
  ['villages', publicVillageList, isVillageList, { items: [village], towns: [{ id, name: '柳溪镇', villages: 2 }] }],
  [
    'board',
    villageBoard,
    isBoard,
    { village, publishedThisYear: 3, account: { publicationId: id, period: '2026年10月', opening: 1, received: 2, paid: 3, closing: 0, on: '2026-11-05', lateWorkingDays: 0, corrected: false }, lines: { finance: [line], fund: [], project: [], power: [], affairs: [] }, duties: { next: [duty], yellow: 0, red: 0 } },
  ],
  ['notices', villageNotices, isVillageNotices, { village: { id, name: '石桥村' }, newest: [line], late: [duty] }],
  ['search', villageSearch, isSearch, { groups: [{ group: 'publications', items: [{ title: '账', note: '财务', target: line.target }], nextCursor: null, total: 1 }] }],
  ['news', villageNews, isVillageNews, { villages: [{ id, name: '石桥村' }], templateId: 'T', left: 1 }],
  ['publications', page(publicPublicationSummary), isPublicationPage, { items: [summary], nextCursor: null, total: 1 }],
  ['publication', publicPublication, isPublication, publication],
  ['changes', publicPublicationChanges, isPublicationChanges, changes],
] as const;

test.each(pairs)('%s: what the contract takes, the page takes; a broken field is refused by both', (_name, schema, guard, sample: Record<string, unknown>) => {
  expect(schema.safeParse(sample).success).toBe(true);
  expect(guard(sample)).toBe(true);
  for (const key of Object.keys(sample)) {
    const missing = Object.fromEntries(Object.entries(sample).filter(([other]) => other !== key));
    expect([key, guard(missing)]).toEqual([key, schema.safeParse(missing).success]);
    const broken = { ...sample, [key]: { wrong: true } };
    expect([key, schema.safeParse(broken).success, guard(broken)]).toEqual([key, false, false]);
  }
});

test.each(contents.map((content) => [content.form, content] as const))('a publication may hold a %s', (_form, content) => {
  expect([publicPublication.safeParse({ ...publication, content }).success, isPublication({ ...publication, content })]).toEqual([true, true]);
  expect(isPublication({ ...publication, content: { ...content, form: 'other' } })).toBe(false);
});

test.each(allChanges.map((one) => [one?.form ?? 'none', one] as const))('a difference may be: %s', (_form, one) => {
  expect([publicPublicationChanges.safeParse({ ...changes, changes: one }).success, isPublicationChanges({ ...changes, changes: one })]).toEqual([true, true]);
});
