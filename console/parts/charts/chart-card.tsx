import { useState, type ReactNode } from 'react';
import { Card } from '../page';

interface ChartCardProps {
  title: string;
  /** What is counted, and since when. */
  note: ReactNode;
  chart: ReactNode;
  /** The same figures to read, copy and hear. */
  table: ReactNode;
  className?: string;
}

/** A chart and its table, one at a time. */
export function ChartCard({ title, note, chart, table, className }: ChartCardProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <Card
      title={title}
      note={note}
      className={className}
      acts={
        <button type="button" className="link no-print" aria-label={`${title}：${asTable ? '看图' : '看表'}`} onClick={() => setAsTable(!asTable)}>
          {asTable ? '看图' : '看表'}
        </button>
      }
    >
      {asTable ? (
        <div className="chart-table">
          <div role="region" aria-label={`${title}，表`} tabIndex={0}>
            {table}
          </div>
        </div>
      ) : (
        chart
      )}
    </Card>
  );
}
