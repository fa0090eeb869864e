import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { demandSummary, demandTab, demandTabLabels, repaymentReason, repaymentReasonLabels, type OpenedDemand } from '../../../contracts/repayment';
import { useDemandCounts } from '../../api/repayments';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { demandColumns } from './columns';
import { NoticePaper } from './notice-paper';
import { OpenDialog } from './open-dialog';
import { DemandPanel } from './panel';

const reasons = repaymentReason.options.map((value) => ({ value, label: repaymentReasonLabels[value] }));

/** What is to be paid back, late first. */
export function Demands({ which }: { which: ReactNode }) {
  const { abilities } = useSession();
  const filters = useFilters();
  const [opening, setOpening] = useState(false);
  const [paper, setPaper] = useState<OpenedDemand | null>(null);
  const counts = useDemandCounts().data;
  const tab = oneOf(filters.get('tab'), demandTab.options, 'todo');
  const query = { tab, reason: oneOf(filters.get('reason'), repaymentReason.options), text: filters.get('text') };
  const list = useList('repayments', '/repayments', query, demandSummary);
  const openId = filters.get('id');
  const open = (id: string | undefined) => filters.set({ id }, openId ? 'replace' : 'push');
  if (paper) return <NoticePaper opened={paper} onClose={() => setPaper(null)} />;
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="退缴"
        about="钱登记后，另一人核对才入账。周六、周日和法定节假日不算工作日"
        acts={
          <>
            {abilities['repayment.export'] ? <Export path="/repayments/export" query={query} name="退缴单" /> : null}
            {abilities['repayment.open'] ? (
              <Button type="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setOpening(true)}>
                开退缴单
              </Button>
            ) : null}
          </>
        }
      >
        {which}
        <Tabs
          label="按要办的事看"
          value={tab}
          tabs={demandTab.options.map((value) => ({ value, label: demandTabLabels[value], count: value === 'over' || value === 'all' ? undefined : counts?.[value] }))}
          onChange={(next) => filters.set({ tab: next, id: undefined })}
        />
        <div className="filters">
          <Filter label="款项" value={query.reason} options={reasons} onChange={(reason) => filters.set({ reason })} />
          <SearchBox label="找单号、全名" value={query.text} onChange={(text) => filters.set({ text })} />
        </div>
        <section className="card table-card">
          <ListTable
            label="退缴单"
            list={list}
            fixed
            hint="↑ ↓ 选择　Enter 打开"
            columns={demandColumns}
            openId={openId}
            onOpen={(row) => open(row.id)}
            empty={<Empty title={tab === 'late' ? '没有逾期的' : '这里没有退缴单'} why={tab === 'todo' ? '该退的钱开一张退缴单，通知单上有单号和缴款码，本人凭它缴。' : '换一个分类，或去掉筛选再看。'} />}
          />
        </section>
      </Page>
      {openId ? <DemandPanel key={openId} id={openId} onPaper={setPaper} onClose={() => open(undefined)} /> : null}
      {opening ? <OpenDialog onOpened={setPaper} onClose={() => setOpening(false)} /> : null}
    </div>
  );
}
