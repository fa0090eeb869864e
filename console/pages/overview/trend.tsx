import { Link, useNavigate } from 'react-router';
import type { StatisticsBoard } from '../../../contracts/statistics';
import { ChartCard } from '../../parts/charts/chart-card';
import { leftOutWords, trendSentence, trendShape, type TrendPoint } from '../../parts/charts/trend';
import { useWidth } from '../../parts/charts/use-width';
import { intervalWords, percentWords } from '../../parts/charts/words';
import { dayWords } from '../../parts/dates';
import { countWords } from '../../parts/numbers';
import { useNow } from '../../parts/now';
import { ratingsLink, type View } from './view';

interface TrendProps {
  board: StatisticsBoard;
  view: View;
}

const height = 232;
/** With more days the dots touch and only the line is drawn. */
const dotsMost = 62;

export function Trend(props: TrendProps) {
  const note = ['浅色带是 95% 区间', leftOutWords(props.board.trend)].filter(Boolean).join('；');
  return <ChartCard title="满意率走势" note={note} chart={<TrendChart {...props} />} table={<TrendTable {...props} />} />;
}

function TrendChart({ board, view }: TrendProps) {
  const now = useNow();
  const navigate = useNavigate();
  const [watch, width] = useWidth<HTMLDivElement>();
  const shape = width > 0 ? trendShape(board.trend, board.satisfaction, { left: 44, right: width - 28, top: 16, bottom: 196 }, now) : null;
  const last = shape?.points.at(-1);
  return (
    <div ref={watch} className="chart" style={{ minHeight: height }}>
      {shape && last ? (
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={trendSentence(board.trend, board.satisfaction, now)}>
          {shape.ticks.map((tick) => (
            <g key={tick.label}>
              <path className="grid" d={`M44 ${tick.y}H${width - 22}`} />
              <text className="axis" x={36} y={tick.y + 4.5} textAnchor="end">
                {tick.label}
              </text>
            </g>
          ))}
          {shape.dates.map((date) => (
            <text key={date.label} className="axis" x={date.x} y={222} textAnchor={date.anchor}>
              {date.label}
            </text>
          ))}
          <path className="band" d={shape.band} />
          <path className="line" d={shape.line} />
          {shape.points.map((point) => (
            <g key={point.day.day} className="day" onClick={() => void navigate(ratingsLink(view.organisationId, point.day.day, point.day.day))}>
              <title>{pointWords(point, now)}</title>
              {shape.line ? null : <path className="whisker" d={`M${point.x} ${point.high}V${point.low}`} />}
              {shape.points.length <= dotsMost ? <circle className="dot" cx={point.x} cy={point.y} r={2.4} /> : null}
              <rect x={point.x - 6} y={16} width={12} height={180} fill="transparent" />
            </g>
          ))}
          {shape.lowest ? <Lowest point={shape.lowest} width={width} now={now} /> : null}
          <g className="last">
            <circle cx={last.x} cy={last.y} r={5} />
            {last === shape.lowest ? null : (
              <text x={last.x + 4} y={last.y - 14 < 14 ? last.y + 24 : last.y - 14} textAnchor={shape.line ? 'end' : 'middle'}>
                {percentWords(last.share.value)}
              </text>
            )}
          </g>
        </svg>
      ) : null}
    </div>
  );
}

/** The one annotation: words on the side where there is room. */
function Lowest({ point, width, now }: { point: TrendPoint; width: number; now: Date }) {
  const left = point.x > width / 2;
  const x = point.x + (left ? -14 : 14);
  const y = Math.min(point.y + 20, 170);
  const anchor = left ? 'end' : 'start';
  return (
    <g className="lowest">
      <path className="drop" d={`M${point.x} ${point.y + 8}V196`} />
      <rect x={point.x - 5.5} y={point.y - 5.5} width={11} height={11} />
      <text className="strong" x={x} y={y} textAnchor={anchor}>
        {dayWords(point.day.day, now)} {percentWords(point.share.value)}
      </text>
      <text className="axis" x={x} y={y + 18} textAnchor={anchor}>
        最低：{countWords(point.day.valid)} 条里 {countWords(point.day.dissatisfied)} 条不满意
      </text>
    </g>
  );
}

function pointWords({ day, share }: TrendPoint, now: Date): string {
  return `${dayWords(day.day, now)}：${percentWords(share.value)}（${intervalWords(share)}），${countWords(day.valid)} 条`;
}

/** Newest first; each day leads to its ratings. */
function TrendTable({ board, view }: TrendProps) {
  const now = useNow();
  return (
    <table className="facts dense" aria-label="每天的满意率">
      <thead>
        <tr>
          <th scope="col">哪天</th>
          <th scope="col" className="right">
            评议
          </th>
          <th scope="col" className="right">
            满意
          </th>
          <th scope="col" className="right">
            不满意
          </th>
          <th scope="col" className="right">
            满意率（95% 区间）
          </th>
        </tr>
      </thead>
      <tbody>
        {[...board.trend].reverse().map(({ day, workingDay, valid, satisfied, dissatisfied, satisfaction }) => (
          <tr key={day}>
            <td className="nowrap">{valid > 0 ? <Link to={ratingsLink(view.organisationId, day, day)}>{dayWords(day, now)}</Link> : dayWords(day, now)}</td>
            <td className="right">{countWords(valid)}</td>
            <td className="right">{countWords(satisfied)}</td>
            <td className="right">{countWords(dissatisfied)}</td>
            <td className="right nowrap">
              {satisfaction ? (
                <>
                  <b>{percentWords(satisfaction.value)}</b> {intervalWords(satisfaction)}
                </>
              ) : (
                <span className="muted">{workingDay ? '没有评议' : '不办件'}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
