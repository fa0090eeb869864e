import { disclosureClassLabels } from '../../../contracts/disclosure';
import type { BoardClass, BoardMonth, DisclosureBoard } from '../../../contracts/disclosure-board';
import { countWords } from '../../parts/numbers';
import { Card } from '../../parts/page';
import { shareWords, spanWords } from './view';

const size = { width: 156, height: 26 };

/** Class by class of the catalogue, each with its months. */
export function Classes({ board }: { board: DisclosureBoard }) {
  return (
    <Card title="按类别" note={spanWords(board.from, board.to)} className="table-card">
      <div className="table-scroll">
        <table className="facts dense board-classes" aria-label="按公开目录的类别">
          <thead>
            <tr>
              <th scope="col">类别</th>
              <th scope="col" className="right">
                到期
              </th>
              <th scope="col" className="right">
                按时
              </th>
              <th scope="col" className="right">
                晚了
              </th>
              <th scope="col" className="right">
                没公开
              </th>
              <th scope="col">每月按时的</th>
            </tr>
          </thead>
          <tbody>
            {board.classes.map((one) => (
              <tr key={one.class}>
                <th scope="row">{disclosureClassLabels[one.class]}</th>
                <td className="right">{countWords(one.due)}</td>
                <td className="right">{shareWords(one.inTime, one.due)}</td>
                <td className="right">{countWords(one.late)}</td>
                <td className={one.missing > 0 ? 'right late' : 'right'}>{countWords(one.missing)}</td>
                <td>
                  <Spark of={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** Share in time of each month as a column from zero; a month in which nothing was due is a short line. */
function Spark({ of: { class: itemClass, months, due } }: { of: BoardClass }) {
  if (months.every((one) => one.due === 0)) return <span className="muted">{due === 0 ? '没有到期的' : null}</span>;
  const step = size.width / months.length;
  const newest = months.filter((one) => one.due > 0).at(-1)!;
  return (
    <svg className="spark" viewBox={`0 0 ${size.width} ${size.height}`} width={size.width} height={size.height} role="img" aria-label={`${disclosureClassLabels[itemClass]}最近一个月按时 ${shareWords(newest.inTime, newest.due)}`}>
      {months.map((one, index) => (
        <SparkMonth key={one.month} one={one} x={index * step} width={step - 2.5} />
      ))}
    </svg>
  );
}

function SparkMonth({ one, x, width }: { one: BoardMonth; x: number; width: number }) {
  const tall = one.due === 0 ? 0 : (one.inTime / one.due) * (size.height - 2);
  return (
    <g>
      <title>{`${one.month}：${one.due === 0 ? '没有到期的' : `到期 ${one.due} 项，按时 ${shareWords(one.inTime, one.due)}`}`}</title>
      <rect className="whole" x={x} y={one.due === 0 ? size.height - 1.5 : 2} width={width} height={one.due === 0 ? 1.5 : size.height - 2} />
      <rect className="part in-time" x={x} y={size.height - tall} width={width} height={tall} />
    </g>
  );
}
