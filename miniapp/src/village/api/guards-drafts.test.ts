import { villageDraftOpened, villageDrafts, villageDraftSent, villageMatterRecorded } from '../../../../contracts/village-draft';
import { isNothing, isVillageDraftOpened, isVillageDrafts, isVillageDraftSent, isVillageMatterRecorded } from './guards-drafts';

const column = { key: 'name', title: '姓名', kind: 'name', required: true };
const due = {
  village: { id: 'f'.repeat(24), name: '石桥村' },
  item: { code: 'F0', name: '每月收支账', form: 'accounts', help: '', columns: [column] },
  period: { key: '2026-10', label: '2026年10月', from: '2026-10-01', to: '2026-10-31' },
  matter: '补偿款到账',
  owed: { due: '2026-11-16', light: 'red', workingDaysLeft: -4 },
  urged: { stage: 'manual', on: '2026-11-18', by: '演示' },
  state: 'draft',
  mine: true,
  version: 3,
  correction: false,
  returned: { by: '演示', at: '2026-11-18T02:00:00.000Z', reason: '日期不对' },
};
const sample = {
  clerk: { name: '演示' },
  villages: [{ id: 'f'.repeat(24), name: '石桥村', matters: [{ code: 'V6', name: '救助', periodic: true }] }],
  due: [due],
  before: [{ villageId: 'f'.repeat(24), periodKey: '2026-10', monthKey: '2026-09', closing: 1 }],
  entries: [{ code: 'F2.1', name: '收入' }],
  voucherFrom: 100_000,
};
const hit = { text: '张建国', kind: 'name', masked: '张**', count: 1, places: ['说明'], suggestion: 'mask', decision: null };
const sent = { title: '石桥村', version: 3, faults: [{ stops: true, words: '差' }], problems: [{ path: 'content', where: '内容', message: '还没有写' }], personal: [hit], attachments: 1 };
const line = { day: '2026-10-08', entry: 'F2.2', what: '承包费', amount: 1, party: '', voucher: '', voucherFileIds: ['f'.repeat(24)] };
const accounts = { form: 'accounts', opening: 1, receipts: [line], payments: [], closing: 2, note: '' };
const opened = { version: 3, nothing: false, content: accounts, pictures: [{ id: 'f'.repeat(24), preview: 'data:' }], documents: ['a.pdf'] };
const recorded = { item: '救助', due: '2026-11-30', workingDaysLeft: 5 };

test('what the contract allows is let in', () => {
  const bare = { ...due, matter: null, owed: null, urged: null, state: null, version: null, returned: null };
  for (const one of [sample, { ...sample, clerk: null, villages: [], due: [], before: [], entries: [] }, { ...sample, due: [bare] }]) expect([villageDrafts.safeParse(one).success, isVillageDrafts(one)]).toEqual([true, true]);
  for (const content of [accounts, { form: 'table', rows: [['甲']], note: '' }, { form: 'text', text: '做了' }, null]) expect([villageDraftOpened.safeParse({ ...opened, content }).success, isVillageDraftOpened({ ...opened, content })]).toEqual([true, true]);
  expect([villageDraftSent.safeParse(sent).success, isVillageDraftSent(sent), villageMatterRecorded.safeParse(recorded).success, isVillageMatterRecorded(recorded)]).toEqual([true, true, true, true]);
});

test.each([
  ['a clerk without a name', { ...sample, clerk: {} }],
  ['an unknown state', { ...sample, due: [{ ...due, state: 'lost' }] }],
  ['an unknown form', { ...sample, due: [{ ...due, item: { ...due.item, form: 'picture' } }] }],
  ['a column of an unknown kind', { ...sample, due: [{ ...due, item: { ...due.item, columns: [{ ...column, kind: 'x' }] } }] }],
  ['a period without its end', { ...sample, due: [{ ...due, period: { ...due.period, to: undefined } }] }],
  ['an unknown light', { ...sample, due: [{ ...due, owed: { ...due.owed, light: 'blue' } }] }],
  ['a return without its reason', { ...sample, due: [{ ...due, returned: { by: 'x', at: due.returned.at } }] }],
  ['a balance that is no whole number', { ...sample, before: [{ ...sample.before[0], closing: 1.5 }] }],
  ['entries that are none', { ...sample, entries: ['F2.1'] }],
  ['no sum', { ...sample, voucherFrom: undefined }],
])('%s is refused by both', (_what, broken) => expect([villageDrafts.safeParse(broken).success, isVillageDrafts(broken)]).toEqual([false, false]));
test.each([
  ['a fault without words', isVillageDraftSent, { ...sent, faults: [{ stops: true }] }],
  ['a word that nobody masks', isVillageDraftSent, { ...sent, personal: [{ ...hit, masked: undefined }] }],
  ['a content of no form', isVillageDraftOpened, { ...opened, content: { ...accounts, form: 'x' } }],
  ['an amount in words', isVillageDraftOpened, { ...opened, content: { ...accounts, receipts: [{ ...line, amount: '1' }] } }],
  ['a matter without its day', isVillageMatterRecorded, { ...recorded, due: null }],
  ['something where nothing is', isNothing, {}],
])('%s is refused', (_what, guard: (value: unknown) => boolean, broken) => expect(guard(broken)).toBe(false));
