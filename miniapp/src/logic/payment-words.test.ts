import { quantity, reckoning, yuan } from './payment-words';

test('sums have two decimals and separators', () => {
  expect([0, 5, 106_250, 123_456_789, -8500].map(yuan)).toEqual(['0.00', '0.05', '1,062.50', '1,234,567.89', '−85.00']);
});

test('a sum is told as it was worked out, as far as the list says', () => {
  expect(quantity(1250)).toBe('12.5');
  expect(reckoning({ quantity: 1250, rate: 8500 }, '亩')).toBe('12.5 亩 × 85.00 元');
  expect(reckoning({ quantity: 200, rate: null }, '人')).toBe('2 人');
  expect(reckoning({ quantity: null, rate: 8500 }, '亩')).toBeNull();
});
