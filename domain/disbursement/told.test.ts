import { createHash } from 'node:crypto';
import { seededRandom } from '../../scripts/demo/random';
import { ToldLines, type ToldLine } from './told';

const person = (serial: number): string => createHash('sha256').update(String(serial)).digest('base64url');

test('thousands of lines are found by person and batch, in their order, without those that are gone', () => {
  const random = seededRandom(3);
  const told = new ToldLines();
  const plain = new Map<string, Omit<ToldLine, 'at'>[]>();
  for (let row = 0; row < 8_000; row += 1) {
    const [serial, batch] = [random.whole(0, 1500), `A1 2026 第 ${random.whole(0, 5)} 批`];
    const [key, of] = [{ index: person(serial), batch }, `${serial} ${batch}`];
    const standing = plain.get(of);
    expect(told.of(key)?.map(({ at: _, ...line }) => line)).toEqual(standing);
    const first = told.of(key)?.[0];
    if (first && random.whole(0, 3) === 0) {
      told.drop(first.at);
      standing!.shift();
    } else {
      const line = { row, paid: random.whole(0, 99_999_999_999), day: `2026-06-${10 + random.whole(0, 9)}`, state: random.pick(['paid', 'returned'] as const) };
      told.add(key, line);
      plain.set(of, [...(standing ?? []), line]);
    }
  }
});
