import { appealOrigin, appealOriginLabels, appealSummary, appealTab, appealTabLabels, type AppealTab } from '../../../contracts/appeal';
import { useAppealCounts } from '../../api/appeals';
import { useOrganisationOptions } from '../../api/organisations';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { columns } from './columns';
import { AppealPanel } from './panel';

const origins = appealOrigin.options.map((value) => ({ value, label: appealOriginLabels[value] }));

const empty: Record<AppealTab, { title: string; why: string }> = {
  toDecide: { title: '没有要您认定的', why: '大厅、部门申诉，或委里有人提出认定，会出现在这里。自己提的由别人认定。' },
  mine: { title: '您没有提出过', why: '在“评议”里打开一条，就能提出。' },
  open: { title: '没有等结果的', why: '提出以后、认定以前，都在这里。' },
  decided: { title: '还没有有结果的', why: '认定了、没同意的、撤回的，都留在这里。' },
  all: { title: '没有申诉复核', why: '加了筛选的，去掉再看。' },
};

/** Requests to look at a rating again: decided by a second person of the commission, with a term. */
export default function AppealsPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const halls = useOrganisationOptions('hall');
  const counts = useAppealCounts().data;
  const decides = abilities['appeal.decide'] === true;
  const inner = abilities['appeal.listSecret'] === true;
  const tab = oneOf(filters.get('tab'), appealTab.options, decides ? 'toDecide' : 'open');
  const query = { tab, hallId: filters.get('hall'), origin: oneOf(filters.get('origin'), appealOrigin.options), text: filters.get('text') };
  const list = useList('appeals', '/appeals', query, appealSummary);
  const openId = filters.get('id');
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page title="申诉复核" about="认定不计入的评议仍然看得到。提出的人自己不能认定。" acts={<Export path="/appeals/export" query={query} name="申诉复核" />}>
        <Tabs
          label="按要办的事看"
          value={tab}
          tabs={appealTab.options.filter((value) => value !== 'toDecide' || decides).map((value) => ({ value, label: appealTabLabels[value], count: value === 'toDecide' || value === 'open' ? counts?.[value] : undefined }))}
          onChange={(next) => filters.set({ tab: next, id: undefined })}
        />
        <div className="filters">
          {halls.length > 1 ? <Filter label="大厅" value={query.hallId} options={halls} onChange={(hall) => filters.set({ hall })} search /> : null}
          {inner ? <Filter label="谁提的" value={query.origin} options={origins} onChange={(origin) => filters.set({ origin })} /> : null}
          <SearchBox label="找编号" value={query.text} onChange={(text) => filters.set({ text })} />
        </div>
        <section className="card table-card">
          <ListTable
            label="申诉复核"
            list={list}
            fixed
            hint="↑ ↓ 选择　Enter 打开"
            columns={columns}
            openId={openId}
            onOpen={(row) => filters.set({ id: row.id }, openId ? 'replace' : 'push')}
            empty={<Empty {...empty[tab]} />}
          />
        </section>
      </Page>
      {openId ? <AppealPanel key={openId} id={openId} onClose={() => filters.set({ id: undefined })} /> : null}
    </div>
  );
}
