import type { Point } from '../../contracts/village-map';
import { projectionOf } from './drawing';
import { extentOf, type Polygons } from './geometry';

const size = 640;
const margin = 28;
/** Middle tones, which are seen on a light and on a dark page: a drawing in an image knows nothing of the page's colours. */
const colour = { edge: '#6f858c', area: '#7a98a0', dot: '#14566b', text: '#ffffff', office: '#b4532a' } as const;

interface Marked {
  mark: number;
  point: Point;
}

/** A village's outline with its projects as numbered dots and the office as a square: an SVG without any map beneath it. */
export function outlineSvg(boundary: Polygons, office: Point | null, marked: readonly Marked[]): string {
  const extent = extentOf(boundary, [...(office ? [office] : []), ...marked.map(({ point }) => point)]);
  const { width, height, to } = projectionOf(extent, size, margin);
  const x = (longitude: number): string => to([longitude, extent.north])[0].toFixed(1);
  const y = (latitude: number): string => to([extent.west, latitude])[1].toFixed(1);
  const lines = boundary.flatMap((rings) => rings.map((ring) => `M${ring.map(([longitude, latitude]) => `${x(longitude)} ${y(latitude)}`).join('L')}Z`)).join('');
  const dots = marked.map(
    ({ mark, point }) =>
      `<circle cx="${x(point.longitude)}" cy="${y(point.latitude)}" r="17" fill="${colour.dot}" stroke="${colour.text}" stroke-width="3"/><text x="${x(point.longitude)}" y="${y(point.latitude)}" dy="7" font-size="20" font-weight="700" text-anchor="middle" font-family="sans-serif" fill="${colour.text}">${mark}</text>`,
  );
  const house = office ? `<rect x="${Number(x(office.longitude)) - 9}" y="${Number(y(office.latitude)) - 9}" width="18" height="18" fill="${colour.office}" stroke="${colour.text}" stroke-width="3"/>` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><path d="${lines}" fill="${colour.area}" fill-opacity="0.18" fill-rule="evenodd" stroke="${colour.edge}" stroke-width="3" stroke-linejoin="round"/>${house}${dots.join('')}</svg>`;
}
