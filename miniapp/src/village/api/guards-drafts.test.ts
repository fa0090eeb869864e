import { villageDrafts, villageDraftSent } from '../../../../contracts/village-draft';
import { isVillageDrafts, isVillageDraftSent } from './guards-drafts';

const column = { key: 'name', title: '姓名', kind: 'name', required: true };
const sample = {
  clerk: { name: '演示' },
  due: [{ village: { id: 'f'.repeat(24), name: '石桥村' }, item: { code: 'F0', name: '每月收支账', form: 'accounts', help: '', columns: [column] }, period: { key: '2026-10', label: '2026年10月', from: '2026-10-01', to: '2026-10-31' }, state: 'draft', mine: true }],
  before: [{ villageId: 'f'.repeat(24), monthKey: '2026-09', closing: 1 }],
  entries: [{ code: 'F2.1', name: '收入' }],
  voucherFrom: 100_000,
};
const sent = { title: '石桥村', faults: [{ stops: true, words: '差' }] };

test('what the contract allows is let in', () => {
  for (const one of [sample, { ...sample, clerk: null, due: [], before: [], entries: [] }, { ...sample, due: [{ ...sample.due[0], state: null }] }]) expect([villageDrafts.safeParse(one).success, isVillageDrafts(one)]).toEqual([true, true]);
  expect([villageDraftSent.safeParse(sent).success, isVillageDraftSent(sent)]).toEqual([true, true]);
});

const [due] = sample.due;
test.each([
  ['a clerk without a name', { ...sample, clerk: {} }],
  ['an unknown state', { ...sample, due: [{ ...due, state: 'lost' }] }],
  ['an unknown form', { ...sample, due: [{ ...due, item: { ...due!.item, form: 'picture' } }] }],
  ['a column of an unknown kind', { ...sample, due: [{ ...due, item: { ...due!.item, columns: [{ ...column, kind: 'x' }] } }] }],
  ['a period without its end', { ...sample, due: [{ ...due, period: { ...due!.period, to: undefined } }] }],
  ['a balance that is no whole number', { ...sample, before: [{ ...sample.before[0], closing: 1.5 }] }],
  ['entries that are none', { ...sample, entries: ['F2.1'] }],
  ['no sum', { ...sample, voucherFrom: undefined }],
])('%s is refused by both', (_what, broken) => expect([villageDrafts.safeParse(broken).success, isVillageDrafts(broken)]).toEqual([false, false]));
test('a fault without words is refused', () => expect(isVillageDraftSent({ ...sent, faults: [{ stops: true }] })).toBe(false));
