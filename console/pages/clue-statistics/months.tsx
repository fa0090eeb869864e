import { cellWords, type ClueCell, type ClueFigureRow } from '../../../contracts/clue-statistics';
import { ChartCard } from '../../parts/charts/chart-card';
import { Columns, type ColumnPlace } from '../../parts/charts/columns';
import { ListTable } from './list-table';

/** A bar that is not shown has this height, and is hollow. */
const hollow = 16;

/** Received and closed, month by month. What is not shown is a hollow bar: it says nothing of how many. */
export function Months({ rows }: { rows: readonly ClueFigureRow[] }) {
  return <ChartCard className="clue-months" title="按月" note="收到（实心）和办结（斜线）；虚线框里的没有列" chart={<Chart rows={rows} />} table={<ListTable dimension="month" rows={rows} />} />;
}

function Chart({ rows }: { rows: readonly ClueFigureRow[] }) {
  const cells = rows.flatMap(({ received, closed }) => [received?.now, closed.now]).filter((cell) => cell !== undefined);
  const sentence = `按月：${rows.map(({ label, received, closed }) => `${label}收到 ${received ? cellWords(received.now) : '0'} 件，办结 ${cellWords(closed.now)} 件`).join('；')}`;
  const column = (index: number, place: ColumnPlace) => {
    const { received, closed } = rows[index] as ClueFigureRow;
    const { middle, bar } = place;
    return (
      <>
        {received ? <Bar cell={received.now} x={middle - bar - 1.5} place={place} tone="solid" /> : null}
        <Bar cell={closed.now} x={middle + 1.5} place={place} tone="hatched" />
      </>
    );
  };
  return <Columns sentence={sentence} top={niceTop(Math.max(...cells.map(({ count }) => count ?? 0)))} tick={String} labels={rows.map(({ label }) => (rows.length > 6 ? label.slice(5) : label))} widest={30} column={column} />;
}

function Bar({ cell, x, place: { bar, y, bottom }, tone }: { cell: ClueCell; x: number; place: ColumnPlace; tone: 'solid' | 'hatched' }) {
  const top = cell.count === null ? bottom - hollow : y(cell.count);
  return (
    <>
      <rect className={`month-bar ${cell.count === null ? 'hollow' : tone}`} x={x} y={top} width={bar} height={bottom - top} />
      {cell.count === 0 ? null : (
        <text className="axis" x={x + bar / 2} y={top - 6} textAnchor="middle">
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
