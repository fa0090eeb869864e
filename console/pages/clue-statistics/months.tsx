import { cellWords, type ClueCell, type ClueFigureRow } from '../../../contracts/clue-statistics';
import { ChartCard } from '../../parts/charts/chart-card';
import { linear } from '../../parts/charts/scale';
import { useSize } from '../../parts/charts/use-size';
import { ListTable } from './list-table';

const room = { left: 40, right: 16, top: 26, bottom: 34 };
const widest = 30;
/** A bar that is not shown has this height, and is hollow. */
const hollow = 16;

/** Received and closed, month by month. What is not shown is a hollow bar: it says nothing of how many. */
export function Months({ rows }: { rows: readonly ClueFigureRow[] }) {
  return <ChartCard className="clue-months" title="按月" note="收到（实心）和办结（斜线）；虚线框里的没有列" chart={<Chart rows={rows} />} table={<ListTable dimension="month" rows={rows} />} />;
}

function Chart({ rows }: { rows: readonly ClueFigureRow[] }) {
  const [watch, size] = useSize<HTMLDivElement>();
  const cells = rows.flatMap(({ received, closed }) => [received?.now, closed.now]).filter((cell) => cell !== undefined);
  const most = niceTop(Math.max(...cells.map(({ count }) => count ?? 0)));
  const sentence = `按月：${rows.map(({ label, received, closed }) => `${label}收到 ${received ? cellWords(received.now) : '0'} 件，办结 ${cellWords(closed.now)} 件`).join('；')}`;
  const step = size ? (size.width - room.left - room.right) / rows.length : 0;
  const bar = Math.min(widest, step / 2 - 4);
  const bottom = size ? size.height - room.bottom : 0;
  const y = linear([0, most], [bottom, room.top]);
  return (
    <div ref={watch} className="chart filling trend">
      {size ? (
        <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={sentence}>
          <defs>
            <pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="2.4" height="6" fill="var(--ochre)" />
            </pattern>
          </defs>
          {[0, most / 2, most].map((tick) => (
            <g key={tick}>
              <path className="grid" d={`M${room.left} ${y(tick)}H${size.width - room.right}`} />
              <text className="axis" x={room.left - 8} y={y(tick) + 4.5} textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          {rows.map(({ key, label, received, closed }, index) => {
            const middle = room.left + step * (index + 0.5);
            return (
              <g key={key}>
                {received ? <Bar cell={received.now} x={middle - bar - 1.5} width={bar} y={y} bottom={bottom} tone="received" /> : null}
                <Bar cell={closed.now} x={middle + 1.5} width={bar} y={y} bottom={bottom} tone="closed" />
                <text className="axis" x={middle} y={bottom + 22} textAnchor="middle">
                  {rows.length > 6 ? label.slice(5) : label}
                </text>
              </g>
            );
          })}
        </svg>
      ) : null}
    </div>
  );
}

function Bar({ cell, x, width, y, bottom, tone }: { cell: ClueCell; x: number; width: number; y: (value: number) => number; bottom: number; tone: 'received' | 'closed' }) {
  const top = cell.count === null ? bottom - hollow : y(cell.count);
  return (
    <>
      <rect className={`month-bar ${cell.count === null ? 'hollow' : tone}`} x={x} y={top} width={width} height={bottom - top} />
      {cell.count === 0 ? null : (
        <text className="axis" x={x + width / 2} y={top - 6} textAnchor="middle">
          {cellWords(cell)}
        </text>
      )}
    </>
  );
}

/** An even end of the axis at or above the greatest. */
export function niceTop(most: number): number {
  const steps = [10, 20, 40, 60, 80, 100, 200, 400, 600, 800, 1000];
  return steps.find((step) => step >= most) ?? Math.ceil(most / 1000) * 1000;
}
