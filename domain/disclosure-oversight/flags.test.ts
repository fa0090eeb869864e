import fc from 'fast-check';
import type { AccountsContent, DisclosureContent } from '../../contracts/disclosure';
import { qualityOf } from './flags';

const line = (amount: number, what = '电费') => ({ day: '2026-10-08', entry: 'F3.4', what, amount, party: '', voucher: '', voucherFileIds: [] });
const account = (receipts: number[], payments: number[], opening = 100_000, off = 0): AccountsContent => ({
  form: 'accounts',
  opening,
  receipts: receipts.map((amount) => line(amount)),
  payments: payments.map((amount) => line(amount)),
  closing: opening + receipts.reduce((a, b) => a + b, 0) - payments.reduce((a, b) => a + b, 0) + off,
  note: '',
});
const table = (rows: string[][]): DisclosureContent => ({ form: 'table', columns: [{ key: 'name', title: '姓名', kind: 'name', required: true }, { key: 'amount', title: '金额', kind: 'money', required: true }], rows, note: '' });
const flagsOf = (content: DisclosureContent | null, before: DisclosureContent | null = null, on = '2026-11-05', due: string | null = '2026-11-15') => qualityOf({ content, on, due }, before);

test('an account that is off says by how much, one that agrees says nothing', () => {
  expect(flagsOf(account([500], [200], 100_000, 1250))).toEqual({ flags: ['sumsDisagree'], details: ['月末结余差 12.50 元'] });
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 7 }), fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 7 }), (receipts, payments) => !flagsOf(account(receipts, payments)).flags.includes('sumsDisagree')), { seed: 1 });
});

test('the total of a table is compared with its rows, cents and all', () => {
  expect(flagsOf(table([['甲', '0.10'], ['乙', '0.20'], ['合计', '0.30']])).flags).toEqual([]);
  expect(flagsOf(table([['甲', '1,000.00'], ['乙', '20.5'], ['合 计', '1,020.05']]))).toEqual({ flags: ['sumsDisagree'], details: ['“金额”合计差 0.45 元'] });
  expect(flagsOf(table([['甲', '1'], ['乙', '2']])).flags).toEqual([]);
});

test('round sums are pointed out from eight on, and a rate that is the same for all is none', () => {
  const thousands = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => n * 100_000);
  expect(flagsOf(account([], thousands, 100_000_000)).flags).toEqual(['roundFigures']);
  expect(flagsOf(account([], thousands.slice(1), 100_000_000)).flags).toEqual([]);
  expect(flagsOf(table(Array.from({ length: 30 }, (_, n) => [`户${n}`, '1000']))).flags).toEqual([]);
});

test('what was copied from the period before, however the days of an account differ', () => {
  const rows = [['甲', '300'], ['乙', '500']];
  expect(flagsOf(table(rows), table(rows)).flags).toEqual(['copied']);
  expect(flagsOf(table(rows), table([...rows].reverse())).flags).toEqual([]);
  const september = account([1234], [999]);
  expect(flagsOf({ ...september, payments: september.payments.map((one) => ({ ...one, day: '2026-11-02' })) }, september).flags).toEqual(['copied']);
  expect(flagsOf(table([]), table([])).flags).toEqual([]);
});

test('the day: in time, on the last day, late, and where none was due', () => {
  const content = table([['甲', '300']]);
  expect(flagsOf(content, null, '2026-11-14').flags).toEqual([]);
  expect(flagsOf(content, null, '2026-11-15').flags).toEqual(['lastMinute']);
  expect(flagsOf(null, null, '2026-11-16').flags).toEqual(['late']);
  expect(flagsOf(content, null, '2026-11-16', null).flags).toEqual([]);
});
