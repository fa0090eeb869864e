import type { ReminderPlanEntry } from '../../../../contracts/reminder';
import { spansOf } from './spans';

const entry = (day: string): ReminderPlanEntry => ({ day, occasion: 'newYear', eventDay: day, again: false, campaignId: null, title: '元旦', people: 1, guessed: false, planned: false });
const grouped = (days: readonly string[], today: string) => spansOf(days.map(entry), today).map(({ label, entries }) => [label, entries.map(({ day }) => day.slice(5))]);

test('days stand under today, this week, this month and the months to come', () => {
  expect(grouped(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-12-01', '2027-01-01'], '2026-11-20')).toEqual([
    ['今天', ['11-20']],
    ['这个星期剩下的', ['11-21', '11-22']],
    ['这个月剩下的', ['11-23']],
    ['12月', ['12-01']],
    ['2027年1月', ['01-01']],
  ]);
});

test('a Sunday ends its week, and an empty span is left out', () => {
  expect(grouped(['2026-11-23'], '2026-11-22')).toEqual([['这个月剩下的', ['11-23']]]);
  expect(grouped([], '2026-11-22')).toEqual([]);
});
