import { disclosureAudienceLabels, disclosureClassLabels } from '../../../contracts/disclosure';
import { urgingStageLabels, type DutySummary } from '../../../contracts/disclosure-duty';
import { dayWords, dueWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import type { Column } from '../../parts/list-table';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';

const light: Column<DutySummary> = { key: 'light', title: '亮灯', width: 100, render: (row) => (row.state === 'cancelled' ? <Tag>不用公开</Tag> : <LightTag light={row.light} word={row.state === 'met' ? '已公开' : undefined} />) };
const due: Column<DutySummary> = { key: 'due', title: '哪天前', width: 158, render: (row) => <Due row={row} /> };
const village: Column<DutySummary> = {
  key: 'village',
  title: '村（社区）',
  width: 120,
  render: (row) => (
    <>
      <b>{row.village.name}</b>
      <span className="second">{row.town.name}</span>
    </>
  ),
};
const item: Column<DutySummary> = {
  key: 'item',
  title: '公开什么',
  render: (row) => (
    <>
      <b>{row.item.name}</b>
      <span className="second">{[row.matter, row.period.label, disclosureClassLabels[row.item.class], row.item.audience === 'party' ? disclosureAudienceLabels.party : null].filter(Boolean).join('　')}</span>
    </>
  ),
};
const state: Column<DutySummary> = { key: 'state', title: '催办和说明', width: 198, render: (row) => <Urged row={row} /> };

/** One village's list needs no column for the village. */
export const columnsFor = (several: boolean): Column<DutySummary>[] => [light, due, ...(several ? [village] : []), item, state];

function Due({ row }: { row: DutySummary }) {
  const now = useNow();
  if (row.publishedOn) {
    return (
      <span className="nowrap">
        {dayWords(row.publishedOn, now)}
        <span className={row.lateWorkingDays ? 'second late' : 'second'}>{row.lateWorkingDays ? `晚了 ${row.lateWorkingDays} 个工作日` : '按时公开'}</span>
      </span>
    );
  }
  return (
    <span className="nowrap">
      {dueWords(row.due, row.dueAt, now)}
      <span className={row.light === 'red' ? 'second late' : 'second'}>{workingDaysWords(row.workingDaysLeft)}</span>
    </span>
  );
}

function Urged({ row }: { row: DutySummary }) {
  const now = useNow();
  if (!row.urged && !row.promisedOn) return <span className="muted">—</span>;
  return (
    <>
      {row.urged ? urgingStageLabels[row.urged] : '还没有催'}
      <span className="second">{row.promisedOn ? `说 ${dayWords(row.promisedOn, now)} 前公开` : row.state === 'open' && row.light === 'red' ? '村里还没有说明' : ''}</span>
    </>
  );
}
