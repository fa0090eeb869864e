import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { ChevronRight } from 'lucide-react';
import { disclosureClass, disclosureClassLabels } from '../../../contracts/disclosure';
import type { DisclosureBoard } from '../../../contracts/disclosure-board';
import { Filter } from '../../parts/filter';
import { Tabs } from '../../parts/tabs';
import { useBoardView } from './use-board-view';
import { boardPeriodLabels, boardPeriods, type BoardPeriod } from './view';

const periods = boardPeriods.map((value) => ({ value, label: boardPeriodLabels[value] }));
const classes = disclosureClass.options.map((value) => ({ value, label: disclosureClassLabels[value] }));
const monthOf = (date: dayjs.Dayjs | null | undefined): string | undefined => date?.format('YYYY-MM');

/** Where, when and what: all stand in the address. */
export function Controls({ towns }: { towns: DisclosureBoard['towns'] }) {
  const { view, filters, goTo } = useBoardView();
  const choose = (period: BoardPeriod) => filters.set(period === 'custom' ? { period, from: view.from, to: view.to } : { period: period === 'year' ? undefined : period, from: undefined, to: undefined });
  return (
    <>
      {towns.length > 1 ? <Filter label="乡镇" value={undefined} options={towns.map(({ id, name }) => ({ value: id, label: name }))} onChange={goTo} search /> : null}
      <Tabs label="时段" value={view.period} tabs={periods} onChange={choose} />
      {view.period === 'custom' ? (
        <DatePicker.RangePicker
          picker="month"
          aria-label="从哪个月到哪个月到期的"
          allowClear={false}
          value={[dayjs(`${view.from}-01`), dayjs(`${view.to}-01`)]}
          format="YYYY年M月"
          maxDate={dayjs()}
          style={{ width: 240 }}
          onChange={(range) => filters.set({ from: monthOf(range?.[0]), to: monthOf(range?.[1]) })}
        />
      ) : null}
      <Filter label="类别" value={view.class} options={classes} onChange={(next) => filters.set({ class: next })} />
    </>
  );
}

/** 青禾区 › 柳溪镇 › 上柳村: where one looks, and the way back up. */
export function Way({ places }: { places: DisclosureBoard['places'] }) {
  const { goTo } = useBoardView();
  if (places.length < 2) return null;
  return (
    <nav className="board-way" aria-label="看哪里">
      {places.map(({ id, name }, index) =>
        index === places.length - 1 ? (
          <b key={id} aria-current="page">
            {name}
          </b>
        ) : (
          <span key={id}>
            <button type="button" className="link" onClick={() => goTo(index === 0 ? undefined : id)}>
              {name}
            </button>
            <ChevronRight size={14} aria-hidden="true" />
          </span>
        ),
      )}
    </nav>
  );
}
