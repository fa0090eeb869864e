export interface XY {
  x: number;
  y: number;
}

const at = ({ x, y }: XY): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

/** A line through the points; empty for fewer than two. */
export function linePath(points: readonly XY[]): string {
  return points.length < 2 ? '' : `M${points.map(at).join('L')}`;
}

/** The area between an upper and a lower edge that share their x. */
export function bandPath(points: readonly { x: number; low: number; high: number }[]): string {
  if (points.length < 2) return '';
  const upper = points.map(({ x, high }) => at({ x, y: high }));
  const lower = points.map(({ x, low }) => at({ x, y: low })).reverse();
  return `M${[...upper, ...lower].join('L')}Z`;
}
