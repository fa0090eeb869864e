import { calendarDays } from '../contract';
import { daysFrom } from './days';

test('names holidays, and knows a make-up Saturday from a free one', () => {
  const days = calendarDays.parse(daysFrom('2026-09-30', 12));
  expect(days.map(({ day }) => day.slice(5))).toEqual(['09-30', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07', '10-08', '10-09', '10-10', '10-11']);
  expect(days[0]).toEqual({ day: '2026-09-30', working: true, holiday: null });
  expect(days[1]).toEqual({ day: '2026-10-01', working: false, holiday: '国庆节' });
  expect(days.at(-2)).toEqual({ day: '2026-10-10', working: true, holiday: null });
  expect(days.at(-1)).toEqual({ day: '2026-10-11', working: false, holiday: null });
});

test('a weekend in a year without an arrangement is off and has no name', () => {
  expect(daysFrom('2031-01-04', 3).map(({ working, holiday }) => [working, holiday])).toEqual([[false, null], [false, null], [true, null]]);
});
