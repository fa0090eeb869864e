import { dayBefore, daysAgo } from './matter';

test.each([
  ['11', '8', '2026-11-08'],
  ['11', '20', '2026-11-20'],
  ['11', '21', '2025-11-21'],
  ['12', '31', '2025-12-31'],
  ['2', '30', null],
  ['2', '29', null],
  ['13', '1', null],
  ['', '5', null],
  ['1x', '5', null],
])('%s 月 %s 号 on 20 November 2026 is %s', (month, date, day) => expect(dayBefore(month, date, '2026-11-20')).toBe(day));
test('days before a day', () => expect([daysAgo('2026-11-20', 0), daysAgo('2026-11-01', 1), daysAgo('2026-01-01', 2)]).toEqual(['2026-11-20', '2026-10-31', '2025-12-30']));
