import { officerReportStateLabels, officerReportViaLabels } from '../../contracts/officer-report';
import { shanghaiDay, shanghaiTime, type ExportColumn } from '../kernel';
import type { OfficerReport } from './model';

const count = (report: OfficerReport, kind: 'photo' | 'voice'): number => report.files.filter((file) => file.kind === kind).length;

/** The list as a sheet: neither words nor who reported. */
export const officerReportColumns: ExportColumn<OfficerReport>[] = [
  { header: '编号', value: (row) => row.number, width: 15 },
  { header: '村或单位', value: (row) => row.organisation.name, width: 24 },
  { header: '收到时间', value: (row) => `${shanghaiDay(row.submittedAt)} ${shanghaiTime(row.submittedAt)}`, width: 17 },
  { header: '怎么来的', value: (row) => officerReportViaLabels[row.via], width: 12 },
  { header: '照片', value: (row) => count(row, 'photo') },
  { header: '语音', value: (row) => count(row, 'voice') },
  { header: '位置', value: (row) => (row.hasPlace ? '有' : '') },
  { header: '看过没有', value: (row) => officerReportStateLabels[row.state], width: 10 },
  { header: '谁看过', value: (row) => [...new Set(row.openings.map((opening) => opening.name))].join('、'), width: 24 },
];
