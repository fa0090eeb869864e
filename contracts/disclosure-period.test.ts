import fc from 'fast-check';
import { disclosurePeriod, periodKey } from './disclosure';
import { dayOfMonth, daysIn, frequencyOf, matterKey, monthsOf, periodAfter, periodAt, periodicFrequencies, periodOf, periodsWithin } from './disclosure-period';

const day = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2059-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const frequency = fc.constantFrom(...periodicFrequencies);
const nextDay = (value: string): string => new Date(Date.parse(value) + 86_400_000).toISOString().slice(0, 10);

test.each([
  ['2026-11', '2026年11月', '2026-11-01', '2026-11-30'],
  ['2028-02', '2028年2月', '2028-02-01', '2028-02-29'],
  ['2026-Q4', '2026年四季度', '2026-10-01', '2026-12-31'],
  ['2026-H1', '2026年上半年', '2026-01-01', '2026-06-30'],
  ['2026-H2', '2026年下半年', '2026-07-01', '2026-12-31'],
  ['2026', '2026年', '2026-01-01', '2026-12-31'],
  ['2026-11-20.1', '2026年11月20日', '2026-11-20', '2026-11-20'],
  ['2026-11-20.2', '2026年11月20日（第 2 件）', '2026-11-20', '2026-11-20'],
])('%s is %s, from %s to %s', (key, label, from, to) => {
  expect(periodOf(key)).toEqual({ key, label, from, to });
  expect(disclosurePeriod.parse(periodOf(key))).toEqual(periodOf(key));
});

test('the period of a day holds that day, and its key names it again', () => {
  fc.assert(
    fc.property(frequency, day, (of, one) => {
      const period = periodAt(of, one);
      expect(period.from <= one && one <= period.to).toBe(true);
      expect(periodOf(period.key)).toEqual(period);
      expect(frequencyOf(period.key)).toBe(of);
      expect(periodKey.safeParse(period.key).success).toBe(true);
      for (const edge of [period.from, period.to]) expect(periodAt(of, edge)).toEqual(period);
    }),
  );
});

test('periods follow one another without a gap, and each has its months', () => {
  fc.assert(
    fc.property(frequency, day, (of, one) => {
      const period = periodAt(of, one);
      const next = periodAfter(period.key)!;
      expect(next.from).toBe(nextDay(period.to));
      expect(frequencyOf(next.key)).toBe(of);
      const months = (Number(next.from.slice(0, 4)) - Number(period.from.slice(0, 4))) * 12 + Number(next.from.slice(5, 7)) - Number(period.from.slice(5, 7));
      expect(months).toBe(monthsOf[of]);
    }),
  );
});

test('what lies within two days covers each of them once', () => {
  fc.assert(
    fc.property(frequency, day, fc.integer({ min: 0, max: 800 }), (of, from, length) => {
      const to = new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10);
      const periods = periodsWithin(of, from, to);
      expect(periods[0]).toEqual(periodAt(of, from));
      expect(periods.at(-1)).toEqual(periodAt(of, to));
      expect(new Set(periods.map(({ key }) => key)).size).toBe(periods.length);
      periods.slice(1).forEach((period, index) => expect(period.from).toBe(nextDay(periods[index]!.to)));
    }),
  );
});

test('a day of a month stays within it, also over the turn of a year', () => {
  expect([dayOfMonth(2026, 13, 15), dayOfMonth(2026, 2, 31), dayOfMonth(2028, 2, 31), dayOfMonth(2027, 0, 31)]).toEqual(['2027-01-15', '2026-02-28', '2028-02-29', '2026-12-31']);
  fc.assert(fc.property(fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, month) => expect(dayOfMonth(year, month + 1, 1)).toBe(nextDay(dayOfMonth(year, month, daysIn(year, month))))));
});

test('a matter of its own has no period after it', () => {
  expect(frequencyOf(matterKey('2026-11-20', 3))).toBeNull();
  expect(periodAfter(matterKey('2026-11-20', 3))).toBeNull();
});
