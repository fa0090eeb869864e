import { Link } from 'react-router';
import type { StatisticsBoard } from '../../../contracts/statistics';
import { ChartCard } from '../../parts/charts/chart-card';
import { heatSentence, heatShape, heatSteps, hourFrom, hourWords, weekdayWords, type HeatCell, type HeatShape } from '../../parts/charts/heat';
import { useWidth } from '../../parts/charts/use-width';
import { percentWords, periodWords, tickWords } from '../../parts/charts/words';
import { countWords } from '../../parts/numbers';
import { useNow } from '../../parts/now';
import { ratingsLink, type View } from './view';

interface HeatProps {
  board: StatisticsBoard;
  view: View;
}

const left = 40;
const rowHeight = 35;
const legendStep = 24;

/** Weekday by hour: the share of dissatisfied ratings, and where it is darkest. */
export function Heat({ board, view }: HeatProps) {
  const now = useNow();
  const shape = heatShape(board.heat);
  return (
    <ChartCard
      title="什么时候不满意"
      note={`${periodWords(view.period, board.from, board.to, now)}，数字是百分比`}
      chart={
        shape ? (
          <Link className="chart heat" to={ratingsLink(view.organisationId, board.from, board.to, { level: 'dissatisfied' })} title="去看这段时间不满意的评议">
            <HeatChart shape={shape} />
          </Link>
        ) : (
          <p className="chart-none">每个钟点都不足 {hourFrom} 条评议，还看不出来。可以换长一点的时段。</p>
        )
      }
      table={<HeatTable heat={board.heat} />}
    />
  );
}

function HeatChart({ shape }: { shape: HeatShape }) {
  const [watch, width] = useWidth<HTMLSpanElement>();
  const column = (width - left) / shape.hours.length;
  const bottom = 16 + shape.weekdays.length * rowHeight;
  return (
    <span ref={watch} className="measure" style={{ minHeight: bottom + 26 }}>
      {width > 0 ? (
        <svg viewBox={`0 0 ${width} ${bottom + 26}`} role="img" aria-label={heatSentence(shape)}>
          {shape.hours.map((hour, index) => (
            <text key={hour} className="axis" x={left + (index + 0.5) * column - 1.5} y={10} textAnchor="middle">
              {hour}
              {column > 34 ? '时' : ''}
            </text>
          ))}
          {shape.weekdays.map((weekday, index) => (
            <text key={weekday} className="axis" x={0} y={36 + index * rowHeight}>
              {weekdayWords(weekday)}
            </text>
          ))}
          {shape.cells.map((cell) => (
            <Cell key={`${cell.weekday}-${cell.hour}`} cell={cell} x={left + shape.hours.indexOf(cell.hour) * column} y={16 + shape.weekdays.indexOf(cell.weekday) * rowHeight} width={column - 3} />
          ))}
          <Legend shape={shape} y={bottom + 10} />
        </svg>
      ) : null}
    </span>
  );
}

function Cell({ cell, x, y, width }: { cell: HeatCell; x: number; y: number; width: number }) {
  return (
    <g>
      <title>{cell.state === 'closed' ? `${weekdayWords(cell.weekday)} ${cell.hour}时：不开` : hourWords(cell)}</title>
      <rect className={`cell ${cell.state}`} x={x + 0.5} y={y + 0.5} width={width} height={rowHeight - 4} rx={3} style={cell.state === 'shown' ? { fill: `var(--step-${cell.step})` } : undefined} />
      {cell.figure ? (
        <text className="figure-in" x={x + width / 2 + 0.5} y={y + 20.5} textAnchor="middle">
          {cell.figure}
        </text>
      ) : null}
    </g>
  );
}

function Legend({ shape, y }: { shape: HeatShape; y: number }) {
  const start = left + 88;
  const end = start + heatSteps * legendStep;
  const states = (['few', 'closed'] as const).filter((state) => shape.cells.some((cell) => cell.state === state));
  return (
    <g>
      <text className="axis" x={left} y={y + 9}>
        不满意占比 0
      </text>
      {Array.from({ length: heatSteps }, (_, step) => (
        <rect key={step} x={start + step * legendStep} y={y} width={legendStep} height={10} style={{ fill: `var(--step-${step})` }} />
      ))}
      <text className="axis" x={end + 6} y={y + 9}>
        {tickWords(shape.top)}
      </text>
      {states.map((state, index) => (
        <g key={state}>
          <rect className={`cell ${state}`} x={end + 46 + index * 64} y={y - 0.5} width={18} height={11} rx={2} />
          <text className="axis" x={end + 68 + index * 64} y={y + 9}>
            {state === 'few' ? '太少' : '不开'}
          </text>
        </g>
      ))}
    </g>
  );
}

function HeatTable({ heat }: { heat: StatisticsBoard['heat'] }) {
  const rows = heat.filter((hour) => hour.valid > 0).sort((a, b) => b.dissatisfied / b.valid - a.dissatisfied / a.valid || b.valid - a.valid);
  return (
    <table className="facts dense" aria-label="分时的不满意占比，高的在前">
      <thead>
        <tr>
          <th scope="col">什么时候</th>
          <th scope="col" className="right">
            评议
          </th>
          <th scope="col" className="right">
            不满意
          </th>
          <th scope="col" className="right">
            占比
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ weekday, hour, valid, dissatisfied }) => (
          <tr key={`${weekday}-${hour}`}>
            <td className="nowrap">
              {weekdayWords(weekday)} {hour}时
            </td>
            <td className="right">{countWords(valid)}</td>
            <td className="right">{countWords(dissatisfied)}</td>
            <td className="right nowrap">{valid < hourFrom ? <span className="muted">不足 {hourFrom} 条</span> : percentWords(dissatisfied / valid)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
