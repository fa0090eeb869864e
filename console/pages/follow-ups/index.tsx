import { useState } from 'react';
import { followUpTab, followUpSummary, followUpTabLabels, type FollowUpTab } from '../../../contracts/follow-up';
import type { OpenedDemand } from '../../../contracts/repayment';
import { useFollowUpCounts } from '../../api/follow-ups';
import { useOrganisationOptions } from '../../api/organisations';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { Page } from '../../parts/page';
import { dissatisfiedReasons } from '../../parts/reasons';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { NoticePaper } from '../repayments/notice-paper';
import { columns } from './columns';
import { FollowUpPanel } from './panel';

const phoneOptions = [
  { value: 'yes', label: '有电话' },
  { value: 'no', label: '没留电话' },
];

const tabsOf = {
  department: ['mine', 'late', 'today', 'closed'],
  commission: ['mine', 'late', 'today', 'department', 'citizen', 'escalated', 'closed', 'all'],
} as const satisfies Record<string, readonly FollowUpTab[]>;

/** Dissatisfied ratings on their way from the call to the second rating; the department sees its part of them. */
export default function FollowUpsPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const [callId, setCallId] = useState<string>();
  const counts = useFollowUpCounts().data;
  const halls = useOrganisationOptions('hall');
  const calls = abilities['followUp.recordContact'] === true;
  const answers = !calls && abilities['followUp.answerRectification'] === true;
  const tab = oneOf(filters.get('tab'), followUpTab.options, 'mine');
  const query = {
    tab,
    hallId: filters.get('hall'),
    reason: filters.get('reason'),
    hasPhone: oneOf(filters.get('phone'), ['yes', 'no'] as const),
    text: filters.get('text'),
  };
  const list = useList('follow-ups', '/follow-ups', query, followUpSummary);
  const openId = filters.get('id');
  const [paper, setPaper] = useState<OpenedDemand | null>(null);
  const open = (id: string | undefined) => {
    setCallId(undefined);
    filters.set({ id }, openId ? 'replace' : 'push');
  };
  const call = (id: string) => {
    open(id);
    setCallId(id);
  };

  if (paper) return <NoticePaper opened={paper} onClose={() => setPaper(null)} />;
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page title="回访" about={answers ? '要我们整改的都在这里，逾期的排最前' : '不满意的评议都在这里，逾期的排最前'} acts={<Export path="/follow-ups/export" query={query} name="回访" />}>
        <Tabs
          label="按要办的事看"
          value={tab}
          tabs={(answers ? tabsOf.department : tabsOf.commission).map((value) => ({
            value,
            label: answers && value === 'mine' ? '要我整改的' : followUpTabLabels[value],
            count: value === 'closed' || value === 'all' ? undefined : counts?.[value],
          }))}
          onChange={(next) => filters.set({ tab: next, id: undefined })}
        />
        <div className="filters">
          {halls.length > 1 ? <Filter label="大厅" value={query.hallId} options={halls} onChange={(hall) => filters.set({ hall })} search /> : null}
          <Filter label="原因" value={query.reason} options={dissatisfiedReasons} onChange={(reason) => filters.set({ reason })} search />
          {calls ? <Filter label="有无电话" value={query.hasPhone} options={phoneOptions} onChange={(phone) => filters.set({ phone })} /> : null}
          <SearchBox label="找编号、窗口" value={query.text} onChange={(text) => filters.set({ text })} />
        </div>
        <section className="card table-card">
          <ListTable
            label="回访"
            list={list}
            fixed
            hint={`↑ ↓ 选择　Enter 打开${calls ? '　C 打电话' : ''}`}
            columns={columns}
            openId={openId}
            onOpen={(row) => open(row.id)}
            keys={calls ? { c: (row) => call(row.id) } : undefined}
            empty={<Empty title={tab === 'mine' ? '没有要您办的回访' : '这里没有回访'} why={tab === 'mine' ? '群众评了不满意，会按大厅分给您，出现在这里。' : '换一个分类，或去掉筛选再看。'} />}
          />
        </section>
      </Page>
      {openId ? <FollowUpPanel key={openId} id={openId} callNow={callId === openId} onPaper={setPaper} onClose={() => open(undefined)} /> : null}
    </div>
  );
}
