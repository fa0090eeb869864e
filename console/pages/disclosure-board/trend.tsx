import { monthWords } from '../../../contracts/accounts-rules';
import type { BoardMonth, DisclosureBoard } from '../../../contracts/disclosure-board';
import { ChartCard } from '../../parts/charts/chart-card';
import { useSize } from '../../parts/charts/use-size';
import { countWords } from '../../parts/numbers';
import { shareWords, spanWords } from './view';

const room = { top: 26, bottom: 26 };

/** Month by month: in time solid, late hatched, missing hollow red; the share in time above each. */
export function Trend({ board: { months, today } }: { board: DisclosureBoard }) {
  const [first, last] = [months[0]!, months.at(-1)!];
  return <ChartCard title="每月到期的怎样公开" note={`${spanWords(first.month, last.month)}到期的，按到期的月份算`} chart={<Chart months={months} thisMonth={today.slice(0, 7)} />} table={<Table months={months} />} />;
}

function Chart({ months, thisMonth }: { months: readonly BoardMonth[]; thisMonth: string }) {
  const [watch, size] = useSize<HTMLDivElement>();
  const most = Math.max(1, ...months.map(({ due }) => due));
  const step = size ? size.width / months.length : 0;
  const height = size ? size.height - room.top - room.bottom : 0;
  const last = months.filter(({ due }) => due > 0).at(-1);
  return (
    <>
      <div ref={watch} className="chart filling board-trend">
        {size ? (
          <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={last ? `最近到期的是${monthWords(last.month)}：到期 ${last.due} 项，按时 ${last.inTime} 项，晚了 ${last.late} 项，没公开 ${last.missing} 项；每月多少在表里` : '这些月份没有到期的'}>
            <Hatch />
            <path className="base" d={`M0 ${size.height - room.bottom + 0.5}H${size.width}`} />
            {months.map((one, index) => (
              <Column key={one.month} one={one} x={step * index} step={step} floor={size.height - room.bottom} perOne={height / most} running={one.month === thisMonth} named={one.month.endsWith('-01')} />
            ))}
          </svg>
        ) : null}
      </div>
      <p className="heat-legend">
        <span>
          <i className="key in-time" aria-hidden="true" />
          按时
        </span>
        <span>
          <i className="key late" aria-hidden="true" />
          晚了
        </span>
        <span>
          <i className="key missing" aria-hidden="true" />
          没公开
        </span>
        <span className="push">柱高是到期的项数，柱上是按时的百分比</span>
      </p>
    </>
  );
}

const Hatch = () => (
  <defs>
    <pattern id="board-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" fill="var(--surface)" />
      <rect width="2.6" height="5" fill="var(--ochre)" />
    </pattern>
  </defs>
);

interface ColumnProps {
  one: BoardMonth;
  x: number;
  step: number;
  floor: number;
  perOne: number;
  running: boolean;
  named: boolean;
}

function Column({ one, x, step, floor, perOne, running, named }: ColumnProps) {
  const width = Math.min(34, step * 0.58);
  const left = x + (step - width) / 2;
  const [inTime, late, missing] = [one.inTime * perOne, one.late * perOne, one.missing * perOne];
  return (
    <g>
      <title>{`${monthWords(one.month)}：到期 ${one.due} 项，按时 ${one.inTime}，晚了 ${one.late}，没公开 ${one.missing}`}</title>
      <rect className="part in-time" x={left} y={floor - inTime} width={width} height={inTime} />
      <rect className="part late" x={left} y={floor - inTime - late} width={width} height={late} />
      {missing > 0 ? <rect className="part missing" x={left + 1} y={floor - inTime - late - Math.max(missing, 3)} width={width - 2} height={Math.max(missing, 3)} /> : null}
      {one.due > 0 ? (
        <text className="figure-on" x={x + step / 2} y={floor - inTime - late - Math.max(missing, missing > 0 ? 3 : 0) - 7} textAnchor="middle">
          {shareWords(one.inTime, one.due).slice(0, -1)}
        </text>
      ) : null}
      <text className={running ? 'axis now' : 'axis'} x={x + step / 2} y={floor + 19} textAnchor="middle">
        {named ? monthWords(one.month).slice(2) : `${Number(one.month.slice(5))}月`}
      </text>
    </g>
  );
}

function Table({ months }: { months: readonly BoardMonth[] }) {
  return (
    <table className="facts dense" aria-label="每月到期的怎样公开">
      <thead>
        <tr>
          <th scope="col">到期的月份</th>
          {['到期', '按时', '按时占', '晚了', '没公开', '更正'].map((title) => (
            <th key={title} scope="col" className="right">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...months].reverse().map((one) => (
          <tr key={one.month}>
            <th scope="row">{monthWords(one.month)}</th>
            <td className="right">{countWords(one.due)}</td>
            <td className="right">{countWords(one.inTime)}</td>
            <td className="right">{shareWords(one.inTime, one.due)}</td>
            <td className="right">{countWords(one.late)}</td>
            <td className={one.missing > 0 ? 'right late' : 'right'}>{countWords(one.missing)}</td>
            <td className="right">{countWords(one.corrected)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
