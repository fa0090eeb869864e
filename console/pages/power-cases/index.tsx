import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { lightLabels } from '../../../contracts/common';
import { caseLight, caseSummary, publicity, publicityLabels, type CaseSummary } from '../../../contracts/power-case';
import { caseOutcomeLabels, caseWarningLabels } from '../../../contracts/power-words';
import { useCaseVillages, usePowers } from '../../api/micro-powers';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { dayWords, workingDaysWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { LightTag } from '../../parts/light';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { OpenCase } from './open-dialog';
import { ReleaseDialog } from './release-dialog';

const lights = caseLight.options.map((value) => ({ value, label: value === 'none' ? '没有时限' : lightLabels[value] }));
const publicities = publicity.options.map((value) => ({ value, label: publicityLabels[value] }));

/** 照单用权: every exercise of a power that the viewer may see, late ones first. */
export default function PowerCasesPage() {
  const filters = useFilters();
  const navigate = useNavigate();
  const { abilities } = useSession();
  const [dialog, setDialog] = useState<'open' | 'release' | null>(null);
  const powers = usePowers().data?.items ?? [];
  const villages = useCaseVillages().data?.items ?? [];
  const query = {
    code: filters.get('code'),
    villageId: filters.get('villageId'),
    light: oneOf(filters.get('light'), caseLight.options),
    warned: oneOf(filters.get('warned'), ['yes']),
    publicity: oneOf(filters.get('publicity'), publicity.options),
  };
  const list = useList('power-cases', '/power-cases', query, caseSummary);
  const open = (id: string) => void navigate(`/power-cases/${id}`);
  return (
    <Page
      title="照单用权"
      about="一件事一张流程图，办一步记一步；跳过的、晚了的，在这里看得到"
      acts={
        <>
          {abilities['powerCase.export'] ? <Export path="/power-cases/export" query={query} name="照单用权" /> : null}
          {abilities['powerCase.release'] ? (
            <Button type="primary" onClick={() => setDialog('release')}>
              放行公开
            </Button>
          ) : null}
          {abilities['powerCase.write'] ? (
            <Button type="primary" onClick={() => setDialog('open')}>
              开始办一件事
            </Button>
          ) : null}
        </>
      }
    >
      <div className="filters">
        <Filter label="权力" search value={query.code} options={powers.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} onChange={(code) => filters.set({ code })} />
        {villages.length > 1 ? <Filter label="村（社区）" search value={query.villageId} options={villages.map(({ id, name }) => ({ value: id, label: name }))} onChange={(villageId) => filters.set({ villageId })} /> : null}
        <Filter label="亮灯" value={query.light} options={lights} onChange={(light) => filters.set({ light })} />
        <Filter label="公开" value={query.publicity} options={publicities} onChange={(next) => filters.set({ publicity: next })} />
        <Checkbox checked={query.warned === 'yes'} onChange={({ target }) => filters.set({ warned: target.checked ? 'yes' : undefined })}>
          只看没有照单的
        </Checkbox>
      </div>
      <section className="card table-card">
        <ListTable label="照单用权" list={list} columns={columns} onOpen={(row) => open(row.id)} empty={<Empty title="没有这样的事" why="村里办一件事，先照清单开一张图，再一步一步记。" />} fixed />
      </section>
      {dialog === 'open' ? <OpenCase villages={villages} powers={powers} onClose={() => setDialog(null)} onOpened={open} /> : null}
      {dialog === 'release' ? <ReleaseDialog onClose={() => setDialog(null)} /> : null}
    </Page>
  );
}

const columns: Column<CaseSummary>[] = [
  { key: 'light', title: '亮灯', width: 190, render: (row) => <CaseLight row={row} /> },
  {
    key: 'title',
    title: '什么事',
    render: (row) => (
      <>
        <b>{row.title}</b>
        <span className="second">
          {row.power.code} {row.power.name}
        </span>
      </>
    ),
  },
  {
    key: 'village',
    title: '哪个村',
    width: 150,
    render: (row) => (
      <>
        {row.village.name}
        <span className="second">{row.town.name}</span>
      </>
    ),
  },
  {
    key: 'next',
    title: '走到哪一步',
    width: 230,
    render: (row) => (
      <>
        {row.next ? `下一步：${row.next.what}` : row.outcome ? caseOutcomeLabels[row.outcome] : '没有下一步，请办结'}
        <span className="second">
          走了 {row.passed} 步，共 {row.steps} 步
        </span>
      </>
    ),
  },
  {
    key: 'warnings',
    title: '没有照单的',
    width: 190,
    render: (row) => (
      <>
        {row.warnings.length > 0 ? <span className="warned-words">{row.warnings.map((kind) => caseWarningLabels[kind]).join('、')}</span> : <span className="muted">没有</span>}
        {row.openObjections > 0 ? <span className="second">{row.openObjections} 条意见没有答复</span> : null}
      </>
    ),
  },
  { key: 'publicity', title: '公开', width: 110, render: (row) => publicityLabels[row.publicity] },
];

function CaseLight({ row }: { row: CaseSummary }) {
  const now = useNow();
  if (!row.light) return <span className="muted">这一步没有时限</span>;
  return (
    <>
      <LightTag light={row.light} more={workingDaysWords(row.workingDaysLeft)} />
      {row.due ? <span className="second">{dayWords(row.due, now)} 前</span> : null}
    </>
  );
}
