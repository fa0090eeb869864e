import type { VillageDraftDue, VillageDraftOpened } from '../../../../contracts/village-draft';
import { accountOf, draftKey, emptyDraft, emptyLine, faultsOf, photosOf, requestOf, rowProblem, typedFrom, whyNotSend, type AccountKnown, type TypedDraft } from './draft';

const due: VillageDraftDue = {
  village: { id: 'a'.repeat(24), name: '石桥村' },
  item: { code: 'F0', name: '每月收支账', form: 'accounts', help: '', columns: [] },
  period: { key: '2026-10', label: '2026年10月', from: '2026-10-01', to: '2026-10-31' },
  matter: null,
  owed: null,
  urged: null,
  state: null,
  mine: false,
  version: null,
  correction: false,
  returned: null,
};
const known: AccountKnown = { before: { monthKey: '2026-09', closing: 3_000_000 }, entries: [{ code: 'F2.2', name: '发包' }, { code: 'F3.4', name: '管理费' }], voucherFrom: 100_000 };
const there = { id: 'p1', preview: 'a.jpg', token: 't'.repeat(32) };
const line = { ...emptyLine, date: '8', entry: 'F2.2', what: ' 承包费 ', amount: '1,280.5' };
const typed: TypedDraft = { ...emptyDraft(known.before), receipts: [line], closing: '31280.50' };
const why = (draft: TypedDraft, of = due) => whyNotSend(draft, of, known);

test('what is typed becomes whole fen and days of the month', () =>
  expect(accountOf(typed, '2026-10')).toEqual({ form: 'accounts', opening: 3_000_000, receipts: [{ day: '2026-10-08', entry: 'F2.2', what: '承包费', amount: 128_050, party: '', voucher: '', voucherFileIds: [] }], payments: [], closing: 3_128_050, note: '' }));

test('a draft begins with the last closing, and never with a closing of its own', () => expect(emptyDraft(known.before)).toMatchObject({ from: null, opening: '30000', closing: '' }));

test.each([
  ['nothing typed', { ...emptyDraft(null) }, '请填上月结余'],
  ['no closing', { ...typed, closing: '' }, '请填月末结余'],
  ['no line', { ...typed, receipts: [] }, '还没有一笔收支'],
  ['a day that is none', { ...typed, receipts: [{ ...line, date: '32' }] }, '收入第 1 笔：日期 2026-10-32，不在这个月里'],
  ['no entry', { ...typed, receipts: [{ ...line, entry: '' }] }, '收入第 1 笔：没有选收入项目'],
  ['an empty line', { ...typed, payments: [emptyLine] }, '支出第 1 笔：日期 没有填，不在这个月里'],
  ['all of it', typed, null],
  ['a sum that does not agree: it is told, and sent as it is', { ...typed, closing: '1' }, null],
  ['a photo under way', { ...typed, photos: [there, { id: 'p2', preview: 'b.jpg' }] }, '正在传照片 1 / 2 张'],
  ['a voucher that did not get there', { ...typed, receipts: [{ ...line, photos: [{ id: 'p2', preview: 'b.jpg', failed: true }] }] }, '有照片没传上，请重传或去掉'],
  ['declared', { ...emptyDraft(null), nothing: true }, null],
])('%s: the button says why', (_what, draft, words) => expect(why(draft)).toBe(words));

test('a payment beyond the sum asks for its voucher, and has it once the picture is there', () => {
  const paid = (photos: TypedDraft['photos']) => ({ ...typed, payments: [{ ...line, entry: 'F3.4', amount: '5000', photos }] });
  expect([faultsOf(paid([]), due, known).map(({ kind }) => kind), faultsOf(paid([there]), due, known).map(({ kind }) => kind)]).toEqual([['balance', 'voucher'], ['balance']]);
});

test('a table asks for what its columns require, a text for words', () => {
  const table: VillageDraftDue = { ...due, item: { ...due.item, form: 'table', columns: [{ key: 'a', title: '姓名', kind: 'name', required: true }, { key: 'b', title: '备注', kind: 'text', required: false }] } };
  expect([why(typed, table), why({ ...typed, rows: [['甲', '']] }, table), why({ ...typed, rows: [['甲'], [' ', '有']] }, table)]).toEqual(['还没有填一行', null, '第 2 行少了“姓名”']);
  expect([rowProblem([], table), rowProblem(['甲'], table)]).toEqual(['少了“姓名”', null]);
  expect(requestOf({ ...typed, rows: [['甲', '']], note: ' 说明 ' }, table).content).toMatchObject({ form: 'table', rows: [['甲', '']], note: '说明' });
  const text: VillageDraftDue = { ...due, item: { ...due.item, form: 'text' } };
  expect([why(typed, text), requestOf({ ...typed, text: ' 做了 ' }, text).content]).toEqual(['请先写内容', { form: 'text', text: '做了' }]);
});

test('pictures go by what the server knows them by; where nothing happened none go', () => {
  const draft = { ...typed, photos: [there], receipts: [{ ...line, photos: [{ ...there, token: 'u'.repeat(32) }] }] };
  expect(requestOf(draft, due)).toMatchObject({ villageId: 'a'.repeat(24), itemCode: 'F0', periodKey: '2026-10', nothing: false, photos: ['t'.repeat(32)], content: { receipts: [{ voucherFileIds: ['u'.repeat(32)] }] } });
  expect(requestOf({ ...draft, nothing: true }, due)).toMatchObject({ nothing: true, content: null, photos: [] });
});

test('what the server has is typed as it was, its pictures where they belong', () => {
  const ids = ['b'.repeat(24), 'c'.repeat(24)];
  const opened: VillageDraftOpened = { version: 7, nothing: false, content: { ...accountOf({ ...typed, note: '补记' }, '2026-10'), receipts: [{ day: '2026-10-08', entry: 'F2.2', what: '承包费', amount: 128_050, party: '合作社', voucher: '记-12', voucherFileIds: [ids[0]!] }] }, pictures: ids.map((id) => ({ id, preview: 'data:' })), documents: [] };
  const draft = typedFrom(opened, known.before);
  expect(draft).toMatchObject({ from: 7, opening: '30000', closing: '31280.5', note: '补记', receipts: [{ date: '8', amount: '1280.5', party: '合作社', voucher: '记-12', photos: [{ token: ids[0] }] }], photos: [{ token: ids[1] }] });
  expect(photosOf(draft).map(({ id }) => id)).toEqual([ids[1], ids[0]]);
  expect(requestOf(draft, due)).toMatchObject({ photos: [ids[1]], content: opened.content });
});

test('each item is kept under a name of its own', () => expect(draftKey(due)).toBe(`${'a'.repeat(24)} F0 2026-10`));
