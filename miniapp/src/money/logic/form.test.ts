import { amountOff, entryOff, fenOf, numberFrom, numberOf, suggested } from './form';

test('a number is read however it was typed', () => {
  for (const typed of ['TJ-2026-0001', 'tj 2026 0001', 'tj20260001', 'TJ－2026－0001']) expect(numberOf(typed)).toBe('TJ-2026-0001');
  expect(numberOf('WL-2026-0001')).toBe('WL20260001');
});

test('the code on the paper brings the number, and nothing else', () => {
  const link = 'https://pingyi.example.gov.cn/money/repay/index?number=TJ-2026-0001';
  expect([numberFrom({ number: 'tj-2026-0001' }), numberFrom({ q: encodeURIComponent(link) }), numberFrom({ q: link })]).toEqual(Array(3).fill('TJ-2026-0001'));
  expect([numberFrom({}), numberFrom({ number: '123456' }), numberFrom({ q: '%' }), numberFrom({ q: `${link}<x>` })]).toEqual(['', '', '', 'TJ-2026-0001']);
});

test('the button says what is missing', () => {
  expect(entryOff('', '')).toBe('请写单号');
  expect(entryOff('TJ-2026', '123456')).toBe('单号像 TJ-2026-0001');
  expect(entryOff('TJ-2026-0001', '1234')).toBe('缴款码还差 2 位');
  expect(entryOff('zd20260012', '123 456')).toBeNull();
});

test('an amount is whole fen, no more than is owed, no more than WeChat takes', () => {
  expect([fenOf('1,234.5'), fenOf('0.01'), fenOf('1.234'), fenOf('-1'), fenOf('')]).toEqual([123_450, 1, null, null, null]);
  expect(amountOff('100', 9_999, null)).toBe('比还没有缴的多');
  expect(amountOff('60000', null, 5_000_000)).toBe('一次最多付 5 万元，可以分几次');
  expect(amountOff('0', null, null)).toBe('金额要大于 0');
  expect(amountOff('99.99', 9_999, 5_000_000)).toBeNull();
});

test('by instalments the next part is suggested, less what was paid of it', () => {
  const part = (amount: number, paid = false) => ({ amount, due: '2026-12-15', paid });
  const left = { left: 9_000, paid: 0, wechatMost: 5_000_000 };
  expect(suggested({ ...left, plan: [part(9_000)] })).toBe(9_000);
  expect(suggested({ ...left, plan: [part(4_000), part(5_000)] })).toBe(4_000);
  expect(suggested({ ...left, left: 3_500, paid: 5_500, plan: [part(4_000, true), part(2_000), part(3_000)] })).toBe(500);
  expect(suggested({ ...left, plan: [] })).toBe(9_000);
  expect(suggested({ left: 9_000_000, paid: 0, plan: [part(9_000_000)], wechatMost: 5_000_000 })).toBe(5_000_000);
});
