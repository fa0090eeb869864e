import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { disclosureClass, disclosureClassLabels, periodKey } from '../../../contracts/disclosure';
import { dutySummary, dutyTab, dutyTabLabels } from '../../../contracts/disclosure-duty';
import { useDutyCounts, useDutyPlaces } from '../../api/disclosure-duties';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { shanghaiDay } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { columnsFor } from './columns';
import { MatterDialog } from './matter-dialog';
import { DutyPanel } from './panel';
import { recentPeriods } from './periods';

const classes = disclosureClass.options.map((value) => ({ value, label: disclosureClassLabels[value] }));

/** What is to be published next and by when: a clerk's own village, a town's or the district's villages. */
export default function DisclosureDutiesPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const now = useNow();
  const [recording, setRecording] = useState(false);
  const counts = useDutyCounts().data;
  const places = useDutyPlaces().data;
  const tab = oneOf(filters.get('tab'), dutyTab.options, 'todo');
  const period = filters.get('period');
  const query = {
    tab,
    townId: filters.get('town'),
    villageId: filters.get('village'),
    class: oneOf(filters.get('class'), disclosureClass.options),
    period: periodKey.safeParse(period).success ? period : undefined,
    text: filters.get('text'),
  };
  const list = useList('disclosure-duties', '/disclosure-duties', query, dutySummary);
  const openId = filters.get('id');
  const open = (id: string | undefined) => filters.set({ id }, openId ? 'replace' : 'push');
  const clerk = abilities['disclosureDuty.explain'] === true;
  const villages = (places?.villages ?? []).filter(({ townId }) => !query.townId || townId === query.townId);
  const several = (places?.villages.length ?? 0) > 1;
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="要公开的"
        about={clerk ? '逾期的排最前。到期那天是休息日的，顺延到下一个工作日' : '各村要公开的，逾期的排最前'}
        acts={
          <>
            {abilities['disclosureDuty.export'] ? <Export path="/disclosure-duties/export" query={query} name="要公开的" /> : null}
            {abilities['disclosureDuty.record'] ? (
              <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => setRecording(true)}>
                记一件要公开的事
              </Button>
            ) : null}
          </>
        }
      >
        <Tabs
          label="按要办的事看"
          value={tab}
          tabs={dutyTab.options.map((value) => ({ value, label: dutyTabLabels[value], count: value === 'met' || value === 'all' ? undefined : counts?.[value] }))}
          onChange={(next) => filters.set({ tab: next, id: undefined })}
        />
        <div className="filters">
          {(places?.towns.length ?? 0) > 1 ? <Filter label="乡镇" value={query.townId} options={(places?.towns ?? []).map(({ id, name }) => ({ value: id, label: name }))} onChange={(town) => filters.set({ town, village: undefined })} search /> : null}
          {several ? <Filter label="村" value={query.villageId} options={villages.map(({ id, name }) => ({ value: id, label: name }))} onChange={(village) => filters.set({ village })} search /> : null}
          <Filter label="类别" value={query.class} options={classes} onChange={(next) => filters.set({ class: next })} />
          <Filter label="时段" value={query.period} options={recentPeriods(shanghaiDay(now))} onChange={(next) => filters.set({ period: next })} search />
          <SearchBox label={several ? '找事项、村' : '找事项'} value={query.text} onChange={(text) => filters.set({ text })} />
        </div>
        <section className="card table-card">
          <ListTable
            label="要公开的"
            list={list}
            fixed
            hint="↑ ↓ 选择　Enter 打开"
            columns={columnsFor(several)}
            openId={openId}
            onOpen={(row) => open(row.id)}
            empty={<Empty title={tab === 'late' ? '没有逾期的' : '这里没有要公开的'} why={tab === 'todo' ? '每到一个月、一个季度，按公开目录自动列进来；有决定或收到款项时，记一件要公开的事。' : '换一个分类，或去掉筛选再看。'} />}
          />
        </section>
      </Page>
      {openId ? <DutyPanel key={openId} id={openId} onClose={() => open(undefined)} /> : null}
      {recording && places ? <MatterDialog places={places} onDone={(id) => filters.set({ tab: 'todo', id })} onClose={() => setRecording(false)} /> : null}
    </div>
  );
}
