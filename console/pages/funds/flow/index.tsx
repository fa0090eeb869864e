import { useNavigate } from 'react-router';
import type { FlowNode, FundFlow } from '../../../../contracts/fund-flow';
import { wanWords, yuanWords } from '../../../../contracts/fund-words';
import { useFundFlow, useFundPlaces, useProgrammeOptions } from '../../../api/funds';
import { useSession } from '../../../api/session';
import { ChartCard } from '../../../parts/charts/chart-card';
import { dayWords } from '../../../parts/dates';
import { Export } from '../../../parts/export';
import { Filter } from '../../../parts/filter';
import { Empty, Failure, Skeleton } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { Card, Page } from '../../../parts/page';
import { useFilters } from '../../../parts/use-filters';
import { FlowChart } from './chart';
import { Findings } from './findings';
import { FlowTable } from './tables';

/** 钱从哪里来、花到哪里去: the picture, the figures behind it, and what does not agree. */
export default function FundFlowPage() {
  const filters = useFilters();
  const { abilities } = useSession();
  const places = useFundPlaces().data?.items ?? [];
  const programmes = useProgrammeOptions();
  const [town, village, programme] = [filters.get('town'), filters.get('village'), filters.get('programme')];
  const year = filters.get('year');
  const { data: flow, error, refetch, isPending } = useFundFlow({ town: village ? undefined : town, village, programme, year: year ? Number(year) : undefined });
  const towns = places.filter(({ kind }) => kind === 'town').map(({ key, name }) => ({ value: key, label: name }));
  const villages = places.filter(({ kind, within }) => kind === 'village' && (!town || within === towns.find(({ value }) => value === town)?.label)).map(({ key, name, within }) => ({ value: key, label: town ? name : `${name}（${within}）` }));
  const years = (flow?.years ?? []).map((one) => ({ value: String(one), label: `${one} 年` }));
  return (
    <Page
      title="资金流向"
      about="钱从哪里来、花到哪里去，一步一步对得上才算"
      acts={flow && abilities['fund.export'] ? <Export path="/fund-flow/export" query={{ year: flow.year, placeId: flow.place.id, programme }} name="资金流向" /> : null}
    >
      <div className="filters">
        <Filter label="年度" value={year} options={years} all={flow ? `${flow.year} 年` : '最近'} onChange={(next) => filters.set({ year: next })} />
        <Filter label="乡镇" value={town} options={towns} onChange={(next) => filters.set({ town: next, village: undefined })} search />
        <Filter label="村" value={village} options={villages} onChange={(next) => filters.set({ village: next })} search />
        <Filter label="项目" value={programme} options={programmes} onChange={(next) => filters.set({ programme: next })} search />
      </div>
      {error && !flow ? <Failure error={error} again={() => void refetch()} /> : null}
      {isPending ? <Skeleton /> : null}
      {flow ? <Flow flow={flow} /> : null}
    </Page>
  );
}

function Flow({ flow }: { flow: FundFlow }) {
  const filters = useFilters();
  const navigate = useNavigate();
  const now = useNow();
  const openNode = (node: FlowNode) => filters.set(node.layer === 'town' || node.key !== node.id ? { town: node.id ?? undefined, village: undefined } : { village: node.id ?? undefined }, 'push');
  const toLedger = (programme: string | null, placeId: string | null) => void navigate(`/funds/movements?year=${flow.year}${programme ? `&programme=${programme}` : ''}${placeId ? `&place=${placeId}` : ''}`);
  if (flow.rows.length === 0) return <Empty title={`${flow.year} 年还没有记过账`} why="在“拨付台账”里记立项、拨付和审核，或者导入拨付表；发放的钱从发放明细里来。" />;
  const belowName = flow.place.kind === 'district' ? '乡镇' : '村';
  return (
    <>
      <Figures flow={flow} />
      <ChartCard
        className="flow-card"
        title={`${flow.place.name} ${flow.year} 年${flow.programme ? ` ${flow.programme.name}` : ''}`}
        note={`单位：万元。带子越宽，钱越多${flow.asOf ? `；记到 ${dayWords(flow.asOf, now)}` : ''}`}
        chart={<FlowChart graph={flow.graph} sentence={sentenceOf(flow)} onOpen={openNode} />}
        table={<FlowTable label="各个项目" first="项目（元）" rows={flow.rows} total={flow.total} onOpen={(row) => filters.set({ programme: row.programme ?? undefined }, 'push')} />}
      />
      <Findings flow={flow} onLedger={toLedger} />
      <Card title="各个项目" note="单位：元" className="table-card">
        <FlowTable label="按项目" first="项目" rows={flow.rows} total={flow.total} onOpen={(row) => filters.set({ programme: row.programme ?? undefined }, 'push')} />
      </Card>
      {flow.below.length > 0 ? (
        <Card title={`各个${belowName}`} note="单位：元" className="table-card">
          <FlowTable label={`按${belowName}`} first={belowName} rows={flow.below} total={flow.total} onOpen={(row) => filters.set(flow.place.kind === 'district' ? { town: row.id ?? undefined } : { village: row.id ?? undefined }, 'push')} />
        </Card>
      ) : null}
    </>
  );
}

const sentenceOf = ({ place, year, total, differenceCount }: FundFlow): string =>
  `${place.name} ${year} 年收到 ${yuanWords(total.received)} 元，发到群众 ${yuanWords(total.paid)} 元，${differenceCount === 0 ? '每一步都对得上' : `有 ${differenceCount} 处对不上`}。`;

/** The answer first: what came, what arrived, what is missing. */
function Figures({ flow: { total, differenceCount, strandedCount } }: { flow: FundFlow }) {
  const cards: [string, string, string][] = [
    ['收到', wanWords(total.received), '万元'],
    ['拨到村', wanWords(total.passedOn), '万元'],
    ['审核通过', wanWords(total.approved), '万元'],
    ['发到群众', wanWords(total.paid), '万元'],
    ['对不上', String(differenceCount), '处'],
    ['滞留', String(strandedCount), '处'],
  ];
  return (
    <dl className="fund-figures">
      {cards.map(([name, value, unit]) => (
        <div key={name} className="card">
          <dt>{name}</dt>
          <dd>
            {value} <small>{unit}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
