import { daysOfMonth, monthBefore, monthIsOver, spanWords, weeksOf } from './month';

const now = new Date('2026-11-20T01:00:00Z');

test('a month is whole, or up to today', () => {
  expect(daysOfMonth('2026-02', now)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(daysOfMonth('2026-11', now)).toEqual({ from: '2026-11-01', to: '2026-11-20' });
  expect([monthIsOver('2026-02', '2026-02-28'), monthIsOver('2026-11', '2026-11-20')]).toEqual([true, false]);
  // In Shanghai it is December already.
  expect(daysOfMonth('2026-12', new Date('2026-11-30T16:00:00Z'))).toEqual({ from: '2026-12-01', to: '2026-12-01' });
  expect(monthBefore('2026-03')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(monthBefore('2026-01')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

test('weeks run from Monday to Sunday and together are the month', () => {
  const weeks = weeksOf({ from: '2026-11-01', to: '2026-11-20' });
  expect(weeks).toEqual([{ from: '2026-11-01', to: '2026-11-01' }, { from: '2026-11-02', to: '2026-11-08' }, { from: '2026-11-09', to: '2026-11-15' }, { from: '2026-11-16', to: '2026-11-20' }]);
  expect(weeks.map(spanWords).slice(0, 2)).toEqual(['11月1日', '11月2日至11月8日']);
});
