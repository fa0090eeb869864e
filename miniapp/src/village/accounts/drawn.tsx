import type { ColumnsTableProps, FigureProps, PartProps } from './drawn.types';

export function Figure({ className, label, children }: FigureProps) {
  return (
    <div className={className} role="img" aria-label={label}>
      {children}
    </div>
  );
}

const percent = (value: number | undefined): string | undefined => (value === undefined ? undefined : `${value}%`);

export function Part({ className, height, left, width }: PartProps) {
  return <div className={className} style={{ height: percent(height), left: percent(left), width: percent(width) }} />;
}

export function ColumnsTable({ className, caption, head, rows }: ColumnsTableProps) {
  return (
    <table className={className}>
      <caption className="spoken">{caption}</caption>
      <thead>
        <tr className="table__row">
          {head.map((name) => (
            <th key={name} scope="col" className="table__value">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }) => (
          <tr key={name} className="table__row">
            <th scope="row" className="table__name">
              {name}
            </th>
            {cells.map((cell, index) => (
              <td key={head[index + 1]} className="table__value">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
