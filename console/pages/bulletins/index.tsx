import { Button, Dropdown } from 'antd';
import { ChevronDown } from 'lucide-react';
import { bulletinState, bulletinStateLabels, bulletinSummary, quarterLabel, type BulletinSummary, type Quarter } from '../../../contracts/bulletin';
import { bulletinRefresh, draftBulletin, useDraftableQuarters } from '../../api/bulletins';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { dayWords, instantWords } from '../../parts/dates';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty, FormFault } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { oneOf, useFilters } from '../../parts/use-filters';
import { BulletinPage } from './bulletin';
import { StateTag } from './state-tag';

const states = bulletinState.options.map((value) => ({ value, label: bulletinStateLabels[value] }));

/** What was and will be published of each quarter, edition by edition. */
export default function BulletinsPage() {
  const filters = useFilters();
  const openId = filters.get('id');
  return openId ? <BulletinPage key={openId} id={openId} onBack={() => filters.set({ id: undefined })} onOpen={(id) => filters.set({ id }, 'push')} /> : <BulletinList />;
}

function BulletinList() {
  const filters = useFilters();
  const state = oneOf(filters.get('state'), bulletinState.options);
  const list = useList('bulletins', '/bulletins', { state }, bulletinSummary);
  const open = (id: string) => filters.set({ id }, 'push');
  const draft = useAct({ act: draftBulletin, refresh: bulletinRefresh, then: ({ id }) => open(id) });
  return (
    <Page title="结果公开" about="一个季度公开一次，委领导批准以后群众才看得到" acts={<DraftButton busy={draft.busy} onDraft={draft.run} />}>
      <FormFault error={draft.error} />
      <div className="filters">
        <Filter label="到哪一步" value={state} options={states} onChange={(next) => filters.set({ state: next })} />
      </div>
      <section className="card table-card">
        <ListTable
          label="结果公开"
          list={list}
          columns={columns}
          onOpen={(row) => open(row.id)}
          empty={<Empty title="还没有公开过" why="一个季度完了，按统计起草，写上整改情况，送委领导批准。" />}
        />
      </section>
    </Page>
  );
}

/** The newest quarter is one press away, older ones behind the arrow. */
function DraftButton({ busy, onDraft }: { busy: boolean; onDraft: (quarter: Quarter) => void }) {
  const { abilities } = useSession();
  const quarters = useDraftableQuarters(abilities['bulletin.write'] === true).data?.items ?? [];
  const [newest, ...older] = quarters;
  if (!newest) return null;
  return (
    <span className="row">
      {older.length > 0 ? (
        <Dropdown trigger={['click']} menu={{ items: older.map((quarter) => ({ key: quarter, label: `起草 ${quarterLabel(quarter)}` })), onClick: ({ key }) => onDraft(key) }}>
          <Button icon={<ChevronDown size={16} aria-hidden="true" />} iconPlacement="end">
            补以前的
          </Button>
        </Dropdown>
      ) : null}
      <Button type="primary" loading={busy} onClick={() => onDraft(newest)}>
        {busy ? '正在取数' : `起草 ${quarterLabel(newest)}`}
      </Button>
    </span>
  );
}

const columns: Column<BulletinSummary>[] = [
  { key: 'state', title: '到哪一步', width: 140, render: (row) => <StateTag state={row.state} /> },
  {
    key: 'quarter',
    title: '季度',
    width: 150,
    render: (row) => (
      <>
        {quarterLabel(row.quarter)}
        <span className="second">{row.corrects ? `第 ${row.edition} 版，更正` : `第 ${row.edition} 版`}</span>
      </>
    ),
  },
  { key: 'title', title: '标题', render: (row) => <b>{row.title}</b> },
  {
    key: 'drafted',
    title: '谁起草的',
    width: 190,
    render: (row) => (
      <>
        {row.draftedBy}
        <span className="second">
          <At instant={row.draftedAt} />
        </span>
      </>
    ),
  },
  { key: 'published', title: '公开', width: 140, render: (row) => (row.publishedOn ? <On day={row.publishedOn} /> : <span className="muted">还没有</span>) },
];

function At({ instant }: { instant: string }) {
  return <>{instantWords(instant, useNow())}</>;
}

function On({ day }: { day: string }) {
  return <>{dayWords(day, useNow())}</>;
}
