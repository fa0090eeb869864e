import { followUpStateLabels, type FollowUpSummary } from '../../../contracts/follow-up';
import { dayWords, dueWords, shanghaiDay } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import type { Column } from '../../parts/list-table';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';
import { reasonLabel } from '../../parts/reasons';

/** As many characters of reasons as stay on one line beside an open drawer. */
const reasonsRoom = 10;

/** The first reason always, more while they fit; the rest is a number. */
export function shownReasons(labels: readonly string[]): string[] {
  const shown: string[] = [];
  for (const label of labels) {
    if (shown.length > 0 && [...shown, label].join('').length > reasonsRoom) break;
    shown.push(label);
  }
  return shown;
}

export const columns: Column<FollowUpSummary>[] = [
  { key: 'light', title: '亮灯', width: 100, render: (row) => <LightTag light={row.light} /> },
  { key: 'due', title: '到期', width: 150, render: (row) => <Due row={row} /> },
  {
    key: 'window',
    title: '窗口',
    width: '25%',
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
    width: 128,
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
  if (row.due) return <span className="nowrap">{dueWords(row.due, row.dueAt, now)}</span>;
  return (
    <span className="muted nowrap">
      {dayWords(shanghaiDay(row.ratedAt), now)}
      <span className="second">评的那天</span>
    </span>
  );
}

function Reasons({ codes, integrity }: { codes: string[]; integrity: boolean }) {
  if (codes.length === 0) return <span className="muted">没有选原因</span>;
  const labels = [...(integrity ? ['只进委里'] : []), ...codes.map(reasonLabel)];
  const shown = shownReasons(labels);
  return (
    <span className="tags" title={labels.join('、')}>
      {shown.map((label) => (
        <Tag key={label}>{label}</Tag>
      ))}
      {labels.length > shown.length ? <Tag>+{labels.length - shown.length}</Tag> : null}
    </span>
  );
}

function callsWords(row: FollowUpSummary): string {
  if (row.tries > 0) return `打过 ${row.tries} 次`;
  return row.hasPhone ? '有电话' : '凭回执联系';
}
