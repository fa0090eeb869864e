import { useNavigate } from 'react-router';
import type { StatisticsBoard } from '../../../contracts/statistics';
import { ChartCard } from '../../parts/charts/chart-card';
import { leftOutWords, trendSentence, trendShape, type Frame, type TrendPoint, type TrendShape } from '../../parts/charts/trend';
import { useSize } from '../../parts/charts/use-size';
import { intervalWords, percentWords } from '../../parts/charts/words';
import { dayWords } from '../../parts/dates';
import { countWords } from '../../parts/numbers';
import { useNow } from '../../parts/now';
import { TrendTable } from './trend-table';
import { ratingsLink, type View } from './view';

interface TrendProps {
  board: StatisticsBoard;
  view: View;
}

const room = { left: 44, right: 28, top: 16, bottom: 36 };
/** With more days the dots touch and only the line is drawn. */
const dotsMost = 62;

export function Trend(props: TrendProps) {
  const note = ['浅色带是 95% 区间', leftOutWords(props.board.trend)].filter(Boolean).join('；');
  return <ChartCard title="满意率走势" note={note} chart={<TrendChart {...props} />} table={<TrendTable {...props} />} />;
}

function TrendChart({ board, view }: TrendProps) {
  const now = useNow();
  const navigate = useNavigate();
  const [watch, size] = useSize<HTMLDivElement>();
  const frame = size && { left: room.left, right: size.width - room.right, top: room.top, bottom: size.height - room.bottom };
  const shape = frame && trendShape(board.trend, board.satisfaction, frame, now);
  const last = shape?.points.at(-1);
  return (
    <div ref={watch} className="chart filling trend">
      {shape && last ? (
        <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={trendSentence(board.trend, board.satisfaction, now)}>
          <Axes shape={shape} frame={frame} />
          <path className="band" d={shape.band} />
          <path className="line" d={shape.line} />
          {shape.points.map((point) => (
            <g key={point.day.day} className="day" onClick={() => void navigate(ratingsLink(view.organisationId, point.day.day, point.day.day))}>
              <title>{pointWords(point, now)}</title>
              {shape.line ? null : <path className="whisker" d={`M${point.x} ${point.high}V${point.low}`} />}
              {shape.points.length <= dotsMost ? <circle className="dot" cx={point.x} cy={point.y} r={2.4} /> : null}
              <rect x={point.x - 6} y={frame.top} width={12} height={frame.bottom - frame.top} fill="transparent" />
            </g>
          ))}
          {shape.lowest ? <Lowest point={shape.lowest} frame={frame} now={now} /> : null}
          {last === shape.lowest ? null : <Last point={last} alone={!shape.line} />}
        </svg>
      ) : null}
    </div>
  );
}

function Axes({ shape, frame }: { shape: TrendShape; frame: Frame }) {
  return (
    <>
      {shape.ticks.map((tick) => (
        <g key={tick.label}>
          <path className="grid" d={`M${frame.left} ${tick.y}H${frame.right + 6}`} />
          <text className="axis" x={frame.left - 8} y={tick.y + 4.5} textAnchor="end">
            {tick.label}
          </text>
        </g>
      ))}
      {shape.dates.map((date) => (
        <text key={date.label} className="axis" x={date.x} y={frame.bottom + 26} textAnchor={date.anchor}>
          {date.label}
        </text>
      ))}
    </>
  );
}

/** The newest day, with its figure: above the line, or beside the point where there is no line. */
function Last({ point: { x, y, share }, alone }: { point: TrendPoint; alone: boolean }) {
  const above = y - 14 < room.top ? y + 24 : y - 14;
  return (
    <g className="last">
      <circle cx={x} cy={y} r={5} />
      <text x={alone ? x + 14 : x + 4} y={alone ? y + 5 : above} textAnchor={alone ? 'start' : 'end'}>
        {percentWords(share.value)}
      </text>
    </g>
  );
}

/** The one annotation: words on the side where there is room. */
function Lowest({ point, frame, now }: { point: TrendPoint; frame: Frame; now: Date }) {
  const left = point.x > (frame.left + frame.right) / 2;
  const x = point.x + (left ? -14 : 14);
  const y = Math.min(point.y + 20, frame.bottom - 26);
  const anchor = left ? 'end' : 'start';
  return (
    <g className="lowest">
      <path className="drop" d={`M${point.x} ${point.y + 8}V${frame.bottom}`} />
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
