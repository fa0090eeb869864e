import { BoundedQueue } from './queue';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('so many at once, in their order, and a line that ends', async () => {
  const queue = new BoundedQueue({ atOnce: 2, waiting: 2 });
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const run = (number: number): Promise<void> => queue.run(() => (begun.push(number), new Promise<void>((resolve) => ends.push(resolve))));
  const all = [1, 2, 3, 4].map(run);
  await expect(run(5)).rejects.toMatchObject({ code: 'notReady', retryAfterSeconds: 5 });
  expect(begun).toEqual([1, 2]);
  ends[1]!();
  await settled();
  expect(begun).toEqual([1, 2, 3]);
  for (const end of ends) end();
  await settled();
  ends.at(-1)!();
  await Promise.all(all);
  expect(begun).toEqual([1, 2, 3, 4]);
});

test('a task that fails gives its place back', async () => {
  const queue = new BoundedQueue({ atOnce: 1, waiting: 0 });
  await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.run(() => Promise.resolve('next'))).toBe('next');
});
