import { KeptAnswers } from './kept-answers';

test('an answer is kept for its time, and then asked for anew', () => {
  let now = 0;
  const kept = new KeptAnswers(1000, () => now);
  kept.put('/a', 'one');
  now = 999;
  expect(kept.get('/a')).toBe('one');
  now = 1000;
  expect(kept.get('/a')).toBeUndefined();
  kept.put('/a', 'two');
  expect(kept.get('/a')).toBe('two');
});

test('there is room for so much: the oldest go, and one that is too large takes no place', () => {
  const kept = new KeptAnswers(1000, () => 0, 30);
  for (const name of ['/a', '/b', '/c']) kept.put(name, 'ten chars!');
  expect(['/a', '/b', '/c'].map((name) => kept.get(name) !== undefined)).toEqual([false, true, true]);
  kept.put('/b', 'ten chars!');
  expect(kept.get('/c')).toBe('ten chars!');
  kept.put('/d', 'x'.repeat(100));
  expect(['/b', '/c', '/d'].map((name) => kept.get(name))).toEqual([undefined, undefined, undefined]);
});

test('nothing is kept where no time is given', () => {
  const kept = new KeptAnswers(0);
  kept.put('/a', 'one');
  expect(kept.get('/a')).toBeUndefined();
});
