import { useQuery } from '@tanstack/react-query';
import { auditAnchors } from '../../../contracts/audit';
import { ask } from '../../api/client';
import { instantWords } from '../../parts/dates';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { countWords } from '../../parts/numbers';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';

/** The signed daily roots; a copy kept elsewhere proves that they were not made later. */
export function Anchors() {
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['audit', 'anchors'], queryFn: ({ signal }) => ask('/audit/anchors', { answer: auditAnchors, signal }) });
  return (
    <Card title="每日锚点" note={data ? `${data.items.length} 个` : undefined}>
      {isPending ? <Skeleton rows={3} /> : null}
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <Empty title="还没有锚点" why="每天夜里做一个。" /> : null}
      <ul className="anchor-list">
        {data?.items.map((anchor) => (
          <li key={anchor.n}>
            <div className="row between">
              <b>第 {anchor.n} 个</b>
              <span className="muted small">{instantWords(anchor.at, now)}</span>
            </div>
            <div className="muted small">
              {countWords(anchor.leaves)} 件有变动，累计 {countWords(anchor.subjects)} 件
            </div>
            <div className="hash">{anchor.root}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
