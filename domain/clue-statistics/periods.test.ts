import { Fault } from '../kernel';
import { daysOfMonth, monthOf, periodOf } from './periods';

const today = '2026-11-28';

test('a month ends on its last day or on the 25th, and every day belongs to exactly one', () => {
  expect(daysOfMonth('2026-02', 'lastDay')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(daysOfMonth('2026-01', 'day25')).toEqual({ from: '2025-12-26', to: '2026-01-25' });
  expect([monthOf('2026-12-25', 'day25'), monthOf('2026-12-26', 'day25'), monthOf('2026-12-31', 'lastDay')]).toEqual(['2026-12', '2027-01', '2026-12']);
});

test('the running period goes up to today, and last year’s up to the same day', () => {
  expect(periodOf({ period: 'quarter' }, 'lastDay', today)).toEqual({ label: '2026年第4季度', at: '2026-Q4', from: '2026-10-01', to: today, last: { from: '2025-10-01', to: '2025-11-28' }, running: true, months: ['2026-10', '2026-11'] });
  expect(periodOf({ period: 'month' }, 'day25', today)).toMatchObject({ label: '2026年12月', from: '2026-11-26', to: today, running: true });
  expect(periodOf({ period: 'quarter', at: '2026-Q1' }, 'day25', today)).toMatchObject({ from: '2025-12-26', to: '2026-03-25', running: false, months: ['2026-01', '2026-02', '2026-03'] });
  expect(periodOf({ period: 'year', at: '2024' }, 'lastDay', today)).toMatchObject({ label: '2024年', from: '2024-01-01', to: '2024-12-31', last: { from: '2023-01-01', to: '2023-12-31' }, running: false });
});

test('a leap day is compared with the day before it, and a period of one’s own has its months cut off', () => {
  expect(periodOf({ period: 'custom', from: '2024-02-29', to: '2024-04-02' }, 'lastDay', today)).toMatchObject({ label: '2024年2月29日至2024年4月2日', last: { from: '2023-02-28', to: '2023-04-02' }, months: ['2024-02', '2024-03', '2024-04'] });
});

test('what has not begun, or is no day, is refused', () => {
  for (const asked of [{ period: 'year', at: '2027' } as const, { period: 'custom', from: '2026-02-30', to: '2026-03-02' } as const]) expect(() => periodOf(asked, 'lastDay', today)).toThrow(Fault);
});
