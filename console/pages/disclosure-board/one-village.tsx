import { Link } from 'react-router';
import { dutySummary, type DutySummary } from '../../../contracts/disclosure-duty';
import type { BoardVillage } from '../../../contracts/disclosure-board';
import { useList } from '../../api/use-list';
import { useSession } from '../../api/session';
import { dayWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Facts } from '../../parts/page';

/** One village: what it owes at this moment, and what else is on record of it. */
export function OneVillage({ village }: { village: BoardVillage }) {
  const { abilities } = useSession();
  const list = useList('disclosure-duties', '/disclosure-duties', { tab: 'todo', villageId: village.id }, dutySummary, 10);
  return (
    <div className="board-row wide-left">
      <Card
        title="现在要公开的"
        note="逾期的在前"
        className="table-card"
        acts={
          <Link className="link" to={`/disclosure/duties?tab=late&village=${village.id}`}>
            {abilities['disclosureDuty.urge'] && village.missing > 0 ? '去催办' : '看全部'}
          </Link>
        }
      >
        <ListTable label={`${village.name}现在要公开的`} list={list} fixed columns={columns} empty={<Empty title="没有要公开的" why="到期的都公开了。" />} />
      </Card>
      <Card title="这个村的记录" className="padded-below">
        <Facts
          rows={[
            ['公开后更正', `${village.corrected} 项`],
            ['提问逾期未答', <More key="questions" count={village.lateQuestions} unit="个" to={`/disclosure/questions?tab=all&town=${village.id}&light=red`} />],
            ['数据质量迹象', <More key="signs" count={village.signs} unit="项" to={`/disclosure/quality?place=${village.id}`} />],
            ['抽查有问题', <More key="checks" count={village.problems} unit="项" to={`/disclosure/checks?village=${village.id}`} />],
          ]}
        />
      </Card>
    </div>
  );
}

const More = ({ count, unit, to }: { count: number; unit: string; to: string }) => (
  <span className="row">
    {count} {unit}
    {count > 0 ? (
      <Link className="link" to={to}>
        去看
      </Link>
    ) : null}
  </span>
);

const columns: Column<DutySummary>[] = [
  { key: 'light', title: '亮灯', width: 190, render: (row) => <LightTag light={row.light} more={workingDaysWords(row.workingDaysLeft)} /> },
  { key: 'item', title: '公开什么', render: (row) => <Item row={row} /> },
  { key: 'due', title: '到期', width: 130, render: (row) => <Due day={row.due} /> },
];

const Item = ({ row }: { row: DutySummary }) => (
  <>
    <b>{row.matter ?? row.item.name}</b>
    <span className="second">{row.period.label}</span>
  </>
);

function Due({ day }: { day: string }) {
  return <>{dayWords(day, useNow())}</>;
}
