import { drawBoundaries } from './drawing';
import type { Position } from './geometry';

const square = (west: number, north: number, side = 0.1): Position[] => [[west, north], [west + side, north], [west + side, north - side], [west, north - side], [west, north]];
const pointsOf = (d: string): number[][] => [...d.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

test('neighbours share their border, north is up, and a degree of longitude is shorter than one of latitude', () => {
  const { width, height, villages } = drawBoundaries([
    { id: 'west', office: { longitude: 101.82, latitude: 36.68 }, boundary: [[square(101.8, 36.7)]] },
    { id: 'east', office: null, boundary: [[square(101.9, 36.7)]] },
  ]);
  const [west, east] = villages.map(({ d }) => pointsOf(d)) as [number[][], number[][]];
  expect(Math.max(...west.map(([x]) => x!))).toBeCloseTo(Math.min(...east.map(([x]) => x!)), 1);
  expect(west[0]![1]).toBeLessThan(west[2]![1]!);
  expect(width).toBe(1000);
  // Twice as wide as high in degrees, and less than that on the ground.
  expect(width / height).toBeLessThan(1.7);
  const [, middle] = villages;
  expect([middle!.x, middle!.y]).toEqual([Math.round((east[0]![0]! + east[1]![0]!) / 2), Math.round((east[0]![1]! + east[2]![1]!) / 2)]);
  // The mark stands at the office where that is known.
  expect(villages[0]!.x).toBeLessThan((west[0]![0]! + west[1]![0]!) / 2);
});

test('what is finer than the drawing is left out; nothing to draw is an empty drawing', () => {
  const ring = Array.from({ length: 400 }, (_, index): Position => [101.8 + 0.05 * Math.cos((index / 400) * 2 * Math.PI), 36.6 + 0.04 * Math.sin((index / 400) * 2 * Math.PI)]);
  const small = { id: 'small', office: null, boundary: [[[...ring, ring[0]!]]] };
  const far = { id: 'far', office: null, boundary: [[square(104, 38, 1)]] };
  expect(pointsOf(drawBoundaries([small, far]).villages[0]!.d).length).toBeLessThan(40);
  expect(drawBoundaries([])).toEqual({ width: 0, height: 0, villages: [] });
});
