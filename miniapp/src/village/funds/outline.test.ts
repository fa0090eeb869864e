import { bandOutline } from './outline';

test('a band begins and ends as wide as it is, and goes down from the one to the other', () => {
  const points = bandOutline({ fromStart: 10, toStart: 60, size: 20 })
    .replace(/^polygon\(|\)$/g, '')
    .split(', ')
    .map((point) => point.split(' ').map(parseFloat) as [number, number]);
  expect([points[0], points[8], points[9], points.at(-1)]).toEqual([[10, 0], [60, 100], [80, 100], [30, 0]]);
  const down = points.slice(0, 9).map(([, y]) => y);
  expect(down).toEqual([...down].sort((a, b) => a - b));
});
