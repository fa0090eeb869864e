import { useNavigate } from 'react-router';
import { clueDestruction, destructionGroundLabels, type ClueDestructionView } from '../../../contracts/clue-retention';
import { useList } from '../../api/use-list';
import { dayWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { SearchBox } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';

/** The proofs: code, days and ground. Nothing of what was reported is left to show. */
export default function ClueDestructionsPage() {
  const filters = useFilters();
  const navigate = useNavigate();
  const query = { code: filters.get('code') };
  const list = useList('clue-destructions', '/clue-destructions', query, clueDestruction);
  return (
    <Page title="销毁记录" about="每销毁一件留一份，没有内容，也查不出是谁反映的" acts={<Export path="/clue-destructions/export" query={query} name="线索销毁记录" />}>
      <div className="filters">
        <SearchBox label="找编号" value={query.code} onChange={(code) => filters.set({ code })} />
      </div>
      <section className="card table-card">
        <ListTable label="销毁记录" list={list} fixed hint="↑ ↓ 选择　Enter 打开、打印" columns={columns} onOpen={(row) => void navigate(`/clues/destroyed/${row.id}`)} empty={<Empty title="没有销毁过线索" why="保存期满自动销毁的、经批准提前销毁的，都在这里留一份记录。" />} />
      </section>
    </Page>
  );
}

const columns: Column<ClueDestructionView>[] = [
  { key: 'destroyedOn', title: '销毁', width: 180, render: (row) => <DayCell day={row.destroyedOn} strong /> },
  { key: 'code', title: '编号', width: 260, render: (row) => <b className="nowrap">{row.code}</b> },
  { key: 'ground', title: '为什么销毁', render: (row) => destructionGroundLabels[row.ground] },
  { key: 'by', title: '谁定的', width: 170, render: (row) => (row.by.length > 0 ? row.by.join('、') : <span className="muted">系统</span>) },
  { key: 'received', title: '收到', width: 180, render: (row) => <DayCell day={row.receivedOn} /> },
  { key: 'ended', title: '结束', width: 180, render: (row) => (row.endedOn ? <DayCell day={row.endedOn} /> : <span className="muted">还没有结束</span>) },
];

function DayCell({ day, strong = false }: { day: string; strong?: boolean }) {
  const now = useNow();
  return <span className={strong ? 'nowrap strong' : 'nowrap'}>{dayWords(day, now)}</span>;
}
