import { qualityFlag, qualityFlagHelp, qualityFlagLabels, qualityLine, type QualityLine } from '../../../contracts/disclosure-oversight';
import { useQualityCounts } from '../../api/disclosure-oversight';
import { useList } from '../../api/use-list';
import { usePlaceOptions } from '../../api/villages';
import { dayWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty, Failure } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { countWords } from '../../parts/numbers';
import { Page } from '../../parts/page';
import { publishedColumns } from '../../parts/published-columns';
import { oneOf, useFilters } from '../../parts/use-filters';

/** Signs in what was published that are worth a look: never a finding by themselves. */
export default function QualityPage() {
  const filters = useFilters();
  const places = usePlaceOptions();
  const counts = useQualityCounts();
  const query = { flag: oneOf(filters.get('flag'), qualityFlag.options), underId: filters.get('place') };
  const list = useList('disclosure-quality', '/disclosure/quality', query, qualityLine);
  return (
    <Page title="数据质量" about="平台按规则看出来的迹象，不是结论。点开看原文，再决定要不要查。" acts={<Export path="/disclosure/quality/export" query={query} name="公开数据质量" />}>
      {counts.error && !counts.data ? <Failure error={counts.error} again={() => void counts.refetch()} title="数字没有读出来" /> : null}
      {counts.data ? (
        <section className="card figures follower-figures" aria-label="各种迹象">
          {qualityFlag.options.map((flag) => (
            <div key={flag}>
              <h2>{qualityFlagLabels[flag]}</h2>
              <p className="figure">
                <b>{countWords(counts.data.counts[flag])}</b>
                <i>项</i>
              </p>
              <div className="figure-next">
                {qualityFlagHelp[flag]}
                {counts.data.counts[flag] > 0 ? (
                  <button type="button" className="link" onClick={() => filters.set({ flag, place: undefined })}>
                    看是哪些
                  </button>
                ) : null}
              </div>
            </div>
          ))}
        </section>
      ) : null}
      <div className="filters">
        {places.length > 1 ? <Filter label="乡镇、村" value={query.underId} options={places} onChange={(place) => filters.set({ place })} search /> : null}
        <Filter label="迹象" value={query.flag} options={qualityFlag.options.map((value) => ({ value, label: qualityFlagLabels[value] }))} onChange={(flag) => filters.set({ flag })} />
      </div>
      <section className="card table-card">
        <ListTable label="数据质量" list={list} fixed columns={columns} empty={<Empty title="没有要看的" why={counts.data ? `公开了 ${countWords(counts.data.published)} 项，没有看出迹象。` : '加了筛选的，去掉再看。'} />} />
      </section>
    </Page>
  );
}

const columns: Column<QualityLine>[] = [
  ...publishedColumns<QualityLine>(),
  {
    key: 'flags',
    title: '迹象',
    width: '32%',
    render: (row) => (
      <>
        {row.flags.map((flag) => (
          <span className="tag" key={flag}>
            {qualityFlagLabels[flag]}
          </span>
        ))}
        <span className="second">{row.details.join('；')}</span>
      </>
    ),
  },
  { key: 'day', title: '哪天公开', width: 140, render: (row) => <OnDay day={row.onDay} /> },
];

function OnDay({ day }: { day: string }) {
  return <>{dayWords(day, useNow())}</>;
}
