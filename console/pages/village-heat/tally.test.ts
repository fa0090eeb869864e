import fc from 'fast-check';
import { publishVillagesRequest, type LookedClue } from '../../../contracts/clue-villages';
import { repeatedNames, storable, villagesOf, yearsOf } from './tally';

const villageIds = ['a', 'b', 'c'].map((letter) => letter.repeat(24));
let number = 0;
const looked = (village: string | null, receivedOn: string, topic = 'money', ...names: [name: string, organisation: string][]): LookedClue => ({
  id: String((number += 1)),
  code: `X${number}`,
  receivedOn,
  village: village === null ? null : { id: village, name: `村${village[0]!}`, town: '演示镇' },
  topic: { key: topic, label: `${topic}的事` },
  names: names.map(([name, organisation]) => ({ name, organisation })),
});

test('villages are counted with topics, last month and year; what names no village is left out', () => {
  const [a, b] = villageIds as [string, string];
  const rows = villagesOf([looked(b, '2025-12-01'), looked(a, '2026-11-02'), looked(a, '2026-10-02', 'duty'), looked(a, '2026-11-19', 'duty'), looked(null, '2026-11-19')], '2026-10-20');
  expect(rows.map(({ name, count, recent, topics }) => [name, count, recent, topics])).toEqual([
    ['村a', 3, 2, [{ key: 'duty', label: 'duty的事', count: 2 }, { key: 'money', label: 'money的事', count: 1 }]],
    ['村b', 1, 0, [{ key: 'money', label: 'money的事', count: 1 }]],
  ]);
});

test('a name counts once a clue, with spaces or without, and only where two clues name it', () => {
  const items = [looked(null, '2026-11-01', 'money', ['演示某', '一村'], ['演示某', '一村']), looked(null, '2026-11-02', 'money', ['演示 某', '村委会']), looked(null, '2026-11-03', 'money', ['演示别人', ''])];
  expect(repeatedNames(items)).toEqual([{ name: '演示某', units: ['一村', '村委会'], clues: [items[0], items[1]].map((one) => ({ id: one!.id, code: one!.code })) }]);
});

test('whatever is offered for storing is what the server takes: no cell under five, and none that follows from the others', () => {
  const clue = fc.record({ village: fc.constantFrom(...villageIds, null), year: fc.constantFrom(2025, 2026), topic: fc.constantFrom('money', 'duty', 'other') });
  fc.assert(
    fc.property(fc.array(clue, { maxLength: 60 }), (clues) => {
      const items = clues.map(({ village, year, topic }) => looked(village, `${year}-05-05`, topic));
      for (const year of yearsOf(items)) {
        const villages = storable(villagesOf(items, '2026-10-20'), year);
        expect(publishVillagesRequest.safeParse({ year, version: 0, villages }).success).toBe(true);
        for (const { villageId, count } of villages) expect(count).toBe(clues.filter((one) => one.village === villageId && one.year === year).length);
      }
    }),
    { seed: 20_261_128, numRuns: 200 },
  );
});
