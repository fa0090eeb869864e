import { Button } from 'antd';
import type { TownMoneyRow } from '../../../../contracts/fund-money';
import { yuanWords } from '../../../../contracts/fund-words';
import { LightTag } from '../../../parts/light';
import { Empty } from '../../../parts/notice';

const sum = (fen: number): string => (fen === 0 ? '—' : yuanWords(fen));

/** Programme by programme what came and what is left; what is still with the town stands first. */
export function Money({ rows, onRelease }: { rows: readonly TownMoneyRow[]; onRelease: (row: TownMoneyRow) => void }) {
  if (rows.length === 0) return <Empty title="镇里还没有收到钱" why="主管部门记上拨到镇里的一笔，这里就有了。" />;
  const several = new Set(rows.map(({ town }) => town.id)).size > 1;
  const sorted = [...rows].sort((a, b) => b.year - a.year || Number(b.left !== 0) - Number(a.left !== 0));
  return (
    <div className="table-scroll">
      <table className="facts dense money-table" aria-label="镇里的钱">
        <thead>
          <tr>
            <th scope="col">项目</th>
            {['收到', '拨到村', '退回', '还在镇里'].map((head) => (
              <th key={head} scope="col" className="right">
                {head}
              </th>
            ))}
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={`${row.town.id}${row.year}${row.programme}`}>
              <th scope="row">
                {row.programmeName}
                <span className="second">
                  {several ? `${row.town.name}　` : ''}
                  {row.year} 年　{row.departments.map(({ name }) => name).join('、')}
                </span>
              </th>
              <td className="right">{sum(row.received)}</td>
              <td className="right">{sum(row.released)}</td>
              <td className="right">{sum(row.returned)}</td>
              <td className="right">
                <Left left={row.left} />
              </td>
              <td className="right">
                {row.departments.length > 0 ? (
                  <Button size="small" onClick={() => onRelease(row)} aria-label={`拨到村：${row.year} 年${row.programmeName}`}>
                    拨到村
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Left({ left }: { left: number }) {
  if (left === 0) return <span className="muted">拨完了</span>;
  return <LightTag light="red" word={left > 0 ? `还有 ${yuanWords(left)}` : `多拨 ${yuanWords(-left)}`} />;
}
