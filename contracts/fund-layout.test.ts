import fc from 'fast-check';
import type { FlowGraph, FlowNode } from './fund-flow';
import { condenseFlow, layoutFlow, weightOf, type FlowRoom } from './fund-layout';
import { wanWords, yuanWords } from './fund-words';

const room: FlowRoom = { length: 400, between: 10, barLeast: 3, gapLeast: 8 };

/** A town with its villages: what came in goes to the villages, what is left over stays. */
const town = fc.record({ shares: fc.array(fc.integer({ min: 1, max: 9_000_000 }), { minLength: 1, maxLength: 30 }), kept: fc.integer({ min: 0, max: 5_000_000 }) }).map(({ shares, kept }): FlowGraph => {
  const sum = shares.reduce((total, one) => total + one, 0);
  const bar = (key: string, layer: FlowNode['layer'], came: number, went: number): FlowNode => ({ key, layer, name: key, id: null, in: came, out: went, short: layer === 'source' ? 0 : Math.max(0, came - went), over: 0, payees: 1 });
  return {
    nodes: [bar('own', 'source', 0, sum + kept), bar('town', 'town', sum + kept, sum), ...shares.map((share, index) => bar(`v${index}`, 'village', share, share)), { ...bar('people', 'people', sum, 0), short: 0 }],
    links: [{ from: 'own', to: 'town', amount: sum + kept }, ...shares.flatMap((share, index) => [{ from: 'town', to: `v${index}`, amount: share }, { from: `v${index}`, to: 'people', amount: share }])],
  };
});
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

test('nothing is negative, nothing overlaps, and every bar stays within the picture', () => {
  fc.assert(
    fc.property(town, (graph) => {
      const { columns, links, length } = layoutFlow(graph, room);
      for (const { nodes } of columns) {
        nodes.forEach(({ start, size, gap, node }, index) => {
          expect(size).toBeGreaterThanOrEqual(room.barLeast);
          expect(gap === 0).toBe(node.short === 0);
          if (gap > 0) expect(gap).toBeGreaterThanOrEqual(room.gapLeast);
          expect(start).toBeGreaterThanOrEqual(-1e-6);
          expect(start + size).toBeLessThanOrEqual(length + 1e-6);
          const next = nodes[index + 1];
          if (next) expect(next.start).toBeGreaterThanOrEqual(start + size + room.between - 1e-6);
        });
      }
      for (const { size } of links) expect(size).toBeGreaterThanOrEqual(0);
    }),
    { seed: 61, numRuns: 200 },
  );
});

test('bands are as thick as their sums, side by side on the bars they touch', () => {
  fc.assert(
    fc.property(town, (graph) => {
      const { columns, links } = layoutFlow(graph, room);
      const scale = links[0]!.size / links[0]!.link.amount;
      for (const { link, size } of links) expect(near(size, link.amount * scale)).toBe(true);
      for (const { node, start, size, gap } of columns.flatMap(({ nodes }) => nodes)) {
        for (const [end, begin] of [['from', 'fromStart'], ['to', 'toStart']] as const) {
          const touching = links.filter((one) => one.link[end] === node.key).sort((a, b) => a[begin] - b[begin]);
          touching.forEach((one, index) => expect(near(one[begin], index === 0 ? start : touching[index - 1]![begin] + touching[index - 1]!.size)).toBe(true));
          const filled = touching.reduce((sum, one) => sum + one.size, 0);
          if (end === 'from') expect(filled).toBeLessThanOrEqual(size - gap + 1e-6);
        }
      }
    }),
    { seed: 62, numRuns: 200 },
  );
});

test('the order of what it is given makes no difference', () => {
  fc.assert(
    fc.property(town, fc.infiniteStream(fc.nat()), (graph, stream) => {
      const shuffled = <T,>(all: readonly T[]): T[] => all.map((one) => [stream.next().value as number, one] as const).sort((a, b) => a[0] - b[0]).map(([, one]) => one);
      expect(layoutFlow({ nodes: shuffled(graph.nodes), links: shuffled(graph.links) }, room)).toEqual(layoutFlow(graph, room));
    }),
    { seed: 63, numRuns: 100 },
  );
});

test('putting the small ones together keeps every sum', () => {
  fc.assert(
    fc.property(town, fc.integer({ min: 2, max: 8 }), (graph, most) => {
      const condensed = condenseFlow(graph, most);
      const sum = (of: FlowGraph, layer: FlowNode['layer']): number => of.nodes.filter((node) => node.layer === layer).reduce((total, node) => total + weightOf(node), 0);
      for (const layer of ['source', 'town', 'village', 'people'] as const) expect(sum(condensed, layer)).toBe(sum(graph, layer));
      expect(condensed.nodes.filter(({ layer }) => layer === 'village').length).toBeLessThanOrEqual(most);
      expect(condensed.links.reduce((total, { amount }) => total + amount, 0)).toBe(graph.links.reduce((total, { amount }) => total + amount, 0));
    }),
    { seed: 64, numRuns: 200 },
  );
});

test('a difference of a few yuan in millions is still seen', () => {
  const bar = { id: null, payees: null, over: 0 };
  const { columns } = layoutFlow({ nodes: [{ ...bar, key: 'own', layer: 'source', name: '', in: 0, out: 128_640_000, short: 0 }, { ...bar, key: 'town', layer: 'town', name: '', in: 128_640_000, out: 128_639_900, short: 100 }], links: [{ from: 'own', to: 'town', amount: 128_640_000 }] }, room);
  expect(columns[1]!.nodes[0]!.gap).toBe(room.gapLeast);
});

test('sums are told in full, and in ten thousands where it is said', () => {
  expect([yuanWords(128_640_000), yuanWords(5), yuanWords(-240_000), yuanWords(0)]).toEqual(['1,286,400.00', '0.05', '-2,400.00', '0.00']);
  expect([wanWords(128_640_000), wanWords(123_456_789_000), wanWords(100), wanWords(0)]).toEqual(['128.64', '123,456.79', '不到 0.01', '0.00']);
});
