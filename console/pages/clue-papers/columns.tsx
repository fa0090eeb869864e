import { paperKindLabels, paperStateLabels, type PaperSummary } from '../../../contracts/clue-paper';
import { dayWords } from '../../parts/dates';
import type { Column } from '../../parts/list-table';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';

export const columns: Column<PaperSummary>[] = [
  { key: 'number', title: '文号', width: 210, render: (row) => (row.number ? <b className="nowrap">{row.number}</b> : <span className="muted">签发时编号</span>) },
  { key: 'kind', title: '文书', render: (row) => paperKindLabels[row.kind] },
  { key: 'state', title: '状态', width: 110, render: (row) => <Tag>{paperStateLabels[row.state]}</Tag> },
  { key: 'about', title: '线索或单位', width: 250, render: (row) => <span className="nowrap">{row.clue?.code ?? row.unit?.name}</span> },
  { key: 'day', title: '日期', width: 140, render: (row) => <Day day={row.day} /> },
  {
    key: 'people',
    title: '拟稿和签发',
    width: 150,
    render: (row) => (
      <>
        {row.drafter.name}
        <span className="second">{row.signer ? `${row.signer.name}签发` : '还没签发'}</span>
      </>
    ),
  },
];

function Day({ day }: { day: string }) {
  const now = useNow();
  return <span className="nowrap">{dayWords(day, now)}</span>;
}
