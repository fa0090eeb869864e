import { Link } from 'react-router';
import { leftOutReasonLabels, type ReminderDryRunLine } from '../../../../contracts/reminder';
import { useSession } from '../../../api/session';
import type { Column } from '../../../parts/list-table';
import { channelWords } from '../words';

type Row = ReminderDryRunLine & { id: string };

const who: Column<Row> = {
  key: 'name',
  title: '姓名',
  width: 190,
  render: (row) => (
    <>
      <b>{row.name}</b>
      <span className="second">{row.organisation?.name}</span>
    </>
  ),
};

export const reachedColumns: Column<Row>[] = [
  who,
  { key: 'channel', title: '先走哪条路', width: 150, render: (row) => channelWords(row.channel ?? '') },
  { key: 'body', title: '会读到', render: (row) => <span className="dry-body">{row.body}</span> },
];

export const leftOutColumns: Column<Row>[] = [
  who,
  { key: 'reason', title: '为什么收不到', render: (row) => (row.reason ? leftOutReasonLabels[row.reason] : null) },
  { key: 'act', title: '', width: 150, align: 'right', render: (row) => <PersonLink row={row} /> },
];

/** Where his binding or his record can be seen, whichever this account may open. */
function PersonLink({ row }: { row: Row }) {
  const { abilities } = useSession();
  const to = abilities['follower.list'] ? `/followers?text=${encodeURIComponent(row.name)}` : abilities['person.list'] ? `/people?id=${row.personId}` : null;
  return to ? (
    <Link className="link" to={to}>
      {abilities['follower.list'] ? '看他的绑定' : '看他的资料'}
    </Link>
  ) : null;
}
