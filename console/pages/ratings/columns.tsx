import { ratingChannelLabels, ratingLevelLabels } from '../../../contracts/rating-options';
import type { RatingSummary } from '../../../contracts/rating';
import { instantWords } from '../../parts/dates';
import { Face } from '../../parts/face';
import type { Column } from '../../parts/list-table';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';
import { reasonLabel } from '../../parts/reasons';
import { markWords } from './marks';

const reasonsShown = 3;

export const columns: Column<RatingSummary>[] = [
  {
    key: 'level',
    title: '评价',
    width: 118,
    render: (row) => (
      <span className="row">
        <Face level={row.level} size={24} />
        <b className="nowrap">{ratingLevelLabels[row.level]}</b>
      </span>
    ),
  },
  { key: 'at', title: '什么时候', width: 150, render: (row) => <At instant={row.receivedAt} /> },
  {
    key: 'window',
    title: '窗口',
    width: 190,
    render: (row) => (
      <>
        <b>{row.window.name}</b>
        <span className="second">{row.hall.name}</span>
      </>
    ),
  },
  {
    key: 'reasons',
    title: '原因',
    render: (row) => (
      <span className="tags">
        {row.integrity && !row.released ? <Tag>只进委里</Tag> : null}
        {row.reasons.slice(0, reasonsShown).map((code) => (
          <Tag key={code}>{reasonLabel(code)}</Tag>
        ))}
        {row.reasons.length > reasonsShown ? <Tag>+{row.reasons.length - reasonsShown}</Tag> : null}
      </span>
    ),
  },
  {
    key: 'marks',
    title: '标记和认定',
    width: 130,
    render: (row) => (
      <span className="tags">
        {markWords(row).map((word) => (
          <Tag key={word}>{word}</Tag>
        ))}
      </span>
    ),
  },
  {
    key: 'more',
    title: '还留了什么',
    width: 120,
    render: (row) => (
      <>
        {[row.hasComment ? '写了话' : null, row.photoCount > 0 ? `照片 ${row.photoCount} 张` : null, row.hasPhone ? '电话' : null].filter(Boolean).join('、') || <span className="muted">没有</span>}
        <span className="second">{ratingChannelLabels[row.channel]}</span>
      </>
    ),
  },
];

function At({ instant }: { instant: string }) {
  const now = useNow();
  return <span className="nowrap">{instantWords(instant, now)}</span>;
}
