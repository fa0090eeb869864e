import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { clueChannel, clueChannelLabels, clueKind, clueKindLabels } from '../../../contracts/clue';
import { cluePeriodKind, cluePeriodLabels, cluePeriodMaxDays, type CluePeriodKind } from '../../../contracts/clue-statistics';
import { useOrganisationOptions } from '../../api/organisations';
import { Filter } from '../../parts/filter';
import { useNow } from '../../parts/now';
import { Tabs } from '../../parts/tabs';
import { readAt, useView, writeAt } from './view';

const kinds = clueKind.options.map((value) => ({ value, label: clueKindLabels[value] }));
const channels = clueChannel.options.map((value) => ({ value, label: `${clueChannelLabels[value].mark}　${clueChannelLabels[value].name}` }));
const periods = cluePeriodKind.options.map((value) => ({ value, label: cluePeriodLabels[value] }));
const formats = { month: 'YYYY年M月', quarter: 'YYYY年第Q季度', year: 'YYYY年' } as const;

interface Shown {
  at: string | null;
  from: string;
  to: string;
}

/** Which time, and which of the clues: both stand in the address. `shown`: where a period of one's own starts from. */
export function Controls({ shown }: { shown: Shown | undefined }) {
  const { view, filters } = useView();
  const towns = useOrganisationOptions('town');
  const choose = (period: CluePeriodKind) =>
    filters.set({ period: period === 'quarter' ? undefined : period, at: undefined, from: period === 'custom' ? shown?.from : undefined, to: period === 'custom' ? shown?.to : undefined });
  return (
    <div className="filters">
      <Tabs label="时段" value={view.period ?? 'quarter'} tabs={periods} onChange={choose} />
      <When shown={shown} />
      <Filter label="来源" value={view.channel} options={channels} onChange={(channel) => filters.set({ channel })} />
      <Filter label="类别" value={view.kind} options={kinds} onChange={(kind) => filters.set({ kind })} />
      {towns.length > 0 ? <Filter label="镇街" value={view.townId} options={towns} onChange={(town) => filters.set({ town })} search /> : null}
    </div>
  );
}

function When({ shown }: { shown: Shown | undefined }) {
  const { view, filters } = useView();
  const now = dayjs(useNow());
  const { period = 'quarter' } = view;
  if (period === 'custom') {
    return (
      <DatePicker.RangePicker
        aria-label="自选时段"
        allowClear={false}
        value={[dayjs(view.from), dayjs(view.to)]}
        format="YYYY年M月D日"
        maxDate={now}
        disabledDate={(date, { from }) => from !== undefined && Math.abs(date.diff(from, 'day')) >= cluePeriodMaxDays}
        style={{ width: 290 }}
        onChange={(range) => filters.set({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
      />
    );
  }
  const at = view.at ?? shown?.at ?? undefined;
  return (
    <DatePicker
      aria-label="哪个时段"
      picker={period}
      allowClear={false}
      value={at ? readAt(at) : null}
      format={formats[period]}
      // Where months close on the 25th, the last days of one are of the next.
      disabledDate={(date) => date.isAfter(now.add(6, 'day'), period === 'quarter' ? 'month' : period)}
      style={{ width: 150 }}
      onChange={(date) => filters.set({ at: date ? writeAt[period](date) : undefined })}
    />
  );
}
