import { officerReportStateLabels, officerReportViaLabels, type OfficerReportSummary } from '../../../contracts/officer-report';
import { instantWords } from '../../parts/dates';
import type { Column } from '../../parts/list-table';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';

export const columns: Column<OfficerReportSummary>[] = [
  { key: 'number', title: '编号', width: 150, render: (row) => <b className="nowrap">{row.number}</b> },
  { key: 'organisation', title: '村或单位', render: (row) => row.organisation.name },
  { key: 'with', title: '带了什么', width: 190, render: (row) => attachmentWords(row) },
  { key: 'at', title: '收到', width: 170, render: (row) => <Received row={row} /> },
  { key: 'state', title: '看过没有', width: 110, render: (row) => (row.state === 'submitted' ? <Tag>{officerReportStateLabels.submitted}</Tag> : <span className="muted">{officerReportStateLabels.read}</span>) },
];

function Received({ row }: { row: OfficerReportSummary }) {
  const now = useNow();
  return (
    <span className="nowrap">
      {instantWords(row.submittedAt, now)}
      <span className="second">{officerReportViaLabels[row.via]}</span>
    </span>
  );
}

/** 照片 2 张　语音 1 段　位置 */
export function attachmentWords({ photos, voices, hasPlace }: Pick<OfficerReportSummary, 'photos' | 'voices' | 'hasPlace'>): string {
  return [photos > 0 ? `照片 ${photos} 张` : '', voices > 0 ? `语音 ${voices} 段` : '', hasPlace ? '位置' : ''].filter(Boolean).join('　') || '只有文字';
}
