import { repaymentReasonLabels, repaymentStateLabels, type DemandSummary, type HandInSummary } from '../../../contracts/repayment';
import { dayWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import type { Column } from '../../parts/list-table';
import { yuanWords } from '../../parts/money';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';

const waitingWords = { check: '等核对', cancel: '等决定撤销', refund: '等同意退款' } as const;
/** What waits, or where it stands. */
function Standing({ row }: { row: HandInSummary }) {
  const words = row.waiting.map((one) => waitingWords[one]);
  return (
    <>
      {repaymentStateLabels[row.state]}
      {words.length > 0 ? <span className="second">{words.join('，')}</span> : null}
    </>
  );
}

export const demandColumns: Column<DemandSummary>[] = [
  { key: 'light', title: '亮灯', width: 96, render: (row) => (row.state === 'cancelled' ? <Tag>已撤销</Tag> : <LightTag light={row.light} word={row.light === 'done' ? repaymentStateLabels[row.state] : undefined} />) },
  {
    key: 'payer',
    title: '缴款人和款项',
    render: (row) => (
      <>
        <b>{row.payer}</b>
        <span className="second">{`${row.number}　${repaymentReasonLabels[row.reason]}　${row.organisation.name}`}</span>
      </>
    ),
  },
  { key: 'due', title: '哪天前', width: 150, render: (row) => <Due row={row} /> },
  {
    key: 'amount',
    title: '应缴',
    width: 142,
    align: 'right',
    render: (row) => (
      <span className="nowrap">
        <b>{yuanWords(row.amount)}</b>
        <span className="second">{row.paid > 0 ? `已缴 ${yuanWords(row.paid)}` : '还没有缴'}</span>
      </span>
    ),
  },
  { key: 'state', title: '状态', width: 118, render: (row) => <Standing row={row} /> },
];

function Due({ row }: { row: DemandSummary }) {
  const now = useNow();
  if (!row.due) return <span className="muted">—</span>;
  return (
    <span className="nowrap">
      {dayWords(row.due, now)}
      <span className={row.light === 'red' ? 'second late' : 'second'}>{row.parts > 1 ? `分 ${row.parts} 期　${workingDaysWords(row.workingDaysLeft)}` : workingDaysWords(row.workingDaysLeft)}</span>
    </span>
  );
}

export const handInColumns: Column<HandInSummary>[] = [
  { key: 'number', title: '编号', width: 150, render: (row) => <b>{row.number}</b> },
  { key: 'payer', title: '谁', render: (row) => row.payer ?? <span className="muted">没有留名</span> },
  { key: 'on', title: '哪天申报', width: 150, render: (row) => <Day day={row.on} /> },
  { key: 'amount', title: '申报', width: 140, align: 'right', render: (row) => <span className="nowrap">{yuanWords(row.amount)}</span> },
  { key: 'paid', title: '收到', width: 140, align: 'right', render: (row) => <span className="nowrap">{row.paid > 0 ? <b>{yuanWords(row.paid)}</b> : <span className="muted">还没有交</span>}</span> },
  { key: 'state', title: '状态', width: 118, render: (row) => (row.waiting.length > 0 ? '等核对' : row.state === 'paid' ? '已收到' : '等来交') },
];

export function Day({ day }: { day: string }) {
  return <span className="nowrap">{dayWords(day, useNow())}</span>;
}
