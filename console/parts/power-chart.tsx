import { chartNodes, layoutChart, nodeWords, type ChartBox, type ChartStep } from '../../contracts/power-chart';

/** Of a case: how a step stands. */
export type StepMark = 'done' | 'skipped' | 'next';

interface PowerChartProps {
  /** Names the picture, e.g. 最低生活保障申请协办. */
  name: string;
  steps: readonly ChartStep[];
  width: number;
  marks?: ReadonlyMap<number, StepMark>;
}

const markWords: Record<StepMark, string> = { done: '已办', skipped: '已跳过', next: '下一步' };

/** The flow chart, in one column as on the phone and on paper; whoever listens hears it as an ordered list. */
export function PowerChart({ name, steps, width, marks }: PowerChartProps) {
  const { boxes, arrows, height } = layoutChart(steps, width);
  return (
    <figure className="power-chart">
      <ol className="visually-hidden" aria-label={`${name}的流程`}>
        {chartNodes(steps).map((node) => {
          const mark = node.kind === 'decision' || node.kind === 'aside' ? undefined : marks?.get(node.number);
          return <li key={`${node.number}${node.kind}`}>{mark ? `${markWords[mark]}：${nodeWords(node)}` : nodeWords(node)}</li>;
        })}
      </ol>
      <svg viewBox={`-2 -2 ${width + 4} ${height + 4}`} width={width} aria-hidden="true">
        {arrows.map(({ x, from, to, word }) => (
          <g key={`${x} ${from}`} className="chart-arrow">
            <path d={`M${x} ${from}V${to - 7}`} />
            <path className="tip" d={`M${x - 6} ${to - 9}h12L${x} ${to - 1}Z`} />
            {word ? (
              <text x={x + 14} y={Math.min((from + to) / 2 + 6, to - 12)}>
                {word}
              </text>
            ) : null}
          </g>
        ))}
        {boxes.map((box) => (
          <Box key={`${box.node.number}${box.node.kind}`} box={box} mark={marks?.get(box.node.number)} />
        ))}
      </svg>
    </figure>
  );
}

function Box({ box, mark }: { box: ChartBox; mark: StepMark | undefined }) {
  const { node, x, y, width, height, texts } = box;
  const own = node.kind === 'decision' || node.kind === 'aside' ? undefined : mark;
  const radius = node.kind === 'start' || node.kind === 'end' ? Math.min(height / 2, 34) : 10;
  return (
    <g className={`chart-${node.kind}${own ? ` chart-${own}` : ''}`}>
      {node.kind === 'decision' ? (
        <path className="outline" d={`M${x + width / 2} ${y}L${x + width} ${y + height / 2}L${x + width / 2} ${y + height}L${x} ${y + height / 2}Z`} />
      ) : (
        <rect className="outline" x={x} y={y} width={width} height={height} rx={radius} />
      )}
      {texts.map(({ x: left, y: base, size, role, anchor, text }) =>
        role === 'number' ? (
          <Number key="number" x={left} y={base - 6} text={text} mark={own} />
        ) : (
          <text key={`${role}${base}`} className={role} x={left} y={base} fontSize={size} textAnchor={anchor}>
            {text}
          </text>
        ),
      )}
    </g>
  );
}

/** The number in a disc; a tick for what is done, a square for what was skipped, a ring for what is next. */
function Number({ x, y, text, mark }: { x: number; y: number; text: string; mark: StepMark | undefined }) {
  return (
    <g className="chart-number">
      {mark === 'skipped' ? <rect x={x - 14} y={y - 14} width="28" height="28" rx="3" /> : <circle cx={x} cy={y} r="14" />}
      {mark === 'done' ? <path d={`M${x - 6} ${y}l4.4 4.6 8-9`} /> : <text x={x} y={y + 5.5}>{text}</text>}
    </g>
  );
}
