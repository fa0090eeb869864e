import type { BoardMap, BoardVillage } from '../../../contracts/disclosure-board';

/** A village on the picture: its outline, or a tile of its own size, and where its mark stands. */
export interface Placed {
  village: BoardVillage;
  /** Of an SVG path. */
  d: string;
  x: number;
  y: number;
  tile: boolean;
}
export interface Layout {
  width: number;
  height: number;
  placed: Placed[];
  /** Names of the towns beside their rows of tiles. */
  labels: { id: string; name: string; x: number; y: number }[];
}

const tile = { width: 84, height: 50, gap: 6, head: 22, below: 12 } as const;

/** Tiles in rows, town by town: where there are no boundaries, and for villages that have none. */
export function tilesOf(villages: readonly BoardVillage[], width: number): Layout {
  const inRow = Math.max(1, Math.floor((width + tile.gap) / (tile.width + tile.gap)));
  const placed: Placed[] = [];
  const labels: Layout['labels'] = [];
  let top = 0;
  for (const town of new Map(villages.map((village) => [village.town.id, village.town])).values()) {
    const own = villages.filter((village) => village.town.id === town.id);
    labels.push({ ...town, x: 0, y: top + 14 });
    top += tile.head;
    own.forEach((village, index) => {
      const x = (index % inRow) * (tile.width + tile.gap) + 0.5;
      const y = top + Math.floor(index / inRow) * (tile.height + tile.gap) + 0.5;
      placed.push({ village, d: `M${x} ${y}h${tile.width}v${tile.height}h${-tile.width}Z`, x: x + tile.width / 2, y: y + 17, tile: true });
    });
    top += Math.ceil(own.length / inRow) * (tile.height + tile.gap) + tile.below;
  }
  return { width, height: Math.max(0, top - tile.gap - tile.below + 1), placed, labels };
}

/** Outlines in their places; answers too which villages have none. */
export function outlinesOf(map: BoardMap, villages: readonly BoardVillage[]): { layout: Layout; without: BoardVillage[] } {
  const drawn = new Map(map.villages.map((one) => [one.id, one]));
  const placed = villages.flatMap((village) => {
    const shape = drawn.get(village.id);
    return shape ? [{ village, d: shape.d, x: shape.x, y: shape.y, tile: false }] : [];
  });
  return { layout: { width: map.width, height: map.height, placed, labels: [] }, without: villages.filter(({ id }) => !drawn.has(id)) };
}

const directions: Record<string, readonly [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Which village an arrow key leads to: the nearest that lies more in that direction than beside it; null where none does. */
export function nextTo(placed: readonly Placed[], from: Placed, key: string): Placed | null {
  const direction = directions[key];
  if (!direction) return null;
  const [dx, dy] = direction;
  let found: { one: Placed; far: number } | null = null;
  for (const one of placed) {
    const ahead = (one.x - from.x) * dx + (one.y - from.y) * dy;
    const beside = Math.abs((one.x - from.x) * dy) + Math.abs((one.y - from.y) * dx);
    if (one === from || ahead <= 0 || beside > ahead) continue;
    const far = ahead + 2 * beside;
    if (!found || far < found.far) found = { one, far };
  }
  return found?.one ?? null;
}
