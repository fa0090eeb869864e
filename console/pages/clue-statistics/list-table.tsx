import { cellWords, clueDimensionLabels, type ClueCell, type ClueDimension, type ClueFigureRow, type ComparedCell } from '../../../contracts/clue-statistics';

/** One way of parting, received and closed beside last year's. */
export function ListTable({ dimension, rows }: { dimension: ClueDimension; rows: readonly ClueFigureRow[] }) {
  const withReceived = rows.some(({ received }) => received !== null);
  return (
    <table className="facts dense compared-figures" aria-label={clueDimensionLabels[dimension]}>
      <thead>
        <tr>
          <th scope="col">{clueDimensionLabels[dimension].slice(1)}</th>
          {withReceived ? <Heads what="收到" /> : null}
          <Heads what="办结" />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, received, closed }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {received ? <Cells compared={received} /> : null}
            <Cells compared={closed} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heads({ what }: { what: string }) {
  return (
    <>
      <th scope="col" className="right">
        {what}
      </th>
      <th scope="col" className="right">
        上年同期
      </th>
      <th scope="col" className="right">
        增减
      </th>
    </>
  );
}

function Cells({ compared: { now, last, change } }: { compared: ComparedCell }) {
  return (
    <>
      <td className="right">
        <Count cell={now} strong />
      </td>
      <td className="right">
        <Count cell={last} />
      </td>
      <td className="right">{change === null ? <span className="muted">—</span> : change > 0 ? `+${change}` : change}</td>
    </>
  );
}

function Count({ cell, strong = false }: { cell: ClueCell; strong?: boolean }) {
  if (cell.hidden) return <span className="muted">{cellWords(cell)}</span>;
  return strong ? <b>{cellWords(cell)}</b> : <>{cellWords(cell)}</>;
}
