import { appealGroundLabels, appealOriginLabels, appealStateLabels } from '../../contracts/appeal';
import { ratingLevelLabels, ratingVerdictLabels } from '../../contracts/rating';
import { shanghaiDay, shanghaiTime, type ExportColumn } from '../kernel';
import { windowLabel } from '../rating';
import type { Appeal } from './model';

const when = (instant: Date | null): string => (instant ? `${shanghaiDay(instant)} ${shanghaiTime(instant)}` : '');

/** The list as a sheet; reasons and opinions can hold a citizen's words and are not in it. */
export const appealColumns: ExportColumn<Appeal>[] = [
  { header: '编号', value: (row) => row.number ?? '', width: 15 },
  { header: '谁提的', value: (row) => appealOriginLabels[row.origin], width: 12 },
  { header: '要认定', value: (row) => ratingVerdictLabels[row.wanted], width: 12 },
  { header: '结果', value: (row) => appealStateLabels[row.state], width: 12 },
  { header: '大厅', value: (row) => row.hall.name, width: 24 },
  { header: '窗口', value: (row) => `${windowLabel(row.window)} ${row.window.name}`, width: 24 },
  { header: '部门', value: (row) => row.department?.name ?? '' },
  { header: '评价', value: (row) => ratingLevelLabels[row.level], width: 10 },
  { header: '评议时间', value: (row) => when(row.ratedAt), width: 17 },
  { header: '依据', value: (row) => row.grounds.map((ground) => appealGroundLabels[ground]).join('；'), width: 30 },
  { header: '提出人', value: (row) => row.applicant.name },
  { header: '提出时间', value: (row) => when(row.filedAt), width: 17 },
  { header: '认定人', value: (row) => row.decision?.by ?? '' },
  { header: '认定时间', value: (row) => when(row.endedAt), width: 17 },
];
