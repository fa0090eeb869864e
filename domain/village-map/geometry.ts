import type { BoundaryGeoJson, Point } from '../../contracts/village-map';

/** Longitude and latitude, WGS 84. */
export type Position = [number, number];
/** The first and the last position are the same. */
export type Ring = Position[];
export type Polygons = Ring[][];

/** Every area of a GeoJSON, whatever it is wrapped in. */
export function polygonsOf(json: BoundaryGeoJson): Polygons {
  switch (json.type) {
    case 'Polygon':
      return [json.coordinates];
    case 'MultiPolygon':
      return json.coordinates;
    case 'Feature':
      return polygonsOf(json.geometry);
    case 'FeatureCollection':
      return json.features.flatMap(({ geometry }) => polygonsOf(geometry));
  }
}

export const countPoints = (polygons: Polygons): number => polygons.reduce((sum, rings) => sum + rings.reduce((points, ring) => points + ring.length, 0), 0);

/** A drawing shows no more; and the work below grows with the square of a line that goes to and fro. */
const lookedAtMax = 2000;
const pointsMax = 400;

/** Leaves out what is finer than a drawing of a village shows: the larger the area, the coarser. */
export function simplify(polygons: Polygons): Polygons {
  const { width, height } = extentOf(polygons);
  const every = Math.ceil(countPoints(polygons) / lookedAtMax);
  const looked = polygons.map((rings) => rings.map((ring) => ring.filter((_, index) => index % every === 0 || index === ring.length - 1)));
  let tolerance = Math.max(width, height) / 2000;
  let simpler = looked;
  for (let round = 0; round < 12; round += 1) {
    simpler = looked.map((rings) => rings.map((ring) => simplerRing(ring, tolerance)).filter((ring) => ring.length >= 4)).filter((rings) => rings.length > 0);
    if (countPoints(simpler) <= pointsMax) break;
    tolerance *= 2;
  }
  return simpler;
}

/** Douglas and Peucker without recursion: a hostile line cannot exhaust the stack. */
export function simplerRing(ring: Ring, tolerance: number): Ring {
  const kept = new Set([0, ring.length - 1]);
  // A ring ends where it begins: the farthest point from there parts it into two lines.
  const far = farthest(ring, 0, ring.length - 1).at;
  kept.add(far);
  const lines: [number, number][] = [[0, far], [far, ring.length - 1]];
  for (let line = lines.pop(); line; line = lines.pop()) {
    const { at, off } = farthest(ring, line[0], line[1]);
    if (off <= tolerance || at <= line[0]) continue;
    kept.add(at);
    lines.push([line[0], at], [at, line[1]]);
  }
  return ring.filter((_, index) => kept.has(index));
}

function farthest(ring: Ring, from: number, to: number): { at: number; off: number } {
  const [a, b] = [ring[from]!, ring[to]!];
  const [x, y] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(x, y);
  let found = { at: from, off: 0 };
  for (let index = from + 1; index < to; index += 1) {
    const [px, py] = [ring[index]![0] - a[0], ring[index]![1] - a[1]];
    const off = length === 0 ? Math.hypot(px, py) : Math.abs(px * y - py * x) / length;
    if (off > found.off) found = { at: index, off };
  }
  return found;
}

export interface Extent {
  west: number;
  north: number;
  width: number;
  height: number;
}

/** In degrees; folded, not spread: there may be tens of thousands of points. */
export function extentOf(polygons: Polygons, points: readonly Point[] = []): Extent {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  const take = (longitude: number, latitude: number): void => {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  };
  for (const rings of polygons) for (const ring of rings) for (const [longitude, latitude] of ring) take(longitude, latitude);
  for (const { longitude, latitude } of points) take(longitude, latitude);
  return { west, north, width: east - west, height: north - south };
}
