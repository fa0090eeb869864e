import fc from 'fast-check';
import { metresBetween } from '../../contracts/distance';
import { boundaryGeoJson } from '../../contracts/village-map';
import { countPoints, extentOf, polygonsOf, simplify, type Position } from './geometry';
import { outlineSvg } from './outline';

const square: Position[] = [[101.8, 36.6], [101.9, 36.6], [101.9, 36.7], [101.8, 36.7], [101.8, 36.6]];
const polygon = (coordinates: unknown) => ({ type: 'Polygon', coordinates });
const taken = (json: unknown): boolean => boundaryGeoJson.safeParse(json).success;

describe('what is taken in as a boundary', () => {
  test('areas, however they are wrapped; heights and properties are left out', () => {
    const feature = { type: 'Feature', properties: { owner: '张三' }, geometry: polygon([square.map((at) => [...at, 2300])]) };
    const parsed = boundaryGeoJson.parse({ type: 'FeatureCollection', features: [feature, { ...feature, geometry: { type: 'MultiPolygon', coordinates: [[square], [square]] } }] });
    expect(polygonsOf(parsed)).toEqual([[square], [square], [square]]);
    expect(JSON.stringify(parsed)).not.toContain('张三');
  });

  test.each<[string, unknown]>([
    ['a point', { type: 'Point', coordinates: [101.8, 36.6] }],
    ['a line in a feature', { type: 'Feature', geometry: { type: 'LineString', coordinates: square } }],
    ['a collection of nothing', { type: 'FeatureCollection', features: [] }],
    ['a polygon without a ring', polygon([])],
    ['a ring of three points', polygon([square.slice(0, 3)])],
    ['a ring that is not closed', polygon([square.slice(0, 4)])],
    ['latitude first', polygon([square.map(([x, y]) => [y, x])])],
    ['another part of the world', polygon([square.map(([x, y]) => [x - 180, y])])],
    ['figures as text', polygon([square.map(([x, y]) => [String(x), String(y)])])],
    ['what JSON cannot hold', polygon([square.map(() => [Number.NaN, Number.POSITIVE_INFINITY])])],
    ['hundreds of areas', { type: 'MultiPolygon', coordinates: Array.from({ length: 51 }, () => [square]) }],
    ['a prototype', JSON.parse('{"__proto__":{"type":"Polygon"},"coordinates":[]}')],
    ['nothing', null],
  ])('refuses %s', (_name, json) => {
    expect(taken(json)).toBe(false);
  });

  test('whatever is sent, it is taken or refused, and what is taken is drawn with finite figures', () => {
    const at = fc.tuple(fc.double({ min: 73, max: 136, noNaN: true }), fc.double({ min: 3, max: 54, noNaN: true }));
    fc.assert(
      fc.property(fc.array(at, { minLength: 3, maxLength: 60 }), (points) => {
        const parsed = boundaryGeoJson.parse(polygon([[...points, points[0]]]));
        const simpler = simplify(polygonsOf(parsed));
        if (simpler.length > 0) expect(outlineSvg(simpler, null, [])).not.toMatch(/NaN|Infinity/);
      }),
      { seed: 20_261_128, numRuns: 200 },
    );
  });
});

describe('a boundary made simpler', () => {
  const round = (points: number): Position[] => {
    const ring = Array.from({ length: points }, (_, index): Position => [101.8 + 0.05 * Math.cos((index / points) * 2 * Math.PI), 36.6 + 0.04 * Math.sin((index / points) * 2 * Math.PI)]);
    return [...ring, ring[0]!];
  };
  test('keeps its corners', () => {
    expect(simplify([[square]])).toEqual([[square]]);
  });
  test('of 49,000 points few are left, in the same extent', () => {
    const before = [[round(49_000)]];
    const after = simplify(before);
    expect(countPoints(after)).toBeLessThan(400);
    const [from, to] = [extentOf(before), extentOf(after)];
    expect(to.width).toBeCloseTo(from.width, 3);
    expect(to.height).toBeCloseTo(from.height, 3);
  });
  test('a line that goes to and fro a thousand times does not end it', () => {
    const jagged = Array.from({ length: 40_000 }, (_, index): Position => [101.8 + index * 1e-6, 36.6 + (((index * 7919) % 101) / 101) * 0.01]);
    const begun = performance.now();
    expect(countPoints(simplify([[[...jagged, jagged[0]!]]]))).toBeGreaterThan(3);
    // Without thinning it first, this took minutes.
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

test('metres along the great circle', () => {
  expect(metresBetween({ longitude: 101.8, latitude: 36.6 }, { longitude: 101.8, latitude: 36.61 })).toBe(1112);
  // A degree of longitude is shorter there by the cosine of the latitude.
  expect(metresBetween({ longitude: 101.8, latitude: 60 }, { longitude: 101.81, latitude: 60 })).toBe(556);
  expect(metresBetween({ longitude: 101.8, latitude: 36.6 }, { longitude: 101.8, latitude: 36.6 })).toBe(0);
});

test('the drawing numbers its dots and holds no text of anybody', () => {
  const svg = outlineSvg([[square]], { longitude: 101.85, latitude: 36.65 }, [{ mark: 1, point: { longitude: 101.82, latitude: 36.68 } }]);
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
  expect(svg.match(/<circle/g)).toHaveLength(1);
  expect(svg).toContain('>1</text>');
  expect(svg).toContain('<rect');
});
