import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { campaign, campaignState, campaignStateLabels, type Campaign } from '../../../../contracts/reminder';
import { useSession } from '../../../api/session';
import { useList } from '../../../api/use-list';
import { dayWords, instantWords } from '../../../parts/dates';
import { Filter } from '../../../parts/filter';
import { ListTable, type Column } from '../../../parts/list-table';
import { Empty } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { countWords } from '../../../parts/numbers';
import { Page } from '../../../parts/page';
import { oneOf, useFilters } from '../../../parts/use-filters';
import { CampaignPage } from './campaign';
import { CampaignEditor } from './editor';
import { CampaignTag } from './state-tag';

const states = campaignState.options.map((value) => ({ value, label: campaignStateLabels[value] }));

/** What is said to some on a day of its own, once the leader has approved it. */
export default function CampaignsPage() {
  const filters = useFilters();
  const id = filters.get('id');
  const back = () => filters.set({ id: undefined, new: undefined }, 'push');
  if (filters.get('new')) return <CampaignEditor campaign={null} onBack={back} onSaved={(saved) => filters.set({ new: undefined, id: saved.id })} />;
  return id ? <CampaignPage key={id} id={id} onBack={back} /> : <CampaignList />;
}

function CampaignList() {
  const { abilities } = useSession();
  const filters = useFilters();
  const state = oneOf(filters.get('state'), campaignState.options);
  const list = useList('reminders', '/reminders/campaigns', { state }, campaign);
  const write = abilities['reminder.campaign'] === true;
  const make = () => filters.set({ new: '1' }, 'push');
  return (
    <Page
      title="专题"
      about="节点以外要说的事。委领导批准以后才发，发出以前可以取消。"
      acts={
        write ? (
          <Button type="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={make}>
            起草专题提醒
          </Button>
        ) : null
      }
    >
      <div className="filters">
        <Filter label="到哪一步" value={state} options={states} onChange={(next) => filters.set({ state: next })} />
      </div>
      <section className="card table-card">
        <ListTable
          label="专题提醒"
          list={list}
          columns={columns}
          onOpen={(row) => filters.set({ id: row.id }, 'push')}
          empty={<Empty title={state ? `没有${campaignStateLabels[state]}的专题` : '还没有专题提醒'} why="比如换届、集中采购、防汛救灾时，给相关的人提一句醒。写好送委领导批。" action={write && !state ? <Button onClick={make}>起草第一个</Button> : null} />}
        />
      </section>
    </Page>
  );
}

const columns: Column<Campaign>[] = [
  { key: 'state', title: '到哪一步', width: 130, render: (row) => <CampaignTag campaign={row} /> },
  {
    key: 'title',
    title: '标题',
    render: (row) => (
      <>
        <b>{row.title}</b>
        <span className="second">{row.summary}</span>
      </>
    ),
  },
  { key: 'day', title: '哪天发', width: 190, render: (row) => <On campaign={row} /> },
  { key: 'people', title: '发给', width: 100, align: 'right', render: (row) => <span className="number">{countWords(row.people)} 人</span> },
  { key: 'by', title: '谁起草的', width: 186, render: (row) => <By campaign={row} /> },
];

function On({ campaign: { day, sendAt } }: { campaign: Campaign }) {
  return <span className="nowrap">{`${dayWords(day, useNow())} ${sendAt}`}</span>;
}

function By({ campaign: { createdBy, createdAt } }: { campaign: Campaign }) {
  return (
    <>
      {createdBy}
      <span className="second">{instantWords(createdAt, useNow())}</span>
    </>
  );
}
