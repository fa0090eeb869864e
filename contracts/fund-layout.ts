import type { FlowGraph, FlowLayer, FlowLink, FlowNode } from './fund-flow';

/**
 * Where everything stands in the picture of the flow: columns of bars, bands between them, each as thick as its sum.
 * Pure, the same for the wide picture of the console and the narrow one of a phone; without zod, since phones load it.
 */

export interface FlowRoom {
  /** Along the bars: the height of the wide picture, the width of the narrow one. */
  length: number;
  /** Between two bars. */
  between: number;
  /** The thinnest bar, and the thinnest hatched piece for what is missing: it is seen however small it is. */
  barLeast: number;
  gapLeast: number;
}

export interface PlacedNode {
  node: FlowNode;
  start: number;
  size: number;
  /** Of the size, at its end: what came in and did not go on. */
  gap: number;
}

export interface PlacedLink {
  link: FlowLink;
  fromColumn: number;
  toColumn: number;
  fromStart: number;
  toStart: number;
  size: number;
}

export interface FlowLayout {
  columns: { layer: FlowLayer; nodes: PlacedNode[] }[];
  links: PlacedLink[];
  /** What it came to: longer than the room where the bars have no place in it. */
  length: number;
}

const layers: readonly FlowLayer[] = ['source', 'district', 'department', 'town', 'village', 'programme', 'people'];
const restWords: Record<FlowLayer, string> = { source: '项来源', district: '个区', department: '个部门', town: '个乡镇', village: '个村', programme: '个项目', people: '项' };
/** Begins the key of a bar that stands for several. */
export const restPrefix = 'rest:';

/** All that ever was here: the larger of both sides. */
export const weightOf = (node: FlowNode): number => Math.max(node.in + node.over, node.out + node.short);

/** The largest first, those that stand for several last; the key decides between equals, so that the order is always the same. */
const bySize = (a: FlowNode, b: FlowNode): number => Number(isRest(a)) - Number(isRest(b)) || weightOf(b) - weightOf(a) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
const isRest = (node: FlowNode): boolean => node.key.startsWith(restPrefix);

/** At most so many bars in a column: the smallest become one. Nothing is lost: sums stay what they are. */
export function condenseFlow(graph: FlowGraph, most: number): FlowGraph {
  const target = new Map<string, string>();
  const nodes: FlowNode[] = [];
  for (const layer of layers) {
    const all = graph.nodes.filter((node) => node.layer === layer).sort(bySize);
    const single = all.length > most ? all.slice(0, most - 1) : all;
    const rest = all.slice(single.length);
    nodes.push(...single);
    if (rest.length === 0) continue;
    const key = `${restPrefix}${layer}`;
    for (const node of rest) target.set(node.key, key);
    const sum = (field: 'in' | 'out' | 'short' | 'over'): number => rest.reduce((total, node) => total + node[field], 0);
    const payees = rest.every((node) => node.payees !== null) ? rest.reduce((total, node) => total + (node.payees ?? 0), 0) : null;
    nodes.push({ key, layer, name: `其余 ${rest.length} ${restWords[layer]}`, id: null, in: sum('in'), out: sum('out'), short: sum('short'), over: sum('over'), payees });
  }
  const links = new Map<string, FlowLink>();
  for (const { from, to, amount } of graph.links) {
    const merged = { from: target.get(from) ?? from, to: target.get(to) ?? to };
    const key = `${merged.from}>${merged.to}`;
    links.set(key, { ...merged, amount: amount + (links.get(key)?.amount ?? 0) });
  }
  return { nodes, links: [...links.values()] };
}

export function layoutFlow(graph: FlowGraph, room: FlowRoom): FlowLayout {
  const columns = layers.map((layer) => ({ layer, nodes: graph.nodes.filter((node) => node.layer === layer && weightOf(node) > 0).sort(bySize) })).filter(({ nodes }) => nodes.length > 0);
  const scale = scaleFor(columns.map(({ nodes }) => nodes), room);
  const lengths = columns.map(({ nodes }) => lengthOf(nodes, scale, room));
  const length = Math.max(room.length, ...lengths);
  const placed = columns.map(({ layer, nodes }, index) => ({ layer, nodes: place(nodes, (length - (lengths[index] ?? 0)) / 2, scale, room) }));
  return { columns: placed, links: bands(graph.links, placed, scale), length };
}

const gapOf = (node: FlowNode, scale: number, { gapLeast }: FlowRoom): number => (node.short > 0 ? Math.max(gapLeast, node.short * scale) : 0);
const sizeOf = (node: FlowNode, scale: number, room: FlowRoom): number => Math.max(room.barLeast, (weightOf(node) - node.short) * scale) + gapOf(node, scale, room);
const lengthOf = (nodes: readonly FlowNode[], scale: number, room: FlowRoom): number => nodes.reduce((sum, node) => sum + sizeOf(node, scale, room), 0) + room.between * Math.max(0, nodes.length - 1);

/** Length for one fen: as much as the fullest column allows. It only grows with the length, so halving finds it. */
function scaleFor(columns: readonly (readonly FlowNode[])[], room: FlowRoom): number {
  const heaviest = Math.max(0, ...columns.map((nodes) => nodes.reduce((sum, node) => sum + weightOf(node), 0)));
  if (heaviest === 0) return 0;
  let [low, high] = [0, room.length / heaviest];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (columns.every((nodes) => lengthOf(nodes, middle, room) <= room.length)) low = middle;
    else high = middle;
  }
  return low;
}

function place(nodes: readonly FlowNode[], begin: number, scale: number, room: FlowRoom): PlacedNode[] {
  let start = begin;
  return nodes.map((node) => {
    const size = sizeOf(node, scale, room);
    const placed = { node, start, size, gap: gapOf(node, scale, room) };
    start += size + room.between;
    return placed;
  });
}

/** Bands leave and reach a bar in the order of the bars at their other ends, so that they cross as little as they can. */
function bands(links: readonly FlowLink[], columns: FlowLayout['columns'], scale: number): PlacedLink[] {
  const places = new Map(columns.flatMap(({ nodes }, column) => nodes.map((placed, order) => [placed.node.key, { column, order, start: placed.start }] as const)));
  const found = links.flatMap((link) => {
    const [from, to] = [places.get(link.from), places.get(link.to)];
    return from && to && link.amount > 0 ? [{ link, from, to, size: link.amount * scale, fromStart: 0, toStart: 0 }] : [];
  });
  const along = (end: 'from' | 'to', other: 'from' | 'to'): void => {
    const filled = new Map<string, number>();
    const ordered = [...found].sort((a, b) => a[other].column - b[other].column || a[other].order - b[other].order);
    for (const one of ordered) {
      const before = filled.get(one.link[end]) ?? 0;
      one[`${end}Start`] = one[end].start + before;
      filled.set(one.link[end], before + one.size);
    }
  };
  along('from', 'to');
  along('to', 'from');
  found.sort((a, b) => a.from.column - b.from.column || a.fromStart - b.fromStart || a.toStart - b.toStart);
  return found.map(({ link, from, to, size, fromStart, toStart }) => ({ link, fromColumn: from.column, toColumn: to.column, fromStart, toStart, size }));
}
