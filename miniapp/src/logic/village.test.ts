import { yuan } from './yuan';
import { shortPeriod, villageFrom } from './village';

test.each([
  [{ village: 'a'.repeat(24) }, { by: 'id', id: 'a'.repeat(24) }],
  [{ code: 'LX-01' }, { by: 'code', code: 'LX-01' }],
  [{ scene: 'LX-01' }, { by: 'code', code: 'LX-01' }],
  [{ q: encodeURIComponent('https://qingjian.example/v/LX-01') }, { by: 'code', code: 'LX-01' }],
  [{ q: encodeURIComponent('https://qingjian.example/v/LX-01?from=board') }, { by: 'code', code: 'LX-01' }],
  [{ q: '%' }, null],
  [{ q: encodeURIComponent('https://qingjian.example/r/K7M2QX9P') }, null],
  [{ village: "'; drop", code: '../x' }, null],
  [{}, null],
])('%j opens %j', (query, opened) => expect(villageFrom(query)).toEqual(opened));

test('money is grouped, with two decimals, and never an approximate', () => {
  expect([yuan(12_846_000), yuan(-5), yuan(0), yuan(100_000_000_001)]).toEqual(['128,460.00', '−0.05', '0.00', '1,000,000,000.01']);
});

test('the year is left out while it is this one, in the village’s own time', () => {
  expect(shortPeriod('2026年10月', new Date('2026-11-20T07:42:00Z'))).toBe('10月');
  expect(shortPeriod('2026年12月', new Date('2026-12-31T17:00:00Z'))).toBe('2026年12月');
});
