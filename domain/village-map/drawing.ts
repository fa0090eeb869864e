import type { Point } from '../../contracts/village-map';
import { extentOf, simplerRing, type Extent, type Polygons, type Position, type Ring } from './geometry';

export interface Outlined {
  id: string;
  office: Point | null;
  boundary: Polygons;
}
interface Drawing {
  width: number;
  height: number;
  villages: { id: string; d: string; x: number; y: number }[];
}

const longestSide = 1000;
const margin = 12;
/** What is finer than this many pixels of the drawing is not seen. */
const finest = 0.8;

/** From degrees to pixels of a drawing, the same for all that is in it: a degree of longitude is shorter the farther north. */
export function projectionOf({ west, north, width, height }: Extent, side: number, edge: number): { width: number; height: number; to: (at: Position) => Position } {
  const narrow = Math.cos(((north - height / 2) * Math.PI) / 180);
  const scale = (side - 2 * edge) / Math.max(width * narrow, height, 1e-6);
  return {
    width: Math.ceil(width * narrow * scale + 2 * edge),
    height: Math.ceil(height * scale + 2 * edge),
    to: ([longitude, latitude]) => [(longitude - west) * narrow * scale + edge, (north - latitude) * scale + edge],
  };
}

/** Many villages in one drawing, each as a path with the place of its mark: the office, or the middle of what is drawn. */
export function drawBoundaries(outlined: readonly Outlined[]): Drawing {
  if (outlined.length === 0) return { width: 0, height: 0, villages: [] };
  const { width, height, to } = projectionOf(extentOf(outlined.flatMap(({ boundary }) => boundary)), longestSide, margin);
  const villages = outlined.map(({ id, office, boundary }) => {
    const rings = boundary.flatMap((polygon) => polygon.map((ring) => simplerRing(ring.map(to), finest)));
    const [x, y] = office ? to([office.longitude, office.latitude]) : middleOf(rings);
    return { id, d: rings.map((ring) => `M${ring.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L')}Z`).join(''), x: Math.round(x), y: Math.round(y) };
  });
  return { width, height, villages };
}

function middleOf(rings: readonly Ring[]): Position {
  const { west, north, width, height } = extentOf([[...rings]]);
  return [west + width / 2, north - height / 2];
}
