import { Button } from 'antd';
import { FileSearch } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { clueSummary, clueTab, clueTabLabels, type ClueTab } from '../../../contracts/clue-registry';
import { useClueCounts } from '../../api/clues';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { focusSearch, listKeys, PageKeys } from '../../parts/keys';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { columns } from './columns';
import { ClueFilters, clueFilters } from './filters';
import type { ComesFrom } from './neighbours';
import { SearchDialog } from './search-dialog';

const nothing: Record<ClueTab, { title: string; why: string }> = {
  mine: { title: '没有等您办的线索', why: '有要登记、分办、签收、办理或审批的，会出现在这里。' },
  today: { title: '今天没有到期的', why: '换一个分类，或去掉筛选再看。' },
  near: { title: '没有临期的', why: '换一个分类，或去掉筛选再看。' },
  late: { title: '没有逾期的', why: '换一个分类，或去掉筛选再看。' },
  unassigned: { title: '没有等分办的', why: '登记了还没有承办人的，会出现在这里。' },
  absent: { title: '没有卡在不在岗的人手上的', why: '该办的人请假或离任，代理人又看不到的，会出现在这里：请移交，或让代理人看得到。' },
  others: { title: '没有等别人办的', why: '换一个分类，或去掉筛选再看。' },
  all: { title: '没有您看得到的线索', why: '有了您看得到的，会出现在这里。加了筛选的，去掉再看。' },
};

/** Whom the tab is work for. */
const tabAccess: Partial<Record<ClueTab, readonly string[]>> = { unassigned: ['clue.distribute'], absent: ['clue.transfer', 'clue.admit'] };

/** The registry: what the reader may open, by work. What he may not is in no list and no count. */
export default function CluesPage() {
  const filters = useFilters();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { abilities } = useSession();
  const counts = useClueCounts().data;
  const [searching, setSearching] = useState(false);
  const tab = oneOf(filters.get('tab'), clueTab.options, 'mine');
  const query = { tab, ...clueFilters(filters) };
  const list = useList('clues', '/clues', query, clueSummary);
  const shown = clueTab.options.filter((value) => value === tab || (tabAccess[value]?.some((access) => abilities[access]) ?? true));
  const keys = useMemo(() => [...listKeys, { key: '/', words: '找编号', run: focusSearch }, { key: 's', words: '在内容里找', run: () => setSearching(true) }], []);
  const open = (id: string) => void navigate(`/clues/${id}`, { state: { ids: list.items.map((item) => item.id), search } satisfies ComesFrom });
  return (
    <Page
      title="线索"
      about="只列您看得到的，逾期的排最前。内容加密，点开要留痕。"
      acts={
        <>
          <PageKeys keys={keys} />
          <Button icon={<FileSearch size={16} aria-hidden="true" />} aria-keyshortcuts="s" onClick={() => setSearching(true)}>
            在内容里找
          </Button>
          <Export path="/clues/export" query={query} name="线索" />
        </>
      }
    >
      <Tabs label="按要办的事看" value={tab} tabs={shown.map((value) => ({ value, label: clueTabLabels[value], count: value === 'all' ? undefined : counts?.[value] }))} onChange={(next) => filters.set({ tab: next })} />
      <ClueFilters filters={filters} />
      <section className="card table-card">
        <ListTable label="线索" list={list} fixed hint="↑ ↓ 选择　Enter 打开　/ 找编号　? 快捷键" columns={columns} onOpen={(row) => open(row.id)} empty={<Empty {...nothing[tab]} />} />
      </section>
      {searching ? <SearchDialog onClose={() => setSearching(false)} /> : null}
    </Page>
  );
}
