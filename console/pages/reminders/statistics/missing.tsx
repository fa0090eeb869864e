import { Link } from 'react-router';
import { reminderMissingLine, type ReminderMissingLine, type ReminderStatistics } from '../../../../contracts/reminder';
import { useSession } from '../../../api/session';
import { useList } from '../../../api/use-list';
import { Export } from '../../../parts/export';
import { ListTable, type Column } from '../../../parts/list-table';
import { Empty } from '../../../parts/notice';
import { Card } from '../../../parts/page';
import { Tabs } from '../../../parts/tabs';
import { lacks } from './lacks';

type What = keyof ReminderStatistics['missing'];
type Row = ReminderMissingLine & { id: string };

interface MissingProps {
  what: What;
  organisationId: string | undefined;
  counts: ReminderStatistics['missing'];
  onWhat: (what: What) => void;
}

/** The people behind the figures, and where each is put right. */
export function Missing({ what, organisationId, counts, onWhat }: MissingProps) {
  const { abilities } = useSession();
  const query = { what, organisationId };
  const list = useList('reminders', '/reminders/missing', query, reminderMissingLine);
  const lack = lacks.find(({ value }) => value === what);
  return (
    <Card title="要补的资料" note={lack?.do} className="table-card missing" acts={abilities['reminder.export'] ? <Export path="/reminders/missing/export" query={query} name="提醒要补的资料" label="导出这份名单" /> : null}>
      <div className="card-tabs">
        <Tabs label="缺什么" value={what} tabs={lacks.map(({ value, label }) => ({ value, label, count: counts[value] }))} onChange={onWhat} />
      </div>
      <ListTable
        key={what}
        label="要补的资料"
        list={{ ...list, items: list.items.map((line) => ({ ...line, id: line.personId })), total: counts[what] }}
        columns={columns}
        empty={<Empty title="这一项没有缺的" />}
      />
    </Card>
  );
}

const yes = (there: boolean) => (there ? '有' : <b>没有</b>);

const columns: Column<Row>[] = [
  {
    key: 'name',
    title: '姓名',
    width: 170,
    render: (row) => (
      <>
        <b>{row.name}</b>
        <span className="second">{row.code}</span>
      </>
    ),
  },
  { key: 'where', title: '单位', render: (row) => row.organisation?.name ?? <span className="muted">没有</span> },
  { key: 'joined', title: '入党日期', width: 130, render: (row) => row.joinedPartyOn ?? <b>没有填</b> },
  { key: 'phone', title: '手机号', width: 100, render: (row) => yes(row.hasPhone) },
  { key: 'bound', title: '绑定', width: 100, render: (row) => (row.bound ? '绑了' : <b>没有</b>) },
  { key: 'consent', title: '同意接收', width: 110, render: (row) => (row.consented ? '同意' : <b>没有</b>) },
  { key: 'act', title: '', width: 110, align: 'right', render: (row) => <PutRight row={row} /> },
];

/** To the binding for whoever invites, to the record for whoever may see records. */
function PutRight({ row }: { row: Row }) {
  const { abilities } = useSession();
  if (abilities['follower.list']) {
    return (
      <Link className="link" to={`/followers?text=${encodeURIComponent(row.code)}`}>
        {row.bound ? '看绑定' : '去邀请'}
      </Link>
    );
  }
  return abilities['person.list'] ? (
    <Link className="link" to={`/people?id=${row.personId}`}>
      看资料
    </Link>
  ) : null;
}
