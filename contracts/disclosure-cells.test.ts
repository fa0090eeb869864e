import { balanceProblem, cellWords, pastedRows, tidyCell, withoutHeader } from './disclosure-cells';

test.each([
  ['day', '2026/1/5', '2026-01-05'],
  ['day', '2026年11月20日', '2026-11-20'],
  ['day', '去年', '去年'],
  ['money', '￥1,280.50元', '1280.50'],
  ['money', '五百', '五百'],
  ['number', '３人', '3'],
  ['name', ' 张演示 ', '张演示'],
  ['text', '３组', '３组'],
] as const)('a cell of %s: %s', (kind, typed, kept) => expect(tidyCell(kind, typed)).toBe(kept));

test.each([
  ['day', '2026-01-05', '2026年1月5日'],
  ['day', '2026-13-05', '2026-13-05'],
  ['money', '1280.5', '1,280.50'],
  ['money', '五百', '五百'],
  ['money', '', ''],
  ['text', '2026-01-05', '2026-01-05'],
] as const)('a cell of %s as it is read: %s', (kind, stored, read) => expect(cellWords(kind, stored)).toBe(read));

test('what was copied from a spreadsheet, cells with line ends and quotes too', () => {
  expect(pastedRows('张演示\t一组\r\n"李演示\n（户主）"\t"说""好""的"\r\n')).toEqual([
    ['张演示', '一组'],
    ['李演示 （户主）', '说"好"的'],
  ]);
});

test('a first line that repeats the titles is left out', () => {
  const columns = [{ key: 'name', title: '姓名', kind: 'name' as const, required: true }, { key: 'sum', title: '金额', kind: 'money' as const, required: true }];
  expect(withoutHeader([['姓名', '金额'], ['张演示', '1']], columns)).toEqual([['张演示', '1']]);
  expect(withoutHeader([['张演示', '1']], columns)).toEqual([['张演示', '1']]);
});

test('a sum that does not agree says by how much', () => {
  const line = { day: '2026-10-09', entry: 'F3.4', what: '办公', amount: 1_000, party: '', voucher: '', voucherFileIds: [] };
  expect(balanceProblem({ opening: 5_000, receipts: [], payments: [line], closing: 4_000 })).toBeNull();
  expect(balanceProblem({ opening: 5_000, receipts: [line], payments: [], closing: 4_000 })?.message).toContain('差 20.00 元');
});
