import { dayWords, instantWords, shanghaiDay } from './days';

const now = new Date('2026-11-20T07:42:00Z');

test('a day of this year has its weekday and no year', () => {
  expect(dayWords('2026-11-23', now)).toBe('11月23日 周一');
});

test('a day of another year says the year', () => {
  expect(dayWords('2027-01-04', now)).toBe('2027年1月4日 周一');
});

test('an instant is told in Shanghai time', () => {
  expect(instantWords('2026-11-20T07:42:00.000Z', now)).toBe('11月20日 周五 15:42');
  expect(instantWords('2026-11-20T16:05:00.000Z', now)).toBe('11月21日 周六 00:05');
});

test('the year turns in Shanghai, eight hours before it turns in UTC', () => {
  expect(dayWords('2027-01-01', new Date('2026-12-31T16:00:00Z'))).toBe('1月1日 周五');
  expect(shanghaiDay(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
});
