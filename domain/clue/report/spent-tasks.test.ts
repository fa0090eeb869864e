import mongoose from 'mongoose';
import { randomBytes } from 'node:crypto';
import { fixedClock } from '../../kernel';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { spendTask, turnSpentTasks } from './spent-tasks';

useTestDatabase();
beforeEach(clearDatabase);
const clock = fixedClock('2026-11-20T02:10:00Z');
const hour = Date.parse('2026-11-20T02:00:00Z') / 3_600_000;
const stored = () => mongoose.connection.db!.collection<{ _id: string; hour: number; spent: string[] }>('reportTasks').find({}).toArray();
const task = (): string => randomBytes(12).toString('base64url');

test('one task pays once, however many ask at once, also in an hour that was not made ready', async () => {
  const random = task();
  expect((await Promise.all(Array.from({ length: 8 }, () => spendTask(random, hour)))).filter(Boolean)).toEqual([true]);
  expect(await spendTask(task(), hour)).toBe(true);
  // The same random part of another hour is another task.
  expect(await spendTask(random, hour + 1)).toBe(true);
});

test('what lies there tells neither which nor how many, and goes within two hours', async () => {
  clock.set('2026-11-20T02:10:00Z');
  await turnSpentTasks(clock);
  const marks = (all: { hour: number; spent: string[] }[], which: number): number => all.filter((one) => one.hour === which).reduce((sum, { spent }) => sum + spent.length, 0);
  const before = await stored();
  for (const each of [hour, hour + 1]) expect(marks(before, each)).toBeGreaterThanOrEqual(500);
  const random = task();
  await spendTask(random, hour);
  const after = await stored();
  expect([after.length, marks(after, hour), after.map(({ _id }) => _id)]).toEqual([512, marks(before, hour) + 1, before.map(({ _id }) => _id)]);
  expect(JSON.stringify(after)).not.toContain(random);
  for (const one of after) {
    expect(Object.keys(one).sort()).toEqual(['_id', 'hour', 'spent']);
    // In their order, so that none shows as the newest.
    expect(one.spent).toEqual([...one.spent].sort());
    expect(one.spent.every((mark) => /^[\w-]{20}$/.test(mark))).toBe(true);
  }
  // Run again within the hour: no second load of blanks.
  await turnSpentTasks(clock);
  expect(marks(await stored(), hour)).toBe(marks(after, hour));
  clock.set('2026-11-20T04:10:00Z');
  expect(await turnSpentTasks(clock)).toBe(256);
  expect(marks(await stored(), hour)).toBe(0);
});
