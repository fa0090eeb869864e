import { Fragment } from 'react';
import { Link } from 'react-router';
import { comparedKind, comparedKindLabels, type ComparedUnit, type Share } from '../../../contracts/statistics';
import { useComparison } from '../../api/statistics';
import { bestAndLowest } from '../../parts/charts/interval';
import { percentWords } from '../../parts/charts/words';
import { Failure, Skeleton } from '../../parts/notice';
import { countWords } from '../../parts/numbers';
import { Card } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { comparisonColumns } from './comparison-columns';
import { useView, viewLink, type View } from './view';

const kinds = comparedKind.options.map((value) => ({ value, label: comparedKindLabels[value] }));
const rows = 8;
const plotWidth = 190;

/** The best and the lowest on one axis; the whole ranking has a page of its own. */
export function ComparisonCard() {
  const { view, query, kind, filters } = useView();
  const { data, error, refetch } = useComparison(query, kind);
  return (
    <Card
      className="comparison"
      title={`${comparedKindLabels[kind]}比较`}
      note={data?.average ? `平均 ${percentWords(data.average.value)}（虚线）；◆ 明显低于平均` : undefined}
      acts={
        <span className="row">
          <Tabs label="比什么" value={kind} tabs={kinds} onChange={(next) => filters.set({ kind: next === 'window' ? undefined : next })} />
          {data && data.total > 0 ? (
            <Link className="link" to={viewLink('/overview/comparison', view)}>
              全部 {countWords(data.total)} 个
            </Link>
          ) : null}
        </span>
      }
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data && data.units.length === 0 ? <p className="chart-none">这个范围里没有可比的{comparedKindLabels[kind]}。</p> : null}
      {data && data.units.length > 0 ? <Ends units={data.units} average={data.average} view={view} /> : null}
    </Card>
  );
}

function Ends({ units, average, view }: { units: ComparedUnit[]; average: Share | null; view: View }) {
  const { best, between, lowest } = bestAndLowest(units, rows);
  const shown = [...best, ...lowest];
  const columns = comparisonColumns(shown, average, view, plotWidth);
  return (
    <div className="table-scroll">
      <table className="facts compared" aria-label="满意率比较，高的在前">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" style={{ width: column.width }} className={`${column.key} ${column.align ?? ''}`}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((unit, index) => (
            <Fragment key={unit.organisation.id}>
              {between > 0 && index === best.length ? (
                <tr className="between-rows">
                  <td colSpan={columns.length}>中间还有 {countWords(between)} 个</td>
                </tr>
              ) : null}
              <tr>
                {columns.map((column) => (
                  <td key={column.key} className={`${column.key} ${column.align ?? ''}`}>
                    {column.render(unit)}
                  </td>
                ))}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
