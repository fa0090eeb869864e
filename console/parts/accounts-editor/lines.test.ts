import { balancesOf, dayFrom, emptyLine, entryFrom, pasted, takenOver } from './lines';

const entries = [{ code: 'F2.2', name: '发包及上交收入' }, { code: 'F3.4', name: '管理费支出' }];
const place = { side: 'payments', monthKey: '2026-10', entries } as const;

test.each([
  ['12', '2026-10-12'],
  ['9-3', '2026-09-03'],
  ['2026/10/12', '2026-10-12'],
  ['2026年10月12日', '2026-10-12'],
  ['上旬', '上旬'],
])('%s is the day %s', (text, day) => expect(dayFrom(text, '2026-10')).toBe(day));

test('an entry is found by code, name or both, and only on its side', () =>
  expect(['F3.4', '管理费支出', 'F3.4 管理费支出', 'F2.2', '别的'].map((text) => entryFrom(text, entries, 'payments'))).toEqual(['F3.4', 'F3.4', 'F3.4', '', '']));

test('cells of a spreadsheet go in from one cell on; lines that are missing are added, what stands beside stays', () => {
  const lines = [{ ...emptyLine('2026-10-01'), what: '打印纸', party: '文具店' }];
  expect(pasted(lines, { index: 0, field: 'what' }, '路灯电费\t1,882.40\r\n路灯灯头\t4080 元\t电器商店\r\n', place)).toEqual([
    { ...emptyLine('2026-10-01'), what: '路灯电费', amount: 188_240, party: '文具店' },
    { ...emptyLine(), what: '路灯灯头', amount: 408_000, party: '电器商店' },
  ]);
  expect(pasted([], { index: 0, field: 'day' }, '8\tF3.4\t电费\t12\t供电所\t记001\t多出来的', place)).toEqual([{ day: '2026-10-08', entry: 'F3.4', what: '电费', amount: 1_200, party: '供电所', voucher: '记001', voucherFileIds: [] }]);
});

test('what is taken over stands in this month, without the voucher of the last', () => {
  const line = { ...emptyLine('2026-01-31'), what: '工资', amount: 5, voucher: '记001', voucherFileIds: ['a'] };
  expect(takenOver([line], { key: '2026-02', to: '2026-02-28' })).toEqual([{ ...line, day: '2026-02-28', voucher: '', voucherFileIds: [] }]);
});

test('the balance runs on from line to line', () => expect(balancesOf([{ ...emptyLine(), amount: 3 }, { ...emptyLine(), amount: 4 }], 10, -1)).toEqual([7, 3]));
