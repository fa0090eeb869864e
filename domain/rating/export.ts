import type { Readable } from 'node:stream';
import { nationalLevelCodes, ratingChannelLabels, ratingFlagKindLabels, ratingLevelLabels, ratingReasons, ratingVerdictLabels, type RatingLevel, type RatingListQuery } from '../../contracts/rating';
import type { TableFormat } from '../../contracts/table';
import { exportTable, shanghaiDay, shanghaiTime, type Context, type ExportColumn } from '../kernel';
import { eachRating, type RatingContent } from './queries';

const yes = (value: boolean): string => (value ? '是' : '');
const when = (instant: string): string => `${shanghaiDay(new Date(instant))} ${shanghaiTime(new Date(instant))}`;

/** National option codes by level and label; the commission's own options have none. */
const nationalCodes = new Map(ratingReasons.map(({ level, label, nationalCode }) => [`${level} ${label}`, nationalCode]));
const nationalCodesOf = (level: RatingLevel, labels: readonly string[]): string => labels.flatMap((label) => nationalCodes.get(`${level} ${label}`) ?? []).join(',');

const columns: ExportColumn<RatingContent>[] = [
  { header: '收到时间', value: (rating) => when(rating.receivedAt), width: 17 },
  { header: '大厅', value: (rating) => rating.hall.name, width: 24 },
  { header: '窗口', value: (rating) => rating.window.name, width: 24 },
  { header: '部门', value: (rating) => rating.department?.name ?? '' },
  { header: '评价', value: (rating) => ratingLevelLabels[rating.level], width: 10 },
  { header: '态度', value: (rating) => (rating.attitude ? ratingLevelLabels[rating.attitude] : ''), width: 10 },
  { header: '效率', value: (rating) => (rating.efficiency ? ratingLevelLabels[rating.efficiency] : ''), width: 10 },
  { header: '原因', value: (rating) => rating.reasons.join('、'), width: 30 },
  { header: '想说的话', value: (rating) => rating.comment ?? '', width: 40 },
  { header: '照片', value: (rating) => rating.photoCount, width: 6 },
  { header: '留了电话', value: (rating) => yes(rating.hasPhone), width: 10 },
  { header: '渠道', value: (rating) => ratingChannelLabels[rating.channel], width: 10 },
  { header: '涉及廉洁', value: (rating) => yes(rating.integrity), width: 10 },
  { header: '群众说是误评', value: (rating) => yes(rating.mistaken === true), width: 14 },
  { header: '追评', value: (rating) => (rating.supplement ? ratingLevelLabels[rating.supplement.level] : ''), width: 10 },
  { header: '再评', value: (rating) => (rating.secondLevel ? ratingLevelLabels[rating.secondLevel] : ''), width: 10 },
  { header: '国家评价等级代码', value: (rating) => nationalLevelCodes[rating.level], width: 16 },
  { header: '国家选项代码', value: (rating) => nationalCodesOf(rating.level, rating.reasons), width: 16 },
  { header: '标记', value: (rating) => rating.flags.map((flag) => ratingFlagKindLabels[flag.kind]).join('、'), width: 16 },
  { header: '认定', value: (rating) => (rating.verdict ? ratingVerdictLabels[rating.verdict] : ''), width: 10 },
];

/** The list as a sheet, with what the viewer may see of each; phones and photos are never in it. */
export const exportRatings = (ctx: Context, query: Omit<RatingListQuery, 'cursor' | 'limit'>, format: TableFormat): Readable => exportTable(columns, eachRating(ctx, query), format);
