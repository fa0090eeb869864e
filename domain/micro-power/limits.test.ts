import { addWorkingDays } from '../kernel';
import { within } from './defaults/build';
import { asWorkingDays, dueOf, stoodOn } from './limits';

test.each([
  ['working days leave the weekend out', within(3, 'workingDays'), '2026-11-05', '2026-11-10'],
  ['days that end on a Saturday end on the Monday', within(5, 'days'), '2026-11-02', '2026-11-09'],
  ['days that end on a working day end there', within(7, 'days'), '2026-11-06', '2026-11-13'],
  ['a month from the last of January ends with February', within(1, 'months'), '2027-01-31', '2027-03-01'],
  ['days that end in the holidays of October end after them', within(3, 'days'), '2026-09-30', '2026-10-08'],
] as const)('%s', (_what, limit, from, due) => {
  expect(dueOf(limit, from)).toBe(due);
  // The kernel's deadline, counted in working days, falls on the same day.
  expect(addWorkingDays(from, asWorkingDays(limit, from))).toBe(due);
});

test('what must stand for some days has stood on the last of them, a Sunday too', () => expect(stoodOn({ ...within(5, 'days'), bound: 'atLeast' }, '2026-11-03')).toBe('2026-11-08'));
