import type { DisclosureContent } from '../../../contracts/disclosure';
import { changesBetween as between } from './differences';

const changesBetween = (before: DisclosureContent | null, after: DisclosureContent | null, samePeriod = true) => between(before, after, { nameOf: (entry) => (entry === 'F3.5' ? '集体公益福利支出' : entry), samePeriod });
const columns = [
  { key: 'name', title: '姓名', kind: 'name', required: true },
  { key: 'amount', title: '金额', kind: 'money', required: true },
] as const;
const table = (rows: string[][]): DisclosureContent => ({ form: 'table', columns: [...columns], rows, note: '' });

test('two of one name: the one that is the same stays, the other is the one that changed', () => {
  const before = table([['张**', '100.00'], ['张**', '200.00'], ['李**', '50.00']]);
  const after = table([['张**', '200.00'], ['张**', '130.00'], ['王**', '10.00']]);
  expect(changesBetween(before, after)).toEqual({
    form: 'table',
    titles: ['姓名', '金额'],
    same: 1,
    changed: [{ row: ['张**', '130.00'], cells: [{ column: 1, before: '100.00' }] }],
    added: [['王**', '10.00']],
    removed: [['李**', '50.00']],
    sums: [{ title: '行数', before: '3', after: '3' }, { title: '金额合计', before: '350.00', after: '340.00' }],
    note: null,
  });
});

test('a column that the table had not before is empty there', () => {
  const before: DisclosureContent = { form: 'table', columns: [columns[0]], rows: [['张**']], note: '' };
  expect(changesBetween(before, table([['张**', '1.00']]))).toMatchObject({ changed: [{ cells: [{ column: 1, before: '' }] }], added: [], removed: [] });
});

test('the note under a table is compared, too', () => {
  const noted = (note: string): DisclosureContent => ({ form: 'table', columns: [...columns], rows: [['张**', '1.00']], note });
  expect(changesBetween(noted('家住柳溪路'), noted(''))).toMatchObject({ same: 1, note: { before: '家住柳溪路', after: '' } });
});

test('a text, line by line', () => {
  expect(changesBetween({ form: 'text', text: '一\n二\n三' }, { form: 'text', text: '一\n三\n四' })).toEqual({ form: 'text', parts: [{ kind: 'same', text: '一' }, { kind: 'removed', text: '二' }, { kind: 'same', text: '三' }, { kind: 'added', text: '四' }] });
});

test('days and money are told in words, whichever way they are stored', () => {
  const since = { key: 'since', title: '从哪天起', kind: 'day', required: true } as const;
  const list = (rows: string[][]): DisclosureContent => ({ form: 'table', columns: [...columns, since], rows, note: '' });
  expect(changesBetween(list([['张**', '1480', '2026-11-04'], ['李**', '50', '2025-01-01']]), list([['张**', '1480', '2026-11-20'], ['王**', '2000.5', '2026-11-20']]))).toMatchObject({
    changed: [{ row: ['张**', '1,480.00', '2026年11月20日'], cells: [{ column: 2, before: '2026年11月4日' }] }],
    added: [['王**', '2,000.50', '2026年11月20日']],
    removed: [['李**', '50.00', '2025年1月1日']],
  });
});

const line = (entry: string, amount: number) => ({ day: '2026-10-09', entry, what: '办公', amount, party: '', voucher: '', voucherFileIds: [] });

test('another month of accounts: its sums, and no line, since none of them can be the same', () => {
  const month = (amount: number): DisclosureContent => ({ form: 'accounts', opening: 0, receipts: [], payments: [line('F3.5', amount)], closing: -amount, note: '' });
  expect(changesBetween(month(500), month(700), false)).toMatchObject({ sums: expect.arrayContaining([{ title: '集体公益福利支出', before: '5.00', after: '7.00' }]) as unknown, added: [], removed: [] });
});

test('accounts by their sums, then by entry', () => {
  const account = (payments: ReturnType<typeof line>[], closing: number): DisclosureContent => ({ form: 'accounts', opening: 10_000, receipts: [], payments, closing, note: '' });
  expect(changesBetween(account([line('F3.4', 1_000)], 9_000), account([line('F3.4', 1_000), line('F3.5', 500)], 8_500))).toEqual({
    form: 'accounts',
    sums: [
      { title: '上月结余', before: '100.00', after: '100.00' },
      { title: '收入合计', before: '0.00', after: '0.00' },
      { title: '支出合计', before: '10.00', after: '15.00' },
      { title: '月末结余', before: '90.00', after: '85.00' },
      { title: '集体公益福利支出', before: '0.00', after: '5.00' },
    ],
    added: ['10月9日 办公 −5.00 元'],
    removed: [],
    note: null,
  });
});

test('本期无发生 against content, and against itself', () => {
  expect(changesBetween(table([]), null)).toEqual({ form: 'nothing', before: false, after: true });
  expect(changesBetween(null, null)).toBeNull();
});
