import type { VillageDraftDue } from '../../../../contracts/village-draft';
import { accountOf, contentOf, draftKey, emptyDraft, emptyLine, faultsOf, whyNotSend, type AccountKnown, type TypedDraft } from './draft';

const due: VillageDraftDue = {
  village: { id: 'a'.repeat(24), name: '石桥村' },
  item: { code: 'F0', name: '每月收支账', form: 'accounts', help: '', columns: [] },
  period: { key: '2026-10', label: '2026年10月', from: '2026-10-01', to: '2026-10-31' },
  state: null,
  mine: false,
};
const known: AccountKnown = { before: { monthKey: '2026-09', closing: 3_000_000 }, entries: [{ code: 'F2.2', name: '发包' }, { code: 'F3.4', name: '管理费' }], voucherFrom: 100_000 };
const line = { date: '8', entry: 'F2.2', what: ' 承包费 ', amount: '1,280.5', party: '' };
const typed: TypedDraft = { ...emptyDraft(known.before), receipts: [line], closing: '31280.50' };
const why = (draft: TypedDraft, sending = false, of = due) => whyNotSend(draft, of, known, { sending });

test('what is typed becomes whole fen and days of the month', () =>
  expect(accountOf(typed, '2026-10')).toEqual({ form: 'accounts', opening: 3_000_000, receipts: [{ day: '2026-10-08', entry: 'F2.2', what: '承包费', amount: 128_050, party: '', voucher: '', voucherFileIds: [] }], payments: [], closing: 3_128_050, note: '' }));

test('a draft begins with the last closing, and never with a closing of its own', () => expect(emptyDraft(known.before)).toMatchObject({ opening: '30000', closing: '' }));

test.each([
  ['nothing typed', { ...emptyDraft(null) }, '请填上月结余'],
  ['no closing', { ...typed, closing: '' }, '请填月末结余'],
  ['no line', { ...typed, receipts: [] }, '还没有一笔收支'],
  ['a day that is none', { ...typed, receipts: [{ ...line, date: '32' }] }, '收入第 1 笔：日期 2026-10-32，不在这个月里'],
  ['no entry', { ...typed, receipts: [{ ...line, entry: '' }] }, '收入第 1 笔：没有选收入项目'],
  ['an empty line', { ...typed, payments: [emptyLine] }, '支出第 1 笔：日期 没有填，不在这个月里'],
  ['all of it', typed, null],
  ['a sum that does not agree: it is told, and sent as it is', { ...typed, closing: '1' }, null],
  ['declared', { ...emptyDraft(null), nothing: true }, null],
])('%s: the button says why', (_what, draft, words) => expect(why(draft)).toBe(words));

test('a photo under way is waited for', () => expect(why(typed, true)).toBe('照片还没传完'));

test('vouchers are no matter of the phone', () => expect(faultsOf({ ...typed, payments: [{ ...line, entry: 'F3.4', amount: '5000' }] }, due, known).map(({ kind }) => kind)).toEqual(['balance']));

test('a table asks for what its columns require, a text for words', () => {
  const table: VillageDraftDue = { ...due, item: { ...due.item, form: 'table', columns: [{ key: 'a', title: '姓名', kind: 'name', required: true }, { key: 'b', title: '备注', kind: 'text', required: false }] } };
  expect([why(typed, false, table), why({ ...typed, rows: [['甲', '']] }, false, table), why({ ...typed, rows: [['甲'], [' ', '有']] }, false, table)]).toEqual(['还没有填一行', null, '第 2 行少了“姓名”']);
  expect(contentOf({ ...typed, rows: [['甲', '']] }, table)).toMatchObject({ form: 'table', rows: [['甲', '']] });
  const text: VillageDraftDue = { ...due, item: { ...due.item, form: 'text' } };
  expect([why(typed, false, text), contentOf({ ...typed, text: ' 做了 ' }, text)]).toEqual(['请先写内容', { form: 'text', text: '做了' }]);
});

test('each item is kept under a name of its own', () => expect(draftKey(due)).toBe(`${'a'.repeat(24)} F0 2026-10`));
