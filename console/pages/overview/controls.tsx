import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { periodMaxDays, statisticsPeriod, statisticsPeriodLabels, type StatisticsPeriod } from '../../../contracts/statistics';
import { useSession } from '../../api/session';
import { useScopes } from '../../api/statistics';
import { Filter } from '../../parts/filter';
import { Tabs } from '../../parts/tabs';
import { useView } from './view';

const periods = statisticsPeriod.options.map((value) => ({ value, label: statisticsPeriodLabels[value] }));

/** Where and when: both stand in the address. `from` and `to`: what is shown now, where a period of one's own starts. */
export function Controls({ from, to }: { from: string | undefined; to: string | undefined }) {
  const { query, filters } = useView();
  const choose = (period: StatisticsPeriod) =>
    filters.set(period === 'custom' ? { period, from: from ?? dayjs().subtract(29, 'day').format('YYYY-MM-DD'), to: to ?? dayjs().format('YYYY-MM-DD') } : { period: period === '30d' ? undefined : period, from: undefined, to: undefined });
  return (
    <>
      <ScopeFilter />
      <Tabs label="时段" value={query.period} tabs={periods} onChange={choose} />
      {query.period === 'custom' ? (
        <DatePicker.RangePicker
          aria-label="自选时段"
          allowClear={false}
          value={[dayjs(query.from), dayjs(query.to)]}
          format="YYYY年M月D日"
          maxDate={dayjs()}
          disabledDate={(date, { from: start }) => start !== undefined && Math.abs(date.diff(start, 'day')) >= periodMaxDays}
          style={{ width: 290 }}
          onChange={(range) => filters.set({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
        />
      ) : null}
    </>
  );
}

/** Only where there is something to choose. Without a choice it is all that one sees: for most people one organisation, by its name. */
function ScopeFilter() {
  const { query, filters } = useView();
  const { account } = useSession();
  const scopes = useScopes();
  const chosen = query.organisationId;
  if (scopes.length < 2) return null;
  const granted = new Set(account.grants.map((grant) => grant.organisationId));
  const whole = granted.size === 1 ? scopes.find(({ id }) => granted.has(id)) : undefined;
  const known = scopes.some(({ id }) => id === chosen);
  return (
    <Filter
      label="范围"
      all={whole?.name ?? '全部'}
      value={chosen === whole?.id ? undefined : chosen}
      options={[...scopes.filter((scope) => scope !== whole).map(({ id, name }) => ({ value: id, label: name })), ...(chosen && !known ? [{ value: chosen, label: '不归您看的' }] : [])]}
      onChange={(organisation) => filters.set({ organisation })}
      search
    />
  );
}
