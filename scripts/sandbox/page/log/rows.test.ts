import type { LogEntry } from '../../contract';
import { byDay, countsOf, exactTime } from './rows';

const entry = (id: string, at: string, more: Partial<LogEntry> = {}): LogEntry => ({ id, at, direction: 'out', method: 'POST', what: '/cgi-bin/message/template/send', result: '0 ok', failed: false, milliseconds: 84, ...more });
const log = [
  entry('1', '2026-11-23T15:59:59.999Z'),
  entry('2', '2026-11-23T16:00:00.000Z', { direction: 'in' }),
  entry('3', '2026-11-24T00:30:00.412Z', { failed: true }),
];

test('counts are those of the day in Shanghai', () => {
  expect(countsOf('2026-11-24', log)).toEqual({ out: 1, in: 1, failed: 1 });
  expect(countsOf('2026-11-23', log)).toEqual({ out: 1, in: 0, failed: 0 });
});

test('the newest day and the newest entry come first', () => {
  expect(byDay(log).map(({ day, entries }) => [day, entries.map(({ id }) => id)])).toEqual([['2026-11-24', ['3', '2']], ['2026-11-23', ['1']]]);
});

test('times are those of Shanghai to the millisecond', () => expect(exactTime('2026-11-24T00:30:00.412Z')).toBe('08:30:00.412'));
