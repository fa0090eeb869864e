import fc from 'fast-check';
import { chartNodes, layoutChart, nodeWords, wrap, type ChartStep } from './power-chart';

const chinese = (most: number) => fc.string({ minLength: 1, maxLength: most, unit: fc.constantFrom(...'村里公示谁都可以提意见，。12A') }).filter((text) => text.trim() !== '');
const limit = fc.option(fc.record({ value: fc.integer({ min: 1, max: 400 }), unit: fc.constantFrom('workingDays' as const, 'days' as const, 'months' as const), bound: fc.constantFrom('atMost' as const, 'atLeast' as const) }));
const decision = fc.record({ question: chinese(40), how: fc.oneof(fc.constant(''), chinese(60)), no: chinese(120), noLimit: limit });
const steps: fc.Arbitrary<ChartStep[]> = fc
  .array(fc.record({ what: chinese(40), who: chinese(60), note: fc.oneof(fc.constant(''), chinese(200)), limit, decision: fc.option(decision) }), { minLength: 2, maxLength: 20 })
  .map((all) => all.map((step, index) => (index === all.length - 1 ? { ...step, decision: null } : step)));
const width = fc.integer({ min: 320, max: 760 });

test('every step stands once, in its order, with its question behind it', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const nodes = chartNodes(all);
      const own = nodes.filter(({ kind }) => kind === 'start' || kind === 'step' || kind === 'end');
      expect(own.map(({ number, title }) => [number, title])).toEqual(all.map(({ what }, index) => [index + 1, what]));
      expect([own[0]!.kind, own.at(-1)!.kind, own.slice(1, -1).every(({ kind }) => kind === 'step')]).toEqual(['start', 'end', true]);
      for (const [index, node] of nodes.entries()) {
        if (node.kind === 'decision') expect([nodes[index - 1]!.number, nodes[index + 1]!.kind]).toEqual([node.number, 'aside']);
      }
      expect(nodes.filter(({ kind }) => kind === 'decision')).toHaveLength(all.filter((step) => step.decision).length);
    }),
  );
});

test('nothing overlaps, and everything lies within the paper', () => {
  fc.assert(
    fc.property(steps, width, (all, wide) => {
      const { boxes, arrows, height } = layoutChart(all, wide);
      for (const [index, box] of boxes.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(wide + 0.001);
        if (index > 0) expect(box.y).toBeGreaterThanOrEqual(boxes[index - 1]!.y + boxes[index - 1]!.height);
        for (const { y } of box.texts) expect(y).toBeLessThanOrEqual(box.y + box.height);
      }
      expect(boxes.at(-1)!.y + boxes.at(-1)!.height).toBe(height);
      for (const { from, to } of arrows) expect(to).toBeGreaterThan(from);
      // The line of a yes passes beside what its no leads to.
      for (const box of boxes) if (box.node.kind === 'aside') expect(box.x + box.width).toBeLessThan(wide / 2);
    }),
  );
});

test('each question has its two arms, each with its word', () => {
  fc.assert(
    fc.property(steps, width, (all, wide) => {
      const words = layoutChart(all, wide).arrows.map(({ word }) => word).filter(Boolean);
      const questions = all.filter((step) => step.decision).length;
      expect([words.filter((word) => word === '符合'), words.filter((word) => word === '不符合')].map(({ length }) => length)).toEqual([questions, questions]);
    }),
  );
});

test('lines hold together what was written, and fit', () => {
  fc.assert(
    fc.property(chinese(200), fc.integer({ min: 4, max: 40 }), (text, units) => {
      const lines = wrap(text, units);
      expect(lines.join('')).toBe(text);
      // What closes a clause may hang over.
      for (const line of lines) expect(line.replace(/[，。、；：！？）》”]+$/, '').length).toBeLessThanOrEqual(units / 0.58 + 1);
    }),
  );
});

test('read aloud, a question says where each answer leads', () => {
  const all: ChartStep[] = [
    { what: '申请', who: '本人', limit: null, decision: { question: '符合条件吗？', how: '', no: '书面告诉原因', noLimit: { value: 3, unit: 'workingDays', bound: 'atMost' } } },
    { what: '公示', who: '村委会', limit: { value: 7, unit: 'days', bound: 'atLeast' }, decision: null },
  ];
  expect(chartNodes(all).map(nodeWords)).toEqual(['第 1 步，申请。本人。', '判断：符合条件吗？符合，接第 2 步。', '不符合：书面告诉原因，3 个工作日内。到此为止。', '第 2 步，公示。村委会，至少 7 天。']);
});
