import { useNavigate } from 'react-router';
import { upwardStateLabels, upwardSummary, type UpwardSummary } from '../../../contracts/clue-upward';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { dayWords, dueWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page, Tag } from '../../parts/page';
import { HeadCard } from './head-card';

/** What must go to the level above, for whoever passes it on: number, days, state. No search, no figures, no export. */
export default function UpwardPage() {
  const navigate = useNavigate();
  const { abilities } = useSession();
  const list = useList('upward', '/upward', {}, upwardSummary);
  return (
    <Page title="上送件" about="反映上级管理的干部或本委主要负责人的，收到后 5 个工作日内移交上级。只列您经手的，别人看不到有没有。">
      <section className="card table-card">
        <ListTable
          label="上送件"
          list={list}
          fixed
          hint="↑ ↓ 选择　Enter 打开"
          columns={columns}
          onOpen={(row) => void navigate(`/clues/upward/${row.id}`)}
          empty={<Empty title="没有您经手的上送件" why="收到按规定要上送的，会直接封给您。" />}
        />
      </section>
      {abilities['upward.head'] ? <HeadCard /> : null}
    </Page>
  );
}

const columns: Column<UpwardSummary>[] = [
  { key: 'light', title: '亮灯', width: 110, render: (row) => (row.state === 'sealed' ? <LightTag light={row.light} /> : <Tag>{upwardStateLabels[row.state]}</Tag>) },
  { key: 'due', title: '最晚移交', width: 180, render: (row) => <Due row={row} /> },
  { key: 'code', title: '编号', width: 240, render: (row) => <b className="nowrap">{row.code}</b> },
  { key: 'step', title: '下一步', render: (row) => steps(row) },
  { key: 'received', title: '收到', width: 150, render: (row) => <Received day={row.receivedOn} /> },
];

function steps({ part, state }: UpwardSummary): string {
  if (part === 'identity') return '放开身份，随件上送';
  return { sealed: '移交上级', handedOver: '上级收到后确认，销毁', destroyed: '没有了，销毁记录可以打印', returning: '退回登记没有做完，再点一次', destroying: '正在销毁' }[state];
}

function Due({ row }: { row: UpwardSummary }) {
  const now = useNow();
  if (!row.due) return <span className="muted">已移交</span>;
  return (
    <span className="nowrap">
      {dueWords(row.due, null, now)}
      <span className="second">{workingDaysWords(row.workingDaysLeft)}</span>
    </span>
  );
}

function Received({ day }: { day: string }) {
  const now = useNow();
  return <span className="nowrap">{dayWords(day, now)}</span>;
}
