import { appealOriginLabels, appealStateLabels, type AppealSummary } from '../../../contracts/appeal';
import { ratingLevelLabels, ratingVerdictLabels } from '../../../contracts/rating-options';
import { dayWords, dueWords, instantWords, shanghaiDay } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import type { Column } from '../../parts/list-table';
import { useNow } from '../../parts/now';

export const columns: Column<AppealSummary>[] = [
  { key: 'light', title: '亮灯', width: 100, render: (row) => <LightTag light={row.light} /> },
  { key: 'due', title: '到期', width: 150, render: (row) => <Due row={row} /> },
  {
    key: 'window',
    title: '窗口',
    width: '27%',
    render: (row) => (
      <>
        <b>{row.window.name}</b>
        <span className="second">{row.hall.name}</span>
      </>
    ),
  },
  {
    key: 'wanted',
    title: '要认定什么',
    render: (row) => (
      <>
        {ratingVerdictLabels[row.wanted]}
        <span className="second">评的是{ratingLevelLabels[row.level]}</span>
      </>
    ),
  },
  {
    key: 'state',
    title: '进展',
    width: 128,
    render: (row) => (
      <>
        {appealStateLabels[row.state]}
        <span className="second">{appealOriginLabels[row.origin]}</span>
      </>
    ),
  },
];

function Due({ row }: { row: AppealSummary }) {
  const now = useNow();
  if (row.due) return <span className="nowrap">{dueWords(row.due, row.dueAt, now)}</span>;
  return (
    <span className="muted nowrap">
      {dayWords(shanghaiDay(row.decidedAt ?? row.filedAt), now)}
      <span className="second">有结果的那天</span>
    </span>
  );
}

/** 张三　11月20日 周五 10:00 */
export function By({ name, instant }: { name: string; instant: string }) {
  const now = useNow();
  return (
    <>
      {name}　{instantWords(instant, now)}
    </>
  );
}
