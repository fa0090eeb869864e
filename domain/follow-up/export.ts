import type { Readable } from 'node:stream';
import { lightLabels } from '../../contracts/common';
import { closingKindLabels, followUpStateLabels, type FollowUpListQuery } from '../../contracts/follow-up';
import { ratingLevelLabels } from '../../contracts/rating';
import type { TableFormat } from '../../contracts/table';
import { exportTable, shanghaiDay, shanghaiTime, type Context, type ExportColumn } from '../kernel';
import type { FollowUp } from './model';
import { presentSummary } from './present';
import { eachFollowUp } from './queries';

type Row = ReturnType<typeof presentSummary> & { followUp: FollowUp };
const when = (instant: Date | string | null | undefined): string => (instant ? `${shanghaiDay(new Date(instant))} ${shanghaiTime(new Date(instant))}` : '');

const columns: ExportColumn<Row>[] = [
  { header: '编号', value: (row) => row.number, width: 15 },
  { header: '亮灯', value: (row) => lightLabels[row.light], width: 8 },
  { header: '到期', value: (row) => row.due ?? '', width: 12 },
  { header: '进展', value: (row) => followUpStateLabels[row.state], width: 16 },
  { header: '大厅', value: (row) => row.hall.name, width: 24 },
  { header: '窗口', value: (row) => row.window.name, width: 24 },
  { header: '部门', value: (row) => row.department?.name ?? '' },
  { header: '原因', value: (row) => row.reasons.join('、'), width: 30 },
  { header: '联系方式', value: (row) => (row.hasPhone ? '有电话' : '凭回执联系'), width: 12 },
  { header: '打过', value: (row) => row.tries, width: 6 },
  { header: '回访员', value: (row) => row.officerName ?? '' },
  { header: '评议时间', value: (row) => when(row.ratedAt), width: 17 },
  { header: '首次联系', value: (row) => when(row.followUp.firstContactAt), width: 17 },
  { header: '再评', value: (row) => (row.followUp.second ? ratingLevelLabels[row.followUp.second.level] : ''), width: 10 },
  { header: '办结', value: (row) => when(row.followUp.closing?.at), width: 17 },
  { header: '怎么办结', value: (row) => (row.followUp.closing ? closingKindLabels[row.followUp.closing.kind] : ''), width: 16 },
];

/** The list as a sheet; the citizen's words, notes and numbers are never in it. */
export const exportFollowUps = (ctx: Context, query: Omit<FollowUpListQuery, 'cursor' | 'limit'>, format: TableFormat): Readable => exportTable(columns, rows(ctx, query), format);

async function* rows(ctx: Context, query: Omit<FollowUpListQuery, 'cursor' | 'limit'>): AsyncGenerator<Row> {
  for await (const followUp of eachFollowUp(ctx, query)) yield { ...presentSummary(followUp, ctx.clock.now()), followUp };
}
