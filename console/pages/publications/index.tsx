import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { disclosureClass, disclosureClassLabels, publicationState, publicationStateLabels, publicationSummary, type PublicationState, type PublicationSummary } from '../../../contracts/disclosure';
import { useOrganisationOptions } from '../../api/organisations';
import { usePublicationCounts, useVillageOptions } from '../../api/publications';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { dayWords, instantWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { NextCard } from './next-card';
import { periodOptions } from './period-options';
import { StateTag } from './state-tag';

type Tab = PublicationState | 'all';
const tabs = [...publicationState.options, 'all'] as const;
const classes = disclosureClass.options.map((value) => ({ value, label: disclosureClassLabels[value] }));

/** Everything that villages publish, edition by edition, on its way and public. */
export default function PublicationsPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const navigate = useNavigate();
  const counts = usePublicationCounts().data;
  const writes = abilities['publication.write'] === true;
  const now = useNow();
  const towns = useOrganisationOptions('town');
  const villages = useVillageOptions(filters.get('town'));
  const tab: Tab = oneOf(filters.get('tab'), tabs, 'all');
  const query = { state: tab === 'all' ? undefined : tab, placeId: filters.get('village') ?? filters.get('town'), class: oneOf(filters.get('class'), disclosureClass.options), period: filters.get('period'), text: filters.get('text') };
  const list = useList('publications', '/publications', query, publicationSummary);
  return (
    <Page
      title="公开"
      about="村里起草，村务监督委员会核对，乡镇审核，群众看到"
      acts={
        <>
          <Export path="/publications/export" query={query} name="三务公开" />
          {writes ? (
            <Link to="/disclosure/publications/new">
              <Button icon={<Plus size={16} aria-hidden="true" />} tabIndex={-1}>
                写一份
              </Button>
            </Link>
          ) : null}
        </>
      }
    >
      {writes ? <NextCard severalVillages={villages.length > 1} /> : null}
      <Tabs
        label="按到哪一步看"
        value={tab}
        tabs={tabs.map((value) => ({ value, label: value === 'all' ? '全部' : publicationStateLabels[value], count: value === 'draft' || value === 'checking' || value === 'approving' ? counts?.[value] : undefined }))}
        onChange={(next) => filters.set({ tab: next === 'all' ? undefined : next })}
      />
      <div className="filters">
        {towns.length > 1 ? <Filter label="乡镇" value={filters.get('town')} options={towns} onChange={(town) => filters.set({ town, village: undefined })} search /> : null}
        {villages.length > 1 && (towns.length <= 1 || filters.get('town')) ? <Filter label="村（社区）" value={filters.get('village')} options={villages} onChange={(village) => filters.set({ village })} search /> : null}
        <Filter label="时段" value={query.period} options={periodOptions(now)} onChange={(period) => filters.set({ period })} search />
        <Filter label="类" value={query.class} options={classes} onChange={(next) => filters.set({ class: next })} />
        <SearchBox label="找村、事项、时段" value={query.text} onChange={(text) => filters.set({ text })} />
      </div>
      <section className="card table-card">
        <ListTable
          label="公开"
          list={list}
          fixed
          hint="↑ ↓ 选择　Enter 打开"
          columns={villages.length > 1 ? columns : columns.filter(({ key }) => key !== 'village')}
          onOpen={(row) => void navigate(`/disclosure/publications/${row.id}`)}
          empty={<Empty title="这里还没有" why={writes ? '点“写一份”，选事项和时段。' : '村里起草以后，会列在这里。'} />}
        />
      </section>
    </Page>
  );
}

const columns: Column<PublicationSummary>[] = [
  { key: 'state', title: '到哪一步', width: 150, render: (row) => <StateTag state={row.state} /> },
  {
    key: 'village',
    title: '村（社区）',
    width: 150,
    render: (row) => (
      <>
        {row.village.name}
        <span className="second">{row.town.name}</span>
      </>
    ),
  },
  {
    key: 'item',
    title: '事项',
    render: (row) => (
      <>
        <b>{row.item.name}</b>
        <span className="second">{[disclosureClassLabels[row.item.class], row.nothing ? '本期无发生' : null, row.edition > 1 ? `第 ${row.edition} 版` : null].filter(Boolean).join('　')}</span>
      </>
    ),
  },
  { key: 'period', title: '时段', width: 140, render: (row) => row.period.label },
  {
    key: 'drafted',
    title: '谁起草的',
    width: 190,
    render: (row) => (
      <>
        {row.draftedBy}
        <span className="second">
          <At instant={row.updatedAt} />
        </span>
      </>
    ),
  },
  { key: 'published', title: '公开', width: 140, render: (row) => (row.publishedOn ? <On day={row.publishedOn} /> : <span className="muted">还没有</span>) },
];

function At({ instant }: { instant: string }) {
  return <>{instantWords(instant, useNow())} 动过</>;
}
function On({ day }: { day: string }) {
  return <>{dayWords(day, useNow())}</>;
}
