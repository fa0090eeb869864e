import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { clueChannel, clueChannelLabels, clueKind, clueKindLabels, clueState, clueStateLabels } from '../../../contracts/clue';
import { clueHandlers } from '../../../contracts/clue-desk';
import { day } from '../../../contracts/common';
import { ask } from '../../api/client';
import { useOrganisationOptions } from '../../api/organisations';
import { shanghaiDay } from '../../parts/dates';
import { Filter, SearchBox } from '../../parts/filter';
import { useNow } from '../../parts/now';
import { oneOf, type useFilters } from '../../parts/use-filters';

const states = clueState.options.map((value) => ({ value, label: clueStateLabels[value] }));
const kinds = clueKind.options.map((value) => ({ value, label: clueKindLabels[value] }));
const channels = clueChannel.options.map((value) => ({ value, label: `${clueChannelLabels[value].mark}　${clueChannelLabels[value].name}` }));

type Filters = ReturnType<typeof useFilters>;
const dayOf = (text: string | undefined): string | undefined => day.safeParse(text).data;

/** What the address says to filter by: only what stands in clear, and nothing that is not such a value. */
export function clueFilters(filters: Filters) {
  return {
    state: oneOf(filters.get('state'), clueState.options),
    kind: oneOf(filters.get('kind'), clueKind.options),
    channel: oneOf(filters.get('channel'), clueChannel.options),
    townId: filters.get('town'),
    handlerId: filters.get('handler'),
    from: dayOf(filters.get('from')),
    to: dayOf(filters.get('to')),
    code: filters.get('code'),
  };
}

const nothing = { state: undefined, kind: undefined, channel: undefined, town: undefined, handler: undefined, from: undefined, to: undefined, code: undefined };

export function ClueFilters({ filters }: { filters: Filters }) {
  const query = clueFilters(filters);
  const towns = useOrganisationOptions('town');
  const handlers = useQuery({ queryKey: ['clues', 'handlers'], queryFn: ({ signal }) => ask('/clues/handlers', { answer: clueHandlers, signal }), staleTime: 300_000 }).data?.items ?? [];
  const some = Object.values(query).some((value) => value !== undefined);
  return (
    <div className="filters">
      <Filter label="进展" value={query.state} options={states} onChange={(state) => filters.set({ state })} />
      <Filter label="类别" value={query.kind} options={kinds} onChange={(kind) => filters.set({ kind })} />
      <Filter label="来源" value={query.channel} options={channels} onChange={(channel) => filters.set({ channel })} />
      {towns.length > 0 ? <Filter label="镇街" value={query.townId} options={towns} onChange={(town) => filters.set({ town })} search /> : null}
      {handlers.length > 1 ? <Filter label="承办人" value={query.handlerId} options={handlers.map(({ id, name }) => ({ value: id, label: name }))} onChange={(handler) => filters.set({ handler })} search /> : null}
      <Period from={query.from} to={query.to} onChange={(span) => filters.set(span)} />
      <SearchBox key={some ? 'some' : 'none'} label="找编号" value={query.code} onChange={(code) => filters.set({ code })} />
      {some ? (
        <Button type="link" onClick={() => filters.set(nothing)}>
          去掉筛选
        </Button>
      ) : null}
    </div>
  );
}

interface Span {
  from: string | undefined;
  to: string | undefined;
}

/** When it came in, with the spans that are asked for most. */
function Period({ from, to, onChange }: Span & { onChange: (span: { from: string | undefined; to: string | undefined }) => void }) {
  const today = dayjs(shanghaiDay(useNow()));
  const lastMonth = today.subtract(1, 'month');
  const quarter = today.month(Math.floor(today.month() / 3) * 3).startOf('month');
  const presets: { label: string; value: [dayjs.Dayjs, dayjs.Dayjs] }[] = [
    { label: '最近 7 天', value: [today.subtract(6, 'day'), today] },
    { label: '本月', value: [today.startOf('month'), today] },
    { label: '上月', value: [lastMonth.startOf('month'), lastMonth.endOf('month')] },
    { label: '本季度', value: [quarter, today] },
    { label: '今年', value: [today.startOf('year'), today] },
  ];
  return (
    <DatePicker.RangePicker
      aria-label="收到的日子"
      allowEmpty
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      presets={presets}
      format="YYYY年M月D日"
      placeholder={['收到：从哪天', '到哪天']}
      style={{ width: 270 }}
      onChange={(range) => onChange({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
    />
  );
}
