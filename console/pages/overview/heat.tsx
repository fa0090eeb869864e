import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { StatisticsBoard } from '../../../contracts/statistics';
import { ChartCard } from '../../parts/charts/chart-card';
import { heatSentence, heatShape, heatSteps, hourFrom, hourWords, weekdayWords, type HeatCell, type HeatShape } from '../../parts/charts/heat';
import { useSize } from '../../parts/charts/use-size';
import { periodWords, tickWords } from '../../parts/charts/words';
import { useNow } from '../../parts/now';
import { HeatTable } from './heat-table';
import { ratingsLink, type View } from './view';

interface HeatProps {
  board: StatisticsBoard;
  view: View;
}

const left = 40;
const top = 16;
const gap = 3;

/** Weekday by hour: the share of dissatisfied ratings, and where it is darkest. */
export function Heat({ board, view }: HeatProps) {
  const now = useNow();
  const navigate = useNavigate();
  const shape = heatShape(board.heat);
  const dissatisfied = ratingsLink(view.organisationId, board.from, board.to, { level: 'dissatisfied' });
  return (
    <ChartCard
      title="什么时候不满意"
      note={`${periodWords(view.period, board.from, board.to, now)}，数字是百分比`}
      chart={
        shape ? (
          <>
            <HeatChart shape={shape} onCell={() => void navigate(dissatisfied)} />
            <Legend shape={shape} more={<Link to={dissatisfied}>去看不满意的评议</Link>} />
          </>
        ) : (
          <p className="chart-none">每个钟点都不足 {hourFrom} 条评议，还看不出来。可以换长一点的时段。</p>
        )
      }
      table={<HeatTable heat={board.heat} />}
    />
  );
}

function HeatChart({ shape, onCell }: { shape: HeatShape; onCell: () => void }) {
  const [watch, size] = useSize<HTMLDivElement>();
  const column = size ? (size.width - left) / shape.hours.length : 0;
  const row = size ? (size.height - top) / shape.weekdays.length : 0;
  return (
    <div ref={watch} className="chart filling heat">
      {size ? (
        <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={heatSentence(shape)}>
          {shape.hours.map((hour, index) => (
            <text key={hour} className="axis" x={left + (index + 0.5) * column - gap / 2} y={10} textAnchor="middle">
              {hour}
              {column > 34 ? '时' : ''}
            </text>
          ))}
          {shape.weekdays.map((weekday, index) => (
            <text key={weekday} className="axis" x={0} y={top + (index + 0.5) * row + 3}>
              {weekdayWords(weekday)}
            </text>
          ))}
          {shape.cells.map((cell) => (
            <Cell key={`${cell.weekday}-${cell.hour}`} cell={cell} x={left + shape.hours.indexOf(cell.hour) * column} y={top + shape.weekdays.indexOf(cell.weekday) * row} width={column - gap} height={row - gap} onClick={cell.dissatisfied > 0 ? onCell : undefined} />
          ))}
        </svg>
      ) : null}
    </div>
  );
}

interface CellProps {
  cell: HeatCell;
  x: number;
  y: number;
  width: number;
  height: number;
  onClick: (() => void) | undefined;
}

function Cell({ cell, x, y, width, height, onClick }: CellProps) {
  return (
    <g onClick={onClick} className={onClick ? 'opens' : undefined}>
      <title>{cell.state === 'closed' ? `${weekdayWords(cell.weekday)} ${cell.hour}时：不开` : hourWords(cell)}</title>
      <rect className={`cell ${cell.state}`} x={x + 0.5} y={y + 0.5} width={width - 1} height={height - 1} rx={3} style={cell.state === 'shown' ? { fill: `var(--step-${cell.step})` } : undefined} />
      {cell.figure ? (
        <text className="figure-in" x={x + width / 2} y={y + height / 2 + 4.5} textAnchor="middle">
          {cell.figure}
        </text>
      ) : null}
    </g>
  );
}

function Legend({ shape, more }: { shape: HeatShape; more: ReactNode }) {
  const has = (state: HeatCell['state']): boolean => shape.cells.some((cell) => cell.state === state);
  return (
    <p className="heat-legend">
      <span>
        不满意占比 0
        <span className="steps" aria-hidden="true">
          {Array.from({ length: heatSteps }, (_, step) => (
            <i key={step} style={{ background: `var(--step-${step})` }} />
          ))}
        </span>
        {tickWords(shape.top)}
      </span>
      {has('few') ? (
        <span>
          <i className="few" aria-hidden="true" />
          不足 {hourFrom} 条
        </span>
      ) : null}
      {has('closed') ? (
        <span>
          <i className="closed" aria-hidden="true" />
          不开
        </span>
      ) : null}
      <span className="push no-print">{more}</span>
    </p>
  );
}
