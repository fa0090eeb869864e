import { metresBetween } from '../../../contracts/distance';
import { towns, villagesOf } from '../district';
import { laidOut } from './maps';

const codes = towns.flatMap(({ code }, index) => villagesOf(index).map((_, serial) => `${code}-${String(serial + 1).padStart(2, '0')}`));
const point = ([longitude, latitude]: readonly [number, number]) => ({ longitude, latitude });

test('each village has a place of its own, whatever order they come in, and that of the stories is where its projects are', () => {
  const places = laidOut(codes);
  expect([...laidOut([...codes].reverse())].sort()).toEqual([...places].sort());
  expect(places.get('LX-01')!.office).toEqual([101.842, 36.612]);
  const offices = [...places.values()].map(({ office }) => point(office));
  offices.forEach((one, index) => expect(offices.slice(index + 1).every((other) => metresBetween(one, other) > 1000)).toBe(true));
});

test('neighbours share their border, and an outline ends where it begins', () => {
  const places = laidOut(codes);
  const [first, second] = [places.get('LX-01')!.ring, places.get('LX-02')!.ring].map((ring) => new Set(ring.map(String)));
  expect([...first!].filter((at) => second!.has(at))).toHaveLength(7);
  for (const { ring } of places.values()) expect(ring.at(-1)).toEqual(ring[0]);
});
