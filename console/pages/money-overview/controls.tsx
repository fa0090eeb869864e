import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { MoneyOverview } from '../../../contracts/money-overview';
import { Filter } from '../../parts/filter';
import { Tabs } from '../../parts/tabs';
import { useFilters } from '../../parts/use-filters';
import { moneyPeriodLabels, moneyPeriods, type MoneyPeriod, type MoneyView } from './view';

const periods = moneyPeriods.map((value) => ({ value, label: moneyPeriodLabels[value] }));

/** Which months, and of repayments which unit: all stands in the address. */
export function Controls({ view, choices }: { view: MoneyView; choices: MoneyOverview['choices'] }) {
  const filters = useFilters();
  const choose = (period: MoneyPeriod) => filters.set(period === 'custom' ? { period, from: view.from, to: view.to } : { period: period === 'year' ? undefined : period, from: undefined, to: undefined });
  return (
    <div className="filters no-print">
      <Tabs label="时段" value={view.period} tabs={periods} onChange={choose} />
      {view.period === 'custom' ? (
        <DatePicker.RangePicker
          picker="month"
          aria-label="从哪个月到哪个月"
          allowClear={false}
          value={[dayjs(`${view.from}-01`), dayjs(`${view.to}-01`)]}
          format="YYYY年M月"
          style={{ width: 240 }}
          onChange={(range) => filters.set({ from: range?.[0]?.format('YYYY-MM'), to: range?.[1]?.format('YYYY-MM') })}
        />
      ) : null}
      <Filter label="退缴的单位" value={view.organisationId} options={choices.map(({ id, name }) => ({ value: id, label: name }))} onChange={(unit) => filters.set({ unit })} search />
    </div>
  );
}
