import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { cancelDeadline, extendDeadline, findDeadlines, fixedClock, getDeadline, lightOf, loadCalendar, meetDeadline, openDeadline, openDeadlines, pauseDeadline, resumeDeadline, saveCalendarYear, settle, shanghaiInstant, subscribe, sweepDeadlines, systemContext, workingDaysLeft, type Deadline, type NewDeadline } from '..';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const ctx = systemContext('test', clock);
const told: string[] = [];
for (const colour of ['yellow', 'red']) subscribe(`deadline.${colour}`, 'deadlines.test', async (event) => void told.push(`${colour} ${event.payload.key}`));

beforeEach(async () => {
  await clearDatabase();
  await loadCalendar();
  told.length = 0;
  at('2026-11-20', '09:00');
});

function at(day: string, time: string): void {
  clock.set(shanghaiInstant(day, time).toISOString());
}
// 2026-11-20 is a Friday.
const open = (over: Partial<NewDeadline> = {}): Promise<Deadline> =>
  openDeadline(ctx, { key: 'k', kind: 'followUp.close', subject: { type: 'followUp', id: 'f'.repeat(24) }, path: ['d'.repeat(24)], debtor: { label: '回访员' }, from: '2026-11-20', workingDays: 5, ...over });
const light = async (key = 'k') => lightOf(await getDeadline(key), clock.now());
const left = async (key = 'k') => workingDaysLeft(await getDeadline(key), clock.now());

test('runs to the last millisecond of the n-th working day in Shanghai', async () => {
  const deadline = await open();
  expect(deadline).toMatchObject({ due: '2026-11-27', state: 'open' });
  expect(deadline.dueAt.toISOString()).toBe('2026-11-27T15:59:59.999Z');
  expect(deadline.yellowAt.toISOString()).toBe('2026-11-25T16:00:00.000Z');
  expect(deadline.redAt.toISOString()).toBe('2026-11-27T16:00:00.000Z');
});

test('opening the same key again answers the one there is', async () => {
  const first = await open();
  expect(await open({ workingDays: 9 })).toMatchObject({ _id: first._id, workingDays: 5 });
});

test('the light follows the clock: green, yellow with a day left, red when late', async () => {
  await open();
  expect([await light(), await left()]).toEqual(['green', 5]);
  at('2026-11-25', '23:59');
  expect([await light(), await left()]).toEqual(['green', 2]);
  at('2026-11-26', '00:00');
  expect([await light(), await left()]).toEqual(['yellow', 1]);
  at('2026-11-27', '23:59');
  expect([await light(), await left()]).toEqual(['yellow', 0]);
  at('2026-11-28', '10:00');
  expect([await light(), await left()]).toEqual(['red', -1]);
  at('2026-12-01', '10:00');
  expect([await light(), await left()]).toEqual(['red', -2]);
});

test('a deadline of one working day does not begin yellow', async () => {
  await open({ workingDays: 1 });
  expect(await light()).toBe('green');
  at('2026-11-23', '00:00');
  expect(await light()).toBe('yellow');
});

test('a time of day on the due day', async () => {
  await open({ atTime: '17:30' });
  at('2026-11-27', '17:30');
  expect(await light()).toBe('yellow');
  clock.advance(1);
  expect(await light()).toBe('red');
});

test('each crossing is told once, however many sweep', async () => {
  await open();
  await open({ key: 'other', workingDays: 10 });
  await settle(clock);
  at('2026-11-26', '08:00');
  await Promise.all([sweepDeadlines(clock), sweepDeadlines(clock), sweepDeadlines(clock)]);
  await settle(clock);
  expect(told).toEqual(['yellow k']);
  at('2026-11-28', '08:00');
  const counts = await Promise.all([sweepDeadlines(clock), sweepDeadlines(clock)]);
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  await settle(clock);
  await settle(clock);
  expect(told).toEqual(['yellow k', 'red k']);
});

test('what was never seen yellow tells red only', async () => {
  await open();
  at('2026-12-20', '08:00');
  await settle(clock);
  expect(told).toEqual(['red k']);
});

test('working days between pause and resumption are added', async () => {
  await open();
  at('2026-11-23', '10:00');
  await pauseDeadline(ctx, 'k', '等群众回家乡');
  expect([await light(), await left()]).toEqual(['paused', null]);
  at('2026-12-02', '10:00');
  await settle(clock);
  expect(told).toEqual([]);
  // Paused on Monday the 23rd, resumed on Wednesday the 2nd: 7 working days more.
  expect((await resumeDeadline(ctx, 'k')).due).toBe('2026-12-08');
  await expect(resumeDeadline(ctx, 'k')).rejects.toMatchObject({ code: 'wrongState' });
  expect((await getDeadline('k')).history).toMatchObject([{ act: 'open' }, { act: 'pause', reason: '等群众回家乡' }, { act: 'resume', dueBefore: '2026-11-27', dueAfter: '2026-12-08' }]);
});

test('resuming on the same day adds nothing', async () => {
  await open();
  await pauseDeadline(ctx, 'k', '记错了');
  expect((await resumeDeadline(ctx, 'k')).due).toBe('2026-11-27');
});

