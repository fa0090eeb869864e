import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { VillageFigures } from '../../../contracts/clue-villages';
import { useVillageFigures } from '../../api/clue-statistics';
import { instantWords } from '../../parts/dates';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { countWords } from '../../parts/numbers';
import { Card } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';

/** A year's figures as an analyst let them be stored: five and more, for all who handle clues. */
export function Stored() {
  const filters = useFilters();
  const now = useNow();
  const asked = filters.get('year');
  const year = asked && /^20\d{2}$/.test(asked) ? Number(asked) : dayjs(now).year();
  const { data, error, refetch } = useVillageFigures(year);
  return (
    <Card
      title="存下来的数字"
      note={data?.publishedAt ? `${data.publishedBy ?? ''} ${instantWords(data.publishedAt, now)} 存的；只有满 5 件的` : '只有满 5 件的'}
      className="table-card"
      acts={<DatePicker aria-label="哪一年" picker="year" format="YYYY年" allowClear={false} value={dayjs(`${year}-01-01`)} maxDate={dayjs(now)} style={{ width: 110 }} onChange={(date) => filters.set({ year: date ? String(date.year()) : undefined })} />}
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={3} /> : null}
      {data && data.villages.length === 0 ? <Empty title={data.version > 0 ? `${year}年没有满 5 件的村` : `${year}年还没有存过`} why="线索管理员或委领导数完，点“存村级廉情数字”，就出现在这里。" /> : null}
      {data && data.villages.length > 0 ? <Rows figures={data} /> : null}
    </Card>
  );
}

function Rows({ figures: { year, villages } }: { figures: VillageFigures }) {
  const most = villages[0]?.count ?? 1;
  return (
    <div className="table-scroll">
      <table className="bars" aria-label={`${year}年各村反映的件数，满 5 件的`}>
        <thead>
          <tr>
            <th scope="col">村（社区）</th>
            <th scope="col">满 5 件的问题</th>
            <th scope="col" className="right">
              件数
            </th>
            <th scope="col" aria-label="和最多的比" className="bar-cell" />
          </tr>
        </thead>
        <tbody>
          {villages.map(({ village, town, count, topics }) => (
            <tr key={village.id}>
              <th scope="row">
                <b>{village.name}</b> <span className="muted">{town}</span>
              </th>
              <td>{topics.length > 0 ? topics.map(({ label, count: part }) => `${label} ${countWords(part)}`).join('、') : <span className="muted">没有</span>}</td>
              <td className="right">
                <b>{countWords(count)}</b>
              </td>
              <td className="bar-cell">
                <span className="bar satisfied" style={{ width: `${((count / most) * 100).toFixed(1)}%` }} aria-hidden="true" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
