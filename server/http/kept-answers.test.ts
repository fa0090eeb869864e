import { KeptAnswers } from './kept-answers';

const answer = (text: string): { bytes: Buffer } => ({ bytes: Buffer.from(text) });
const textOf = (found: { bytes: Buffer } | undefined): string | undefined => found?.bytes.toString();
const keeping = (...more: ConstructorParameters<typeof KeptAnswers>): KeptAnswers<{ bytes: Buffer }> => new KeptAnswers<{ bytes: Buffer }>(...more);

test('an answer is kept for its time, and then asked for anew', () => {
  let now = 0;
  const kept = keeping(1000, () => now);
  kept.put('/a', answer('one'));
  now = 999;
  expect(textOf(kept.get('/a'))).toBe('one');
  now = 1000;
  expect(kept.get('/a')).toBeUndefined();
  kept.put('/a', answer('two'));
  expect(textOf(kept.get('/a'))).toBe('two');
});

test('there is room for so much: the oldest go, and one that is too large takes no place', () => {
  const kept = keeping(1000, () => 0, 30);
  for (const name of ['/a', '/b', '/c']) kept.put(name, answer('ten bytes!'));
  expect(['/a', '/b', '/c'].map((name) => kept.get(name) !== undefined)).toEqual([false, true, true]);
  kept.put('/b', answer('ten bytes!'));
  expect(textOf(kept.get('/c'))).toBe('ten bytes!');
  kept.put('/d', answer('x'.repeat(100)));
  expect(['/b', '/c', '/d'].map((name) => kept.get(name))).toEqual([undefined, undefined, undefined]);
});

test('nothing is kept where no time is given', () => {
  const kept = keeping(0);
  kept.put('/a', answer('one'));
  expect(kept.get('/a')).toBeUndefined();
});
