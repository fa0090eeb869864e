import { clueRead, type ClueRead } from '../../../contracts/clue-registry';
import { useList } from '../../api/use-list';
import { instantWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { SearchBox } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';

/** Who read what, refused tries too: of the clues whose identity this custodian keeps. */
export default function ClueReadsPage() {
  const filters = useFilters();
  const query = { code: filters.get('code') };
  const list = useList('clue-reads', '/clue-reads', query, clueRead, 50);
  return (
    <Page title="谁看过什么" about="看过内容、附件、身份的，想看没有看成的，都在这里" acts={<Export path="/clue-reads/export" query={query} name="线索查看记录" />}>
      <div className="filters">
        <SearchBox label="找编号" value={query.code} onChange={(code) => filters.set({ code })} />
      </div>
      <section className="card table-card">
        <ListTable label="查看记录" list={list} fixed columns={columns} empty={<Empty title="没有查看记录" why="有人看线索的内容，就记在这里。" />} />
      </section>
    </Page>
  );
}

const columns: Column<ClueRead>[] = [
  { key: 'at', title: '什么时候', width: 190, render: (row) => <When at={row.at} /> },
  { key: 'by', title: '谁', width: 130, render: (row) => <b>{row.by}</b> },
  { key: 'label', title: '做了什么', width: 190, render: (row) => (row.verb.endsWith('refused') || row.verb.endsWith('RefusedToOpen') ? <b>{row.label}</b> : row.label) },
  { key: 'code', title: '线索', width: 240, render: (row) => <span className="nowrap">{row.code}</span> },
  { key: 'reason', title: '理由', render: (row) => row.reason },
];

function When({ at }: { at: string }) {
  const now = useNow();
  return <span className="nowrap">{instantWords(at, now)}</span>;
}
