import { daysFrom } from '../../control/days';
import { comingUp, dayLater, differenceWords, hourLater, instantAt, nextWorkingMorning } from './moves';
import { calendarSpan, timeLine } from './time-line';
import { timeAt } from './use-time';

const at = (day: string, time: string) => new Date(instantAt(day, time));
const calendarAround = (day: string) => {
  const { from, days } = calendarSpan(day);
  return daysFrom(from, days);
};

test.each([
  ['a Friday', '2026-11-20', '2026-11-23'],
  ['the day before a make-up Saturday', '2026-10-09', '2026-10-10'],
  ['the eve of a long holiday', '2026-09-30', '2026-10-08'],
])('the next working morning after %s', (_, day, next) => {
  expect(nextWorkingMorning(at(day, '17:45'), calendarAround(day))).toBe(instantAt(next, '08:00'));
});

test('no working morning is guessed where the calendar is not known', () => {
  expect(nextWorkingMorning(at('2026-11-20', '09:00'), [])).toBeNull();
});

test('steps of an hour and of a day keep minutes and seconds', () => {
  const now = new Date('2026-12-31T15:42:07.000Z');
  expect([hourLater(now), dayLater(now)]).toEqual(['2026-12-31T16:42:07.000Z', '2027-01-01T15:42:07.000Z']);
});

test('what is over does not come next, whatever the order it was told in', () => {
  const items = [{ at: '2026-12-30T01:00:00.000Z', text: '元旦前提醒' }, { at: '2026-11-23T00:30:00.000Z', text: '政治生日' }, { at: '2026-11-24T09:30:00.000Z', text: '首次联系到期' }];
  expect(comingUp(new Date('2026-11-23T00:30:00.000Z'), items).map(({ text }) => text)).toEqual(['首次联系到期', '元旦前提醒']);
});

test.each([
  [0, '和真实时间一样'],
  [29_000, '和真实时间一样'],
  [64 * 3_600_000, '比真实时间快 2 天 16 小时'],
  [-(24 * 60 + 5) * 60_000, '比真实时间慢 1 天 5 分钟'],
  [59.6 * 60_000, '比真实时间快 1 小时'],
])('%d ms ahead is said as %s', (aheadMs, words) => expect(differenceWords(aheadMs)).toBe(words));

test('the time line names holidays and make-up days and marks what comes on a day', () => {
  const upcoming = [{ at: instantAt('2026-09-28', '08:30'), text: '国庆前提醒' }, { at: instantAt('2026-10-20', '08:30'), text: '政治生日' }];
  const line = timeLine(at('2026-09-25', '12:00'), calendarAround('2026-09-25'), upcoming);
  expect(line.map(({ label, under, kind, place }) => [label, under, kind, place].join(' '))).toEqual([
    '22 二 working past',
    '23 三 working past',
    '24 四 working past',
    '25 中秋 off today',
    '26 中秋 off ahead',
    '27 中秋 off ahead',
    '28 一 working ahead',
    '29 二 working ahead',
    '30 三 working ahead',
    '1 国庆 off ahead',
    '2 国庆 off ahead',
    '10月20日 二 working later',
  ]);
  expect(line.filter(({ items }) => items.length > 0).map(({ day, items }) => [day, items])).toEqual([['2026-09-28', ['国庆前提醒']], ['2026-10-20', ['政治生日']]]);
});

test('a running clock goes on from where it was moved to, and never shows a moment before it', () => {
  const clock = { offsetMs: 3_600_000, running: true, now: '2026-11-24T00:00:00.700Z' };
  const shown = (real: string) => timeAt(clock, Date.parse(real)).now.toISOString();
  expect([shown('2026-11-23T23:00:00.000Z'), shown('2026-11-23T23:00:05.000Z')]).toEqual(['2026-11-24T00:00:00.700Z', '2026-11-24T00:00:05.000Z']);
});

test('a clock that stands falls behind the real time', () => {
  const clock = { offsetMs: 0, running: false, now: '2026-11-24T00:00:00.000Z' };
  expect(timeAt(clock, Date.parse('2026-11-24T01:00:00.000Z'))).toEqual({ now: new Date('2026-11-24T00:00:00.000Z'), aheadMs: -3_600_000 });
});

test('before the calendar is there, and in the night after midnight, the days are right', () => {
  const line = timeLine(at('2026-11-23', '00:05'), [], []);
  expect(line.find(({ place }) => place === 'today')).toMatchObject({ day: '2026-11-23', under: '一', kind: 'unknown' });
});
