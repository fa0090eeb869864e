import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { urgingGroup, urgingGroupLabels, urgingStage, urgingStageLabels, type UrgingRow } from '../../../contracts/disclosure-duty';
import { useDutyPlaces, useUrgingAnalysis } from '../../api/disclosure-duties';
import { shanghaiDay } from '../../parts/dates';
import { Filter } from '../../parts/filter';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { countWords } from '../../parts/numbers';
import { Card, Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';

const isDay = (value: string | undefined): value is string => value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value);
const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)} %`);

/** What was due, how often it had to be asked for, and what came of it. */
export default function DisclosureUrgingPage() {
  const filters = useFilters();
  const today = dayjs(shanghaiDay(useNow()));
  const [from, to] = [filters.get('from'), filters.get('to')];
  const span = isDay(from) && isDay(to) ? { from, to } : { from: today.subtract(3, 'month').format('YYYY-MM-DD'), to: today.format('YYYY-MM-DD') };
  const by = oneOf(filters.get('by'), urgingGroup.options, 'town');
  const places = useDutyPlaces().data;
  const townId = filters.get('town');
  const { data, error, refetch } = useUrgingAnalysis({ ...span, by, ...(townId ? { townId } : {}) });
  return (
    <Page title="催办情况" about="按到期日算。提醒在临期时，再次提醒在逾期时，再逾期满期限发建议书">
      <div className="filters">
        <DatePicker.RangePicker
          aria-label="哪天到哪天到期的"
          allowClear={false}
          style={{ width: 310 }}
          format="YYYY年M月D日"
          value={[dayjs(span.from), dayjs(span.to)]}
          onChange={(days) => days?.[0] && days[1] && filters.set({ from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') })}
        />
        {(places?.towns.length ?? 0) > 1 ? <Filter label="乡镇" value={townId} options={(places?.towns ?? []).map(({ id, name }) => ({ value: id, label: name }))} onChange={(town) => filters.set({ town })} search /> : null}
        <Tabs label="怎么分" value={by} tabs={urgingGroup.options.map((value) => ({ value, label: urgingGroupLabels[value] }))} onChange={(next) => filters.set({ by: next })} />
      </div>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data && data.rows.length === 0 ? <Card><Empty title="这段时间没有到期的" why="换一段时间再看。" /></Card> : null}
      {data && data.rows.length > 0 ? (
        <>
          <Figures total={data.total} />
          <Table rows={[...data.rows, data.total]} by={urgingGroupLabels[by].slice(1)} />
        </>
      ) : null}
    </Page>
  );
}

/** The sum first: how much came in time, and what each step brought. */
function Figures({ total }: { total: UrgingRow }) {
  return (
    <section className="urging-figures" aria-label="合计">
      <Figure label="到期" value={total.due} unit="件" note={`按时公开 ${percent(total.inTime, total.due)}`} />
      <Figure label="还没有公开" value={total.missing} unit="件" note={`晚了才公开 ${countWords(total.late)} 件`} />
      {(['reminder', 'second', 'recommendation'] as const).map((stage) => {
        const { sent, published, medianDays } = total.stages[stage];
        return <Figure key={stage} label={urgingStageLabels[stage]} value={sent} unit="次" note={published === 0 ? '之后还没有公开的' : `之后公开 ${countWords(published)} 件，一半在 ${medianDays} 天内`} />;
      })}
      <Figure label="村里说明了原因" value={total.answered} unit="件" note={`乡镇另催 ${countWords(total.stages.manual.sent)} 次`} />
    </section>
  );
}

function Figure({ label, value, unit, note }: { label: string; value: number; unit: string; note: string }) {
  return (
    <div className="card">
      <span className="muted">{label}</span>
      <b>
        {countWords(value)} <small>{unit}</small>
      </b>
      <span className="second">{note}</span>
    </div>
  );
}

function Table({ rows, by }: { rows: readonly UrgingRow[]; by: string }) {
  return (
    <section className="card table-card">
      <div className="table-scroll">
        <table className="facts dense urging" aria-label={`催办情况，按${by}`}>
          <thead>
            <tr>
              <th scope="col">{by}</th>
              <th scope="col" className="right">到期</th>
              <th scope="col" className="right">按时</th>
              <th scope="col" className="right">晚了</th>
              <th scope="col" className="right">没公开</th>
              {urgingStage.options.map((stage) => (
                <th key={stage} scope="col" className="right">
                  {urgingStageLabels[stage]}
                </th>
              ))}
              <th scope="col" className="right">说明了</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key || 'total'} className={row.key ? undefined : 'total'}>
                <th scope="row">{row.name}</th>
                <td className="right">{countWords(row.due)}</td>
                <td className="right">
                  {countWords(row.inTime)}
                  <span className="second">{percent(row.inTime, row.due)}</span>
                </td>
                <td className="right">{countWords(row.late)}</td>
                <td className={row.missing > 0 ? 'right late' : 'right'}>{countWords(row.missing)}</td>
                {urgingStage.options.map((stage) => (
                  <td key={stage} className="right">
                    {countWords(row.stages[stage].sent)}
                    <span className="second">{row.stages[stage].published > 0 ? `${countWords(row.stages[stage].published)} 件公开，${row.stages[stage].medianDays} 天` : ''}</span>
                  </td>
                ))}
                <td className="right">{countWords(row.answered)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="card-words">“几件公开，几天”：最后催的是这一步、之后公开了的件数，和一半件数用的天数。</p>
    </section>
  );
}
