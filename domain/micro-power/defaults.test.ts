import { microPower } from '../../contracts/micro-power';
import { defaultPowers } from '.';

test('seven powers of each class, 21 in all, each complete', () => {
  expect(defaultPowers.map(({ code }) => code)).toEqual([...'ABC'].flatMap((letter) => [1, 2, 3, 4, 5, 6, 7].map((number) => `${letter}${number}`)));
  for (const shipped of defaultPowers) {
    expect(microPower.safeParse(shipped).error?.issues).toBeUndefined();
    expect([shipped.code, shipped.class]).toEqual([shipped.code, { A: 'decision', B: 'management', C: 'service' }[shipped.code[0]!]]);
    // A step that asks for nothing and says nothing would be no help: who, and proof somewhere on the way.
    expect(shipped.steps.some(({ evidence }) => evidence.length > 0)).toBe(true);
    expect(shipped.steps.every(({ who }) => who.length > 1)).toBe(true);
    expect(shipped.conditions.length * shipped.materials.length).toBeGreaterThan(0);
  }
});

test('what the law fixes says so, and nothing else does', () => {
  const official = defaultPowers.flatMap(({ code, steps }) => steps.flatMap(({ limit }, index) => (limit?.certainty === 'official' ? [`${code}.${index + 1}: ${limit.value} ${limit.unit}`] : [])));
  expect(official).toEqual(['A1.5: 10 days', 'A2.3: 15 days', 'A3.7: 3 days', 'A3.8: 30 days', 'A4.2: 15 days', 'A6.3: 10 days', 'B6.4: 10 days', 'B6.6: 3 days', 'C1.3: 15 workingDays', 'C1.4: 7 days', 'C1.5: 5 workingDays', 'C3.3: 7 days']);
});
