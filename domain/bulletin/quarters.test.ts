import { daysOfQuarter, finishedQuarters } from './quarters';

test('a quarter’s days, leap years included', () => {
  expect(daysOfQuarter('2026-Q3')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(daysOfQuarter('2028-Q1')).toEqual({ from: '2028-01-01', to: '2028-03-31' });
  expect(daysOfQuarter('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
});

test('only quarters that are over are offered', () => {
  expect(finishedQuarters('2026-09-30', 2)).toEqual(['2026-Q2', '2026-Q1']);
  expect(finishedQuarters('2026-10-01', 2)).toEqual(['2026-Q3', '2026-Q2']);
  expect(finishedQuarters('2027-01-01', 3)).toEqual(['2026-Q4', '2026-Q3', '2026-Q2']);
});
