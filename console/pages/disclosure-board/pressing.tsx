import { Link } from 'react-router';
import type { BoardPressing } from '../../../contracts/disclosure-board';
import { useSession } from '../../api/session';
import { LightTag } from '../../parts/light';
import { Empty } from '../../parts/notice';
import { Card } from '../../parts/page';

/** What to do next: where something is missing longest, each with the way to urging. */
export function Pressing({ rows }: { rows: readonly BoardPressing[] }) {
  const { abilities } = useSession();
  const act = abilities['disclosureDuty.urge'] ? '去催办' : '去看';
  return (
    <Card title="先催这几个村" note="现在逾期最久的在前" className="board-pressing">
      {rows.length === 0 ? (
        <Empty title="没有逾期的" why="到期的都公开了。" />
      ) : (
        <ul className="alerts">
          {rows.map(({ village, town, missing, longest }) => (
            <li key={village.id}>
              <LightTag light="red" />
              <b className="unit">{village.name}</b>
              <Link className="link" to={`/disclosure/duties?tab=late&village=${village.id}`} aria-label={`${act} ${village.name}`}>
                {act}
              </Link>
              <p>
                {town.name}　没公开 {missing} 项，最久的晚了 {longest} 个工作日
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
