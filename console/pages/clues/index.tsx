import { Button } from 'antd';
import { FileSearch } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { clueChannel, clueChannelLabels, clueKind, clueKindLabels, clueState, clueStateLabels } from '../../../contracts/clue';
import { clueSummary, clueTab, clueTabLabels, type ClueTab } from '../../../contracts/clue-registry';
import { useClueCounts } from '../../api/clues';
import { useOrganisationOptions } from '../../api/organisations';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { columns } from './columns';
import { SearchDialog } from './search-dialog';

const states = clueState.options.map((value) => ({ value, label: clueStateLabels[value] }));
const kinds = clueKind.options.map((value) => ({ value, label: clueKindLabels[value] }));
const channels = clueChannel.options.map((value) => ({ value, label: `${clueChannelLabels[value].mark}　${clueChannelLabels[value].name}` }));

const nothing: Record<ClueTab, string> = {
  mine: '没有等您办的线索',
  today: '今天没有到期的',
  near: '没有临期的',
  late: '没有逾期的',
  others: '没有等别人办的',
  all: '没有您看得到的线索',
};

/** The registry: what the reader may open, by work. What he may not is in no list and no count. */
export default function CluesPage() {
  const filters = useFilters();
  const navigate = useNavigate();
  const counts = useClueCounts().data;
  const towns = useOrganisationOptions('town');
  const [searching, setSearching] = useState(false);
  const box = useSlash();
  const tab = oneOf(filters.get('tab'), clueTab.options, 'mine');
  const query = {
    tab,
    state: oneOf(filters.get('state'), clueState.options),
    kind: oneOf(filters.get('kind'), clueKind.options),
    channel: oneOf(filters.get('channel'), clueChannel.options),
    townId: filters.get('town'),
    code: filters.get('code'),
  };
  const list = useList('clues', '/clues', query, clueSummary);
  return (
    <Page
      title="线索"
      about="只列您看得到的，逾期的排最前。内容加密，点开要留痕。"
      acts={
        <>
          <Button icon={<FileSearch size={16} aria-hidden="true" />} onClick={() => setSearching(true)}>
            在内容里找
          </Button>
          <Export path="/clues/export" query={query} name="线索" />
        </>
      }
    >
      <Tabs label="按要办的事看" value={tab} tabs={clueTab.options.map((value) => ({ value, label: clueTabLabels[value], count: value === 'all' ? undefined : counts?.[value] }))} onChange={(next) => filters.set({ tab: next })} />
      <div className="filters" ref={box}>
        <Filter label="进展" value={query.state} options={states} onChange={(state) => filters.set({ state })} />
        <Filter label="类别" value={query.kind} options={kinds} onChange={(kind) => filters.set({ kind })} />
        <Filter label="来源" value={query.channel} options={channels} onChange={(channel) => filters.set({ channel })} />
        {towns.length > 0 ? <Filter label="镇街" value={query.townId} options={towns} onChange={(town) => filters.set({ town })} search /> : null}
        <SearchBox label="找编号" value={query.code} onChange={(code) => filters.set({ code })} />
      </div>
      <section className="card table-card">
        <ListTable
          label="线索"
          list={list}
          fixed
          hint="↑ ↓ 选择　Enter 打开　/ 找编号"
          columns={columns}
          onOpen={(row) => void navigate(`/clues/${row.id}`)}
          empty={<Empty title={nothing[tab]} why={tab === 'mine' ? '有要登记、分办、签收、办理或审批的，会出现在这里。' : '换一个分类，或去掉筛选再看。'} />}
        />
      </section>
      {searching ? <SearchDialog onClose={() => setSearching(false)} /> : null}
    </Page>
  );
}

/** `/` leads to the search box, as long as nobody types elsewhere. */
function useSlash() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]');
      if (event.key !== '/' || typing) return;
      event.preventDefault();
      box.current?.querySelector<HTMLInputElement>('.search input')?.focus();
    };
    document.addEventListener('keydown', go);
    return () => document.removeEventListener('keydown', go);
  }, []);
  return box;
}
