import mongoose from 'mongoose';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { nextNumber } from '.';

useTestDatabase();
beforeEach(clearDatabase);
const next = (subjectId: string) => nextNumber({ kind: 'PY', year: 2026, subjectId });

test('counts from one without gaps, each kind and year for itself', async () => {
  expect([await next('a'), await next('b')]).toEqual(['PY-2026-0001', 'PY-2026-0002']);
  expect(await nextNumber({ kind: 'PY', year: 2027, subjectId: 'c' })).toBe('PY-2027-0001');
});

test('a subject keeps its number', async () => {
  await next('a');
  await next('b');
  expect(await next('a')).toBe('PY-2026-0001');
  expect(await next('c')).toBe('PY-2026-0003');
});

test('many at once, some of them twice, leave no gap and share no number', async () => {
  const subjects = Array.from({ length: 40 }, (_, index) => `s${index % 25}`);
  const numbers = await Promise.all(subjects.map(next));
  expect([...new Set(numbers)].sort()).toEqual(Array.from({ length: 25 }, (_, index) => `PY-2026-${String(index + 1).padStart(4, '0')}`));
  subjects.forEach((subject, index) => expect(numbers[index]).toBe(numbers[subjects.indexOf(subject)]));
});

test('a number given just before a crash is finished by the next one who asks', async () => {
  await next('a');
  // The process died after the counter was moved and before the number was recorded.
  await mongoose.connection.db?.collection<{ _id: string }>('counters').updateOne({ _id: 'PY-2026' }, { $set: { last: 2, subjectId: 'lost' } });
  expect(await next('b')).toBe('PY-2026-0003');
  expect(await next('lost')).toBe('PY-2026-0002');
});
