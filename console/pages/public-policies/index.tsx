import { Button } from 'antd';
import { Check, Clock3, FilePenLine, type LucideIcon } from 'lucide-react';
import { sourceCertaintyLabels } from '../../../contracts/disclosure';
import { policyKind, policyKindLabels, policyState, policyStateLabels, policySummary, policyValidityLabels, type PolicyState, type PolicySummary } from '../../../contracts/public-policy';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { dayWords } from '../../parts/dates';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page, Tag } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { PolicyEditor, PolicyPage } from './policy';

const kinds = policyKind.options.map((value) => ({ value, label: policyKindLabels[value] }));
const states = policyState.options.map((value) => ({ value, label: policyStateLabels[value] }));
const icons: Record<PolicyState, LucideIcon> = { draft: FilePenLine, waiting: Clock3, published: Check };

/** 政策库: what people can apply for, in plain words. */
export default function PoliciesPage() {
  const filters = useFilters();
  const openId = filters.get('id');
  const back = () => filters.set({ id: undefined });
  if (openId === 'new') return <PolicyEditor onBack={back} onSaved={(id) => filters.set({ id })} />;
  return openId ? <PolicyPage key={openId} id={openId} onBack={back} /> : <PolicyList />;
}

function PolicyList() {
  const filters = useFilters();
  const { abilities } = useSession();
  const kind = oneOf(filters.get('kind'), policyKind.options);
  const state = oneOf(filters.get('state'), policyState.options);
  const list = useList('public-policies', '/public-policies', { kind, state }, policySummary);
  const open = (id: string) => filters.set({ id }, 'push');
  return (
    <Page
      title="政策库"
      about="用大白话写清楚：说的什么、谁能申请、怎么申请。一个人写，另一个人审"
      acts={
        abilities['publicPolicy.write'] ? (
          <Button type="primary" onClick={() => open('new')}>
            写一条
          </Button>
        ) : null
      }
    >
      <div className="filters">
        <Filter label="类别" value={kind} options={kinds} onChange={(next) => filters.set({ kind: next })} />
        <Filter label="到哪一步" value={state} options={states} onChange={(next) => filters.set({ state: next })} />
      </div>
      <section className="card table-card">
        <ListTable label="政策" list={list} columns={columns} onOpen={(row) => open(row.id)} empty={<Empty title="没有这样的政策" />} />
      </section>
    </Page>
  );
}

const columns: Column<PolicySummary>[] = [
  {
    key: 'state',
    title: '到哪一步',
    width: 120,
    render: ({ state }) => {
      const Icon = icons[state];
      return (
        <span className={state === 'published' ? 'tag step-tag on' : 'tag step-tag'}>
          <Icon size={13} strokeWidth={2.2} aria-hidden="true" />
          {policyStateLabels[state]}
        </span>
      );
    },
  },
  {
    key: 'title',
    title: '政策',
    render: (row) => (
      <>
        <b>{row.title}</b>
        <span className="second">{row.issuer}</span>
      </>
    ),
  },
  { key: 'kind', title: '类别', width: 150, render: (row) => policyKindLabels[row.kind] },
  { key: 'certainty', title: '依据', width: 150, render: (row) => <Tag>{sourceCertaintyLabels[row.certainty]}</Tag> },
  { key: 'validity', title: '还有效吗', width: 100, render: (row) => policyValidityLabels[row.validity] },
  {
    key: 'published',
    title: '公开',
    width: 140,
    render: (row) =>
      row.publishedOn ? (
        <>
          <On day={row.publishedOn} />
          <span className="second">第 {row.edition} 版</span>
        </>
      ) : (
        <span className="muted">还没有</span>
      ),
  },
];

function On({ day }: { day: string }) {
  return <>{dayWords(day, useNow())}</>;
}
