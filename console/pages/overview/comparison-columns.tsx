import { Link } from 'react-router';
import { comparedFrom, comparedKindLabels, type ComparedUnit, type Share } from '../../../contracts/statistics';
import { intervalAxis, type IntervalAxis } from '../../parts/charts/interval';
import { intervalWords, percent } from '../../parts/charts/words';
import type { Column } from '../../parts/list-table';
import { countWords } from '../../parts/numbers';
import { viewLink, type View } from './view';

/** Room for half a figure of the axis at either end of a plot. */
const plotMargin = 18;
const middle = 14;

const ratings = ({ counts }: ComparedUnit): number => counts.satisfied + counts.acceptable + counts.dissatisfied;

/** Rank, name, how many, the interval on one axis for all `units`, and the same in figures. */
export function comparisonColumns(units: readonly ComparedUnit[], average: Share | null, view: View, plotWidth: number): Column<ComparedUnit>[] {
  const axis = intervalAxis(units, average, plotMargin, plotWidth - plotMargin);
  return [
    { key: 'rank', title: <span className="visually-hidden">名次</span>, width: 34, align: 'right', render: (unit) => unit.rank },
    { key: 'name', title: comparedKindLabels[view.kind], render: (unit) => <Name unit={unit} view={view} /> },
    { key: 'count', title: '评议数', width: 70, align: 'right', render: (unit) => countWords(ratings(unit)) },
    { key: 'plot', title: axis ? <Axis axis={axis} width={plotWidth} /> : null, width: plotWidth + 20, render: (unit) => <Plot unit={unit} axis={axis} width={plotWidth} /> },
    { key: 'share', title: '满意率（95% 区间）', width: 142, align: 'right', render: (unit) => <Figures unit={unit} /> },
  ];
}

function Name({ unit, view }: { unit: ComparedUnit; view: View }) {
  const { id, name } = unit.organisation;
  return (
    <>
      <Link className="unit" to={viewLink('/overview', { ...view, organisationId: id, kind: 'window' })}>
        {name}
      </Link>{' '}
      {unit.hall ? <span className="muted">{unit.hall.name}</span> : null}
      {unit.below ? <span className="below">◆ 低于平均</span> : null}
    </>
  );
}

function Axis({ axis, width }: { axis: IntervalAxis; width: number }) {
  return (
    <svg className="plot" width={width} height={20} viewBox={`0 0 ${width} 20`} aria-hidden="true">
      {axis.ticks.map((tick) => (
        <text key={tick.label} className="axis" x={tick.x} y={15} textAnchor="middle">
          {tick.label}
        </text>
      ))}
    </svg>
  );
}

/** A dot with its interval; the diamond is where the whole interval lies below the average. */
function Plot({ unit, axis, width }: { unit: ComparedUnit; axis: IntervalAxis | null; width: number }) {
  if (!axis || unit.rank === null || !unit.satisfaction) return <span className="muted">不足 {comparedFrom} 条，不参加比较</span>;
  const [x, low, high] = [unit.satisfaction.value, unit.satisfaction.low, unit.satisfaction.high].map(axis.x) as [number, number, number];
  return (
    <svg className={unit.below ? 'plot below-average' : 'plot'} width={width} height={middle * 2} viewBox={`0 0 ${width} ${middle * 2}`} aria-hidden="true">
      <path className="grid" d={`M0 ${middle}H${width}`} />
      {axis.average === null ? null : <path className="average" d={`M${axis.average} 0V${middle * 2}`} />}
      <path className="whisker" d={`M${low} ${middle}H${high}M${low} ${middle - 5}v10M${high} ${middle - 5}v10`} />
      {unit.below ? <path className="mark" d={`M${x} ${middle - 7}l7 7-7 7-7-7Z`} /> : <circle className="mark" cx={x} cy={middle} r={5} />}
    </svg>
  );
}

function Figures({ unit: { rank, satisfaction } }: { unit: ComparedUnit }) {
  if (!satisfaction) return <span className="muted">没有评议</span>;
  if (rank === null) return <span className="muted number">{percent(satisfaction.value)}</span>;
  return (
    <span className="number">
      <b>{percent(satisfaction.value)}</b> {intervalWords(satisfaction)}
    </span>
  );
}
