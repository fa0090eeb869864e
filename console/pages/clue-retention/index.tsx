import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { retentionAheadDays, retentionEndLabels, retentionItem, type RetentionItem } from '../../../contracts/clue-retention';
import { useList } from '../../api/use-list';
import { dayWords, instantWords, shanghaiDay } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { LightTag } from '../../parts/light';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';

const holds = [
  { value: 'no' as const, label: '到期就销毁' },
  { value: 'yes' as const, label: '暂停销毁' },
];

/** What is soon destroyed, among what the reader may open, and how to stop it. */
export default function ClueRetentionPage() {
  const filters = useFilters();
  const navigate = useNavigate();
  const query = { held: oneOf(filters.get('held'), ['yes', 'no'] as const) };
  const list = useList('clues', '/clue-retention', query, retentionItem);
  return (
    <Page
      title="到期销毁"
      about={`只列您看得到的、${retentionAheadDays} 天内保存期满的`}
      acts={
        <>
          <Link to="/clues/retention-terms">
            <Button tabIndex={-1}>保存多久</Button>
          </Link>
          <Export path="/clue-retention/export" query={query} name="到期销毁的线索" />
        </>
      }
    >
      <p className="about">到了那天凌晨，密钥自动销毁，内容、附件和对话谁也打不开，备份里的也打不开，回执码随之失效，只留一份销毁记录。还要用的，打开那一件，选“暂停销毁”。</p>
      <div className="filters">
        <Filter label="是否暂停" value={query.held} options={holds} onChange={(held) => filters.set({ held })} />
      </div>
      <section className="card table-card">
        <ListTable
          label="到期销毁的线索"
          list={list}
          fixed
          hint="↑ ↓ 选择　Enter 打开"
          columns={columns}
          onOpen={(row) => void navigate(`/clues/${row.id}`)}
          empty={<Empty title={`${retentionAheadDays} 天内没有到期的`} why="到期前 30 天和 7 天，会给线索管理员和承办人发消息。" />}
        />
      </section>
    </Page>
  );
}

const columns: Column<RetentionItem>[] = [
  { key: 'destroyOn', title: '什么时候销毁', width: 210, render: (row) => <DestroyOn row={row} /> },
  { key: 'code', title: '编号', width: 260, render: (row) => <b className="nowrap">{row.code}</b> },
  {
    key: 'ended',
    title: '怎么结束的',
    render: (row) => (
      <>
        {retentionEndLabels[row.end]}
        <Ended day={row.endedOn} />
      </>
    ),
  },
  { key: 'held', title: '暂停销毁', width: 260, render: (row) => <Held row={row} /> },
];

function DestroyOn({ row }: { row: RetentionItem }) {
  const now = useNow();
  const left = Math.round((Date.parse(row.destroyOn) - Date.parse(shanghaiDay(now))) / 86_400_000);
  if (row.held) return <span className="muted nowrap">{left > 0 ? `${dayWords(row.destroyOn, now)} 期满` : '已期满，暂停着'}</span>;
  return (
    <span className="nowrap">
      <b>{dayWords(row.destroyOn, now)}</b>
      <span className="second">{row.decided ? '经批准，今天夜里' : left > 0 ? `还有 ${left} 天` : '今天夜里'}</span>
    </span>
  );
}

function Ended({ day }: { day: string }) {
  const now = useNow();
  return <span className="second">{dayWords(day, now)}</span>;
}

function Held({ row }: { row: RetentionItem }) {
  const now = useNow();
  if (!row.held) return <span className="muted">没有</span>;
  return (
    <>
      <LightTag light="paused" word="暂停销毁" />
      <span className="second">
        {row.held.by.name}　{instantWords(row.held.at, now)}
      </span>
    </>
  );
}
