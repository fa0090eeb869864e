import { Button, Switch } from 'antd';
import { useState } from 'react';
import { projectCheckLabels, projectKindLabels, projectStage, projectStageLabels, projectSummary, type ProjectSummary } from '../../../contracts/project';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { usePlaceOptions } from '../../api/villages';
import { dayWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { LightTag } from '../../parts/light';
import { ListTable, type Column } from '../../parts/list-table';
import { yuanWords } from '../../parts/money';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { NewProject } from './entry-dialog';
import { LimitsDialog } from './limits-dialog';
import { ProjectPage } from './project';

/** A change belongs to the works: no project stands at one. */
const stages = projectStage.options.filter((value) => value !== 'change').map((value) => ({ value, label: projectStageLabels[value] }));
const tabs = ['all', 'waiting'] as const;

/** 项目公开: every project of one's scope, and one of them with its stages. */
export default function ProjectsPage() {
  const filters = useFilters();
  const openId = filters.get('id');
  return openId ? <ProjectPage key={openId} id={openId} onBack={() => filters.set({ id: undefined })} /> : <ProjectList />;
}

function ProjectList() {
  const filters = useFilters();
  const { abilities } = useSession();
  const places = usePlaceOptions();
  const [dialog, setDialog] = useState<'new' | 'limits' | null>(null);
  const tab = oneOf(filters.get('tab'), tabs, 'all');
  const query = { organisationId: filters.get('place'), stage: oneOf(filters.get('stage'), projectStage.options), warned: filters.get('warned') === 'yes' ? 'yes' : undefined, waiting: tab === 'waiting' ? 'yes' : undefined };
  const list = useList('projects', '/projects', query, projectSummary);
  const open = (id: string) => filters.set({ id }, 'push');
  return (
    <Page
      title="项目公开"
      about="从立项到付款，一个环节公开了才能公开下一个"
      acts={
        <>
          {abilities['project.export'] ? <Export path="/projects/export" query={query} name="项目" /> : null}
          <Button onClick={() => setDialog('limits')}>限额和天数</Button>
          {abilities['project.write'] ? (
            <Button type="primary" onClick={() => setDialog('new')}>
              新项目
            </Button>
          ) : null}
        </>
      }
    >
      <div className="filters">
        <Tabs label="哪些项目" value={tab} tabs={[{ value: 'all', label: '全部' }, { value: 'waiting', label: '待乡镇审核' }]} onChange={(next) => filters.set({ tab: next === 'all' ? undefined : next })} />
        {places.length > 1 ? <Filter label="村、乡镇" value={query.organisationId} options={places} onChange={(place) => filters.set({ place })} search /> : null}
        <Filter label="公开到" value={query.stage} options={stages} onChange={(stage) => filters.set({ stage })} />
        <label className="row">
          <Switch size="small" checked={query.warned === 'yes'} onChange={(on) => filters.set({ warned: on ? 'yes' : undefined })} aria-label="只看要核对的" />
          只看要核对的
        </label>
      </div>
      <section className="card table-card">
        <ListTable label="项目" list={list} columns={columns} onOpen={(row) => open(row.id)} empty={<Empty title="没有项目" why="村里要修路、装路灯、建广场，从立项规划写起。" />} />
      </section>
      {dialog === 'new' ? <NewProject onClose={() => setDialog(null)} onOpen={open} /> : null}
      {dialog === 'limits' ? <LimitsDialog onClose={() => setDialog(null)} /> : null}
    </Page>
  );
}

const columns: Column<ProjectSummary>[] = [
  {
    key: 'light',
    title: '工期',
    width: 170,
    render: ({ light }) =>
      light ? (
        <>
          <LightTag light={light.light} word={light.light === 'done' ? '已验收' : undefined} />
          <span className="second">{light.lateWorkingDays > 0 ? `晚了 ${light.lateWorkingDays} 个工作日` : <Due day={light.due} />}</span>
        </>
      ) : (
        <span className="muted">还没开工</span>
      ),
  },
  {
    key: 'name',
    title: '项目',
    render: (row) => (
      <>
        <b>{row.name}</b>
        <span className="second">
          {row.town.name === row.organisation.name ? row.town.name : `${row.town.name} ${row.organisation.name}`}，{projectKindLabels[row.kind]}
        </span>
      </>
    ),
  },
  {
    key: 'stage',
    title: '公开到',
    width: 130,
    render: (row) => (
      <>
        {row.stage ? projectStageLabels[row.stage] : <span className="muted">还没有公开</span>}
        {row.waiting > 0 ? <span className="second">{row.waiting} 条待审</span> : null}
      </>
    ),
  },
  {
    key: 'money',
    title: '预算和已付',
    align: 'right',
    width: 190,
    render: ({ money }) => (
      <span className="number">
        {yuanWords(money.budget)}
        <span className="second">已付 {yuanWords(money.paid)}</span>
      </span>
    ),
  },
  { key: 'warnings', title: '要核对的', width: 200, render: ({ warnings }) => (warnings.length > 0 ? <span className="check-tags">{warnings.map((code) => <span key={code} className="tag warn">{projectCheckLabels[code]}</span>)}</span> : <span className="muted">没有</span>) },
];

function Due({ day }: { day: string }) {
  return <>{dayWords(day, useNow())} 前完工</>;
}
