import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useOrganisationTree } from '../../../api/organisations';
import { useReminderStatistics } from '../../../api/reminders';
import { shanghaiDay } from '../../../parts/dates';
import { Filter } from '../../../parts/filter';
import { Failure, Skeleton } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { Page } from '../../../parts/page';
import { oneOf, useFilters } from '../../../parts/use-filters';
import { ChannelReach, OccasionReach } from './reach';
import { Missing } from './missing';
import { Standing } from './standing';
import { lacks } from './lacks';

const daysBack = 90;

/** Whether reminders arrive, and who stands in the way of it. */
export default function StatisticsPage() {
  const filters = useFilters();
  const now = useNow();
  const today = shanghaiDay(now);
  const organisations = (useOrganisationTree().data?.items ?? []).filter(({ kind }) => kind !== 'window' && kind !== 'hall').map(({ id, name }) => ({ value: id, label: name }));
  const organisationId = filters.get('organisation');
  const query = { from: filters.get('from') ?? dayjs(today).subtract(daysBack - 1, 'day').format('YYYY-MM-DD'), to: filters.get('to') ?? today, organisationId };
  const { data, error, refetch } = useReminderStatistics(query);
  const what = oneOf(filters.get('what'), lacks.map(({ value }) => value), 'unreachable');
  return (
    <Page title="效果" about="“送到”只算平台回执证实了的、或本人打开看了的；没有回执的不算。">
      <div className="filters">
        <DatePicker.RangePicker
          aria-label="哪段时间发的"
          allowClear={false}
          value={[dayjs(query.from), dayjs(query.to)]}
          format="YYYY年M月D日"
          style={{ width: 290 }}
          onChange={(range) => filters.set({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
        />
        <Filter label="单位" value={organisationId} options={organisations} onChange={(organisation) => filters.set({ organisation })} search />
      </div>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? (
        <>
          <Standing figures={data} />
          <div className="board-row wide-left">
            <OccasionReach lines={data.byOccasion} from={query.from} to={query.to} />
            <ChannelReach lines={data.byChannel} />
          </div>
          <Missing what={what} organisationId={organisationId} counts={data.missing} onWhat={(next) => filters.set({ what: next })} />
        </>
      ) : null}
    </Page>
  );
}
