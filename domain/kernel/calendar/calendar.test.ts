import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { addWorkingDays, calendarStatus, currentCalendar, dayNumber, dayOfNumber, dispatchEvents, fixedClock, formatDayChinese, isWorkingDay, listCalendarYears, loadCalendar, saveCalendarYear, shanghaiDay, shanghaiInstant, shanghaiTime, subscribe, systemContext, workingDaysBetween } from '..';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const ctx = systemContext('test', clock);

beforeEach(async () => {
  await clearDatabase();
  await loadCalendar();
});

/** 国务院办公厅 2024-2026: each stretch off, both ends included, and each make-up day. */
const notices: { year: number; workingDays: number; off: [string, string][]; work: string[] }[] = [
  { year: 2024, workingDays: 251, off: [['01-01', '01-01'], ['02-10', '02-17'], ['04-04', '04-06'], ['05-01', '05-05'], ['06-08', '06-10'], ['09-15', '09-17'], ['10-01', '10-07']], work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'] },
  { year: 2025, workingDays: 248, off: [['01-01', '01-01'], ['01-28', '02-04'], ['04-04', '04-06'], ['05-01', '05-05'], ['05-31', '06-02'], ['10-01', '10-08']], work: ['01-26', '02-08', '04-27', '09-28', '10-11'] },
  { year: 2026, workingDays: 248, off: [['01-01', '01-03'], ['02-15', '02-23'], ['04-04', '04-06'], ['05-01', '05-05'], ['06-19', '06-21'], ['09-25', '09-27'], ['10-01', '10-07']], work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'] },
];

describe.each(notices)('$year', ({ year, workingDays, off, work }) => {
  const daysOff = off.flatMap(([from, to]) => {
    const days: string[] = [];
    for (let day = dayNumber(`${year}-${from}`); day <= dayNumber(`${year}-${to}`); day += 1) days.push(dayOfNumber(day));
    return days;
  });

  test.each(daysOff)('%s is off', (day) => expect(isWorkingDay(day)).toBe(false));
  test.each(work.map((day) => `${year}-${day}`))('%s is a make-up working day', (day) => expect(isWorkingDay(day)).toBe(true));

  test('every other day is a working day from Monday to Friday and no other', () => {
    const named = new Set([...daysOff, ...work.map((day) => `${year}-${day}`)]);
    for (let number = dayNumber(`${year}-01-01`); number <= dayNumber(`${year}-12-31`); number += 1) {
      const day = dayOfNumber(number);
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      if (!named.has(day)) expect([day, isWorkingDay(day)]).toEqual([day, weekday >= 1 && weekday <= 5]);
    }
  });

  test(`has ${workingDays} working days`, () => expect(currentCalendar().workingDaysOfYear(year)).toBe(workingDays));
});

test.each([
  ['2024-04-30', 5, '2024-05-10'],
  ['2025-01-24', 15, '2025-02-20'],
  ['2025-09-26', 5, '2025-10-10'],
  ['2025-09-26', 15, '2025-10-23'],
  ['2026-02-13', 5, '2026-02-27'],
  ['2026-02-13', 15, '2026-03-12'],
  ['2026-09-18', 5, '2026-09-24'],
  ['2026-09-18', 15, '2026-10-15'],
])('%s + %i working days = %s', (from, count, to) => {
  expect(addWorkingDays(from, count)).toBe(to);
  expect(workingDaysBetween(from, to)).toBe(count);
  expect(workingDaysBetween(to, from)).toBe(-count);
  expect(addWorkingDays(to, -count) <= addWorkingDays(from, 1)).toBe(true);
});

test('nothing to add stays where it is, also on a day off', () => {
  expect(addWorkingDays('2026-10-01', 0)).toBe('2026-10-01');
  expect(workingDaysBetween('2026-10-01', '2026-10-01')).toBe(0);
});

test('days are those of Shanghai, whatever the machine thinks', () => {
  expect(shanghaiDay(new Date('2026-11-20T15:59:59.999Z'))).toBe('2026-11-20');
  expect(shanghaiDay(new Date('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
  expect(shanghaiTime(new Date('2026-11-20T16:05:00Z'))).toBe('00:05');
  expect(shanghaiInstant('2026-11-21', '17:30').toISOString()).toBe('2026-11-21T09:30:00.000Z');
  expect(() => dayNumber('2026-02-30')).toThrow('没有这一天');
  expect(() => shanghaiInstant('2026-11-21', '24:00')).toThrow();
});

test('days are written as a clerk says them', () => {
  expect(formatDayChinese('2026-11-23')).toBe('11月23日 周一');
  expect(formatDayChinese('2026-11-23', '2026-01-01')).toBe('11月23日 周一');
  expect(formatDayChinese('2025-11-21', '2026-11-20')).toBe('2025年11月21日 周五');
});

test('an unknown year counts weekends only, and a warning asks for it from November on', () => {
  expect(isWorkingDay('2027-01-01')).toBe(true);
  expect(isWorkingDay('2027-01-02')).toBe(false);
  expect(calendarStatus(new Date('2026-10-31T15:59:00Z')).warning).toBeNull();
  expect(calendarStatus(new Date('2026-10-31T16:00:00Z'))).toMatchObject({ lastKnownYear: 2026, warning: expect.stringContaining('2027 年') });
  expect(calendarStatus(new Date('2027-03-01T00:00:00Z')).warning).toContain('2027 年的节假日安排还没有录入，工作日现在只按周末推算');
});

describe('a year entered by staff', () => {
  const arrangement = { off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], work: ['2027-01-09'], source: '测试用的通知' };
  const seen: unknown[] = [];
  subscribe('calendar.changed', 'calendar.test', async (event) => void seen.push(event.payload));

  test('counts from then on, is listed with its source and told to others', async () => {
    await saveCalendarYear(ctx, 2027, arrangement);
    expect([isWorkingDay('2027-01-01'), isWorkingDay('2027-01-09')]).toEqual([false, true]);
    expect(calendarStatus(clock.now()).warning).toBeNull();
    expect((await listCalendarYears())[0]).toMatchObject({ year: 2027, builtIn: false, source: '测试用的通知' });
    await dispatchEvents(clock);
    expect(seen).toEqual([{ year: 2027 }]);
  });

  test('can be entered again, and may add local days to a year that came with the software', async () => {
    await saveCalendarYear(ctx, 2027, arrangement);
    await saveCalendarYear(ctx, 2027, { ...arrangement, work: [] });
    expect(isWorkingDay('2027-01-09')).toBe(false);
    const built = (await listCalendarYears()).find(({ year }) => year === 2026);
    await saveCalendarYear(ctx, 2026, { off: [...(built?.off ?? []), { name: '本地纪念日', from: '2026-08-12', to: '2026-08-12' }], work: built?.work ?? [], source: '本地规定' });
    expect(currentCalendar().workingDaysOfYear(2026)).toBe(247);
  });

  test('is refused with the field that is wrong', async () => {
    const fields = async (input: Partial<typeof arrangement>) => saveCalendarYear(ctx, 2027, { ...arrangement, ...input }).then(() => [], ({ fields: found }: { fields: { path: string }[] }) => found.map(({ path }) => path));
    expect(await fields({ work: ['2027-01-08'] })).toEqual(['work.0']);
    expect(await fields({ work: ['2027-01-02'] })).toEqual(['work.0']);
    expect(await fields({ off: [{ name: '元旦', from: '2026-01-01', to: '2026-01-03' }] })).toEqual(['off.0.to']);
    expect(await fields({ off: [{ name: '长假', from: '2027-02-01', to: '2027-03-03' }] })).toEqual(['off.0.to']);
  });
});
