import type { FlowGraph, FlowLayer } from '../../../../contracts/fund-flow';
import { condenseFlow, layoutFlow, type FlowLayout, type PlacedLink, type PlacedNode } from '../../../../contracts/fund-layout';
import { wanWords, yuanWords } from '../../../../contracts/fund-words';
import { useSize } from '../../../parts/charts/use-size';

const layerLabels: Record<FlowLayer, string> = { source: '钱从哪里来', district: '区', department: '部门', town: '乡镇', village: '村', programme: '花在什么上', people: '到群众' };
const bar = 14;
const most = 12;
/** Beside a thinner bar name and sum share a line: the next bar's words are near. */
const twoLines = 12;
/** Room over the bars for the column's head, and beside the last bars for their names. */
const head = 30;
const besides = 168;
const heightOf = (graph: FlowGraph): number => Math.max(320, 46 * Math.max(0, ...Object.values(countByLayer(graph))));
const countByLayer = (graph: FlowGraph): Record<string, number> => graph.nodes.reduce<Record<string, number>>((counts, { layer }) => ({ ...counts, [layer]: (counts[layer] ?? 0) + 1 }), {});

interface ChartProps {
  graph: FlowGraph;
  sentence: string;
  onOpen: (node: PlacedNode['node']) => void;
}

/** From left to right: who gave, who passed on, what reached people. What did not go on is hatched red at the end of its bar. */
export function FlowChart({ graph, sentence, onOpen }: ChartProps) {
  const [watch, size] = useSize<HTMLDivElement>();
  const shown = condenseFlow(graph, most);
  const layout = layoutFlow(shown, { length: heightOf(shown), between: 26, barLeast: 3, gapLeast: 8 });
  return (
    <div ref={watch} className="fund-flow" style={{ height: layout.length + head + 16 }}>
      {size && layout.columns.length > 0 ? (
        <svg viewBox={`0 0 ${size.width} ${layout.length + head + 16}`} role="img" aria-label={sentence}>
          <defs>
            <pattern id="fund-missing" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect className="ground" width="6" height="6" />
              <rect className="stripe" width="3" height="6" />
            </pattern>
          </defs>
          <Picture layout={layout} width={size.width} onOpen={onOpen} />
        </svg>
      ) : null}
    </div>
  );
}

function Picture({ layout, width, onOpen }: { layout: FlowLayout; width: number; onOpen: ChartProps['onOpen'] }) {
  const last = layout.columns.length - 1;
  const x = (column: number): number => (last === 0 ? 0 : (column * (width - besides)) / last);
  return (
    <>
      {layout.links.map((link) => (
        <path key={`${link.link.from}>${link.link.to}`} className="band" d={bandBetween(link, x)}>
          <title>{`${yuanWords(link.link.amount)} 元`}</title>
        </path>
      ))}
      {layout.columns.map(({ layer, nodes }, column) => (
        <g key={layer}>
          <text className="axis" x={x(column)} y={14}>
            {layerLabels[layer]}
          </text>
          {nodes.map((placed) => (
            <Bar key={placed.node.key} placed={placed} x={x(column)} onOpen={onOpen} />
          ))}
        </g>
      ))}
    </>
  );
}

function Bar({ placed: { node, start, size, gap }, x, onOpen }: { placed: PlacedNode; x: number; onOpen: ChartProps['onOpen'] }) {
  const top = start + head;
  const middle = top + size / 2;
  const opens = node.id !== null && (node.layer === 'town' || node.layer === 'village');
  const sum = node.in || node.out;
  return (
    <g className={opens ? 'bar opens' : 'bar'} onClick={opens ? () => onOpen(node) : undefined}>
      <title>{`${node.name} ${yuanWords(sum)} 元${node.short > 0 ? `，缺 ${yuanWords(node.short)} 元` : ''}${node.over > 0 ? `，多 ${yuanWords(node.over)} 元` : ''}`}</title>
      <rect className="solid" x={x} y={top} width={bar} height={Math.max(0, size - gap)} />
      {gap > 0 ? <rect className="missing" x={x} y={top + size - gap} width={bar} height={gap} fill="url(#fund-missing)" /> : null}
      <text x={x + bar + 8} y={size < twoLines ? middle + 5 : middle - 2}>
        <tspan className="name">{node.name}</tspan>
        <tspan className="sum" {...(size < twoLines ? { dx: 6 } : { x: x + bar + 8, dy: 17 })}>
          {wanWords(sum)}
        </tspan>
        {node.short > 0 ? (
          <tspan className="bad" dx={8}>
            缺 {wanWords(node.short)}
          </tspan>
        ) : null}
        {node.over > 0 ? (
          <tspan className="bad" dx={8}>
            多 {wanWords(node.over)}
          </tspan>
        ) : null}
      </text>
    </g>
  );
}

function bandBetween({ fromColumn, toColumn, fromStart, toStart, size }: PlacedLink, x: (column: number) => number): string {
  const [left, right] = [x(fromColumn) + bar, x(toColumn)];
  const middle = (left + right) / 2;
  const [a, b] = [fromStart + head, toStart + head];
  return `M${left} ${a}C${middle} ${a} ${middle} ${b} ${right} ${b}V${b + size}C${middle} ${b + size} ${middle} ${a + size} ${left} ${a + size}Z`;
}
