import { followUpStateLabels, type FollowUpSummary } from '../../../contracts/follow-up';
import { dueWords, instantWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import type { Column } from '../../parts/list-table';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';
import { reasonLabel } from '../../parts/reasons';

const reasonsShown = 2;

export const columns: Column<FollowUpSummary>[] = [
  { key: 'light', title: '亮灯', width: 100, render: (row) => <LightTag light={row.light} /> },
  { key: 'due', title: '到期', width: 124, render: (row) => <Due row={row} /> },
  {
    key: 'window',
    title: '窗口',
    width: '29%',
    render: (row) => (
      <>
        <b>{row.window.name}</b>
        <span className="second">{row.hall.name}</span>
      </>
    ),
  },
  { key: 'reasons', title: '原因', render: (row) => <Reasons codes={row.reasons} integrity={row.integrity} /> },
  {
    key: 'progress',
    title: '进展',
    width: 132,
    render: (row) => (
      <>
        {followUpStateLabels[row.state]}
        <span className="second">{callsWords(row)}</span>
      </>
    ),
  },
];

function Due({ row }: { row: FollowUpSummary }) {
  const now = useNow();
  return <span className="nowrap">{row.due ? dueWords(row.due, row.dueAt, now) : <span className="muted">{instantWords(row.ratedAt, now)} 评</span>}</span>;
}

function Reasons({ codes, integrity }: { codes: string[]; integrity: boolean }) {
  if (codes.length === 0) return <span className="muted">没有选原因</span>;
  return (
    <span className="tags">
      {integrity ? <Tag>只进委里</Tag> : null}
      {codes.slice(0, reasonsShown).map((code) => (
        <Tag key={code}>{reasonLabel(code)}</Tag>
      ))}
      {codes.length > reasonsShown ? <Tag>+{codes.length - reasonsShown}</Tag> : null}
    </span>
  );
}

function callsWords(row: FollowUpSummary): string {
  if (row.tries > 0) return `打过 ${row.tries} 次`;
  return row.hasPhone ? '有电话' : '凭回执联系';
}
