import type { CalendarYear } from '../../../contracts/calendar';
import { monthDays, weeksOf } from './days';

const year2026: CalendarYear = {
  year: 2026,
  off: [{ name: '春节', from: '2026-02-15', to: '2026-02-23' }],
  work: ['2026-02-14', '2026-02-28'],
  source: '国务院办公厅关于2026年部分节假日安排的通知',
  builtIn: true,
  workingDays: 248,
};

test('a month says which days are off, made up, or weekend', () => {
  const { blanks, days } = monthDays(year2026, 2);
  expect(blanks).toBe(6);
  expect(days).toHaveLength(28);
  expect(days[14]).toMatchObject({ date: 15, kind: 'off', word: '春节' });
  expect(days[13]).toMatchObject({ kind: 'work', word: '班' });
  expect(days[6]).toMatchObject({ date: 7, kind: 'rest' });
  expect(days[8]).toMatchObject({ date: 9, kind: 'plain' });
});

test('weeks begin on Monday and have seven cells', () => {
  const weeks = weeksOf(year2026, 2);
  expect(weeks).toHaveLength(5);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeks[0]?.[6]).toMatchObject({ date: 1 });
});
