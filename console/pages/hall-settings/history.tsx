import { useQuery } from '@tanstack/react-query';
import { hallSettingsHistory } from '../../../contracts/hall';
import { ask } from '../../api/client';
import { instantWords } from '../../parts/dates';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';

export function History({ hallId }: { hallId: string }) {
  const now = useNow();
  const { data, error, refetch } = useQuery({ queryKey: ['hall-settings', hallId, 'history'], queryFn: ({ signal }) => ask(`/hall-settings/${hallId}/history`, { answer: hallSettingsHistory, signal }) });
  return (
    <Card title="谁改过什么" note="新的在前，从审计记录里读出来">
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={3} /> : null}
      {data?.items.length === 0 ? <Empty title="还没有人改过" why="这个大厅用的都是平台的缺省值。" /> : null}
      {data && data.items.length > 0 ? (
        <div className="table-scroll">
          <table className="facts fixed" aria-label="谁改过什么">
            <thead>
              <tr>
                <th scope="col" style={{ width: 170 }}>什么时候，谁</th>
                <th scope="col" style={{ width: 130 }}>改了什么</th>
                <th scope="col">从</th>
                <th scope="col">到</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((item) => (
                <tr key={`${item.at} ${item.field}`}>
                  <td>
                    {instantWords(item.at, now)}
                    <span className="second">{item.by}</span>
                  </td>
                  <td>{item.field}</td>
                  <td className="muted">{unbroken(item.from)}</td>
                  <td>{unbroken(item.to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Card>
  );
}

/** 09:00–12:00 stays on one line. */
const unbroken = (words: string): string => words.replaceAll('–', '\u2060–\u2060');
