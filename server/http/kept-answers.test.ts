import { KeptAnswers } from './kept-answers';

type Answer = { bytes: Buffer; seconds: number };
const answer = (text: string, seconds = 60): Answer => ({ bytes: Buffer.from(text), seconds });
const textOf = (found: { answer: Answer } | undefined): string | undefined => found?.answer.bytes.toString();

test('an answer is kept for as long as it says, tells its age, and is then asked for anew', () => {
  let now = 0;
  const kept = new KeptAnswers<Answer>(1000, () => now);
  kept.put('/a', answer('one'), kept.begin());
  now = 59_999;
  expect(kept.get('/a')).toEqual({ answer: answer('one'), age: 59_999 });
  now = 60_000;
  expect(kept.get('/a')).toBeUndefined();
  kept.put('/a', answer('two'), kept.begin());
  expect(textOf(kept.get('/a'))).toBe('two');
});

test('what is made of a kept answer is as old as that', () => {
  let now = 50_000;
  const kept = new KeptAnswers<Answer>(1000, () => now);
  kept.put('/page', answer('made of one'), kept.begin() - 50_000);
  expect(kept.get('/page')?.age).toBe(50_000);
  now = 60_000;
  expect(kept.get('/page')).toBeUndefined();
});

test('once something was decided nothing from before is given, nor what was being looked up meanwhile', () => {
  let now = 1;
  const kept = new KeptAnswers<Answer>(1000, () => now);
  kept.put('/a', answer('one'), kept.begin());
  const begun = kept.begin();
  now = 2;
  kept.clear();
  expect(kept.get('/a')).toBeUndefined();
  kept.put('/b', answer('from before'), begun);
  expect(kept.get('/b')).toBeUndefined();
  now = 3;
  kept.put('/b', answer('from after'), kept.begin());
  expect(textOf(kept.get('/b'))).toBe('from after');
});

test('there is room for so much: the oldest go, and one that is too large takes no place', () => {
  const kept = new KeptAnswers<Answer>(30, () => 0);
  for (const name of ['/a', '/b', '/c']) kept.put(name, answer('ten bytes!'), 0);
  expect(['/a', '/b', '/c'].map((name) => kept.get(name) !== undefined)).toEqual([false, true, true]);
  kept.put('/b', answer('ten bytes!'), 0);
  expect(textOf(kept.get('/c'))).toBe('ten bytes!');
  kept.put('/d', answer('x'.repeat(100)), 0);
  expect(['/b', '/c', '/d'].map((name) => kept.get(name))).toEqual([undefined, undefined, undefined]);
});

test('without room nothing is kept', () => {
  const kept = new KeptAnswers<Answer>(0);
  kept.put('/a', answer('one'), kept.begin());
  expect(kept.get('/a')).toBeUndefined();
});
