import { qualityFlag, qualityFlagHelp, qualityFlagLabels, qualityLine, type QualityLine } from '../../../contracts/disclosure-oversight';
import { useQualityCounts } from '../../api/disclosure-oversight';
import { useOrganisationOptions } from '../../api/organisations';
import { useList } from '../../api/use-list';
import { dayWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty, Failure } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { countWords } from '../../parts/numbers';
import { Page } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';

/** Signs in what was published that are worth a look: never a finding by themselves. */
export default function QualityPage() {
  const filters = useFilters();
  const towns = useOrganisationOptions('town');
  const counts = useQualityCounts();
  const query = { flag: oneOf(filters.get('flag'), qualityFlag.options), underId: filters.get('town') };
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
                  <button type="button" className="link" onClick={() => filters.set({ flag, town: undefined })}>
                    看是哪些
                  </button>
                ) : null}
              </div>
            </div>
          ))}
        </section>
      ) : null}
      <div className="filters">
        {towns.length > 1 ? <Filter label="乡镇（街道）" value={query.underId} options={towns} onChange={(town) => filters.set({ town })} search /> : null}
        <Filter label="迹象" value={query.flag} options={qualityFlag.options.map((value) => ({ value, label: qualityFlagLabels[value] }))} onChange={(flag) => filters.set({ flag })} />
      </div>
      <section className="card table-card">
        <ListTable label="数据质量" list={list} fixed columns={columns} empty={<Empty title="没有要看的" why={counts.data ? `公开了 ${countWords(counts.data.published)} 项，没有看出迹象。` : '加了筛选的，去掉再看。'} />} />
      </section>
    </Page>
  );
}

const columns: Column<QualityLine>[] = [
  {
    key: 'village',
    title: '村（社区）',
    width: 150,
    render: (row) => (
      <>
        <b>{row.village.name}</b>
        <span className="second">{row.town.name}</span>
      </>
    ),
  },
  {
    key: 'item',
    title: '公开事项',
    render: (row) => (
      <>
        <a className="link" href={`/village/item/index?id=${row.publicationId}`} target="_blank" rel="noreferrer">
          {row.item.name}
        </a>
        <span className="second">{row.periodLabel}</span>
      </>
    ),
  },
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