test('an extension moves the instants, and a crossing that lies ahead again is told again', async () => {
  await open();
  at('2026-11-30', '08:00');
  await settle(clock);
  expect(told).toEqual(['red k']);
  expect((await extendDeadline(ctx, 'k', 5, '等检测报告')).due).toBe('2026-12-04');
  expect(await light()).toBe('green');
  at('2026-12-03', '08:00');
  await settle(clock);
  at('2026-12-05', '08:00');
  await settle(clock);
  expect(told).toEqual(['red k', 'yellow k', 'red k']);
});

test('met or cancelled it is done, tells nothing and cannot be paused or extended', async () => {
  await open();
  await open({ key: 'gone' });
  await meetDeadline(ctx, 'k', '通话记录');
  await cancelDeadline(ctx, 'gone');
  await meetDeadline(ctx, 'k', '又一次');
  at('2026-12-20', '08:00');
  await settle(clock);
  expect(told).toEqual([]);
  expect(await light()).toBe('done');
  expect(await getDeadline('k')).toMatchObject({ state: 'met', proof: '通话记录', trail: { seq: 2 } });
  await expect(pauseDeadline(ctx, 'gone', '再说')).rejects.toMatchObject({ code: 'wrongState' });
  await expect(extendDeadline(ctx, 'k', 1, '再说')).rejects.toMatchObject({ code: 'wrongState' });
  await expect(meetDeadline(ctx, 'nobody')).rejects.toMatchObject({ code: 'notFound' });
  expect((await findDeadlines(['k', 'gone', 'nobody'])).length).toBe(2);
});

test('a new year in the calendar moves every open deadline and keeps the history', async () => {
  at('2026-12-28', '09:00');
  await open({ from: '2026-12-28', workingDays: 5 });
  await open({ key: 'paused', from: '2026-12-28', workingDays: 5 });
  await open({ key: 'met', from: '2026-12-28', workingDays: 5 });
  await pauseDeadline(ctx, 'paused', '等人');
  await meetDeadline(ctx, 'met');
  expect((await getDeadline('k')).due).toBe('2027-01-04');
  await saveCalendarYear(ctx, 2027, { off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], work: [], source: '测试用的通知' });
  await settle(clock);
  expect(await getDeadline('k')).toMatchObject({ due: '2027-01-05', history: [{ act: 'open' }, { act: 'recompute', dueBefore: '2027-01-04', dueAfter: '2027-01-05' }] });
  expect((await getDeadline('paused')).due).toBe('2027-01-05');
  expect((await getDeadline('met')).due).toBe('2027-01-04');
});

describe('a fixed day of the calendar', () => {
  const fixed = { from: '2026-11-20', dueOn: '2026-12-15', workingDays: 0, yellowWorkingDays: 5 };

  test('is the due day, whatever lies between; yellow begins the working days before, red the day after', async () => {
    const deadline = await open(fixed);
    expect(deadline).toMatchObject({ due: '2026-12-15', workingDays: 0 });
    // Tuesday the 15th: five working days back is Tuesday the 8th.
    expect(deadline.yellowAt.toISOString()).toBe('2026-12-07T16:00:00.000Z');
    expect(deadline.redAt.toISOString()).toBe('2026-12-15T16:00:00.000Z');
    at('2026-12-15', '23:59');
    expect([await light(), await left()]).toEqual(['yellow', 0]);
    at('2026-12-16', '00:00');
    expect(await light()).toBe('red');
  });

  test('that is a day of rest moves on to the next working day, also over a holiday', async () => {
    expect((await open({ ...fixed, dueOn: '2026-11-28' })).due).toBe('2026-11-30');
    // 1 to 7 October are off.
    expect((await open({ key: 'holiday', from: '2026-09-01', dueOn: '2026-10-01', workingDays: 0 })).due).toBe('2026-10-08');
  });

  test('never begins yellow on the day it is opened, also where it is near or past', async () => {
    expect((await open({ ...fixed, dueOn: '2026-11-24' })).yellowWorkingDays).toBe(1);
    expect(await open({ ...fixed, key: 'past', dueOn: '2026-11-16' })).toMatchObject({ due: '2026-11-16', yellowWorkingDays: 0 });
    expect(await light('past')).toBe('red');
  });

  test('may be extended and paused; the days come on top', async () => {
    await open(fixed);
    expect((await extendDeadline(ctx, 'k', 2, '系统停了')).due).toBe('2026-12-17');
    await pauseDeadline(ctx, 'k', '等人');
    at('2026-11-24', '09:00');
    expect((await resumeDeadline(ctx, 'k')).due).toBe('2026-12-21');
  });

  test('is computed anew when the calendar changes', async () => {
    await open({ ...fixed, from: '2026-12-20', dueOn: '2027-01-01' });
    expect((await getDeadline('k')).due).toBe('2027-01-01');
    await saveCalendarYear(ctx, 2027, { off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], work: [], source: '测试用的通知' });
    await settle(clock);
    expect((await getDeadline('k')).due).toBe('2027-01-04');
  });
});

test('many are opened at once, and those that are there already stay as they are', async () => {
  await open({ workingDays: 9 });
  const input = { kind: 'disclosure', subject: { type: 'duty', id: 'x' }, path: [], debtor: { label: '村' }, from: '2026-11-20', workingDays: 5 };
  const opened = await openDeadlines(ctx, ['k', 'a', 'b'].map((key) => ({ ...input, key })));
  expect(opened.map(({ key, workingDays }) => [key, workingDays]).sort()).toEqual([['a', 5], ['b', 5], ['k', 9]]);
  expect((await openDeadlines(ctx, [{ ...input, key: 'a' }])).length).toBe(1);
});
