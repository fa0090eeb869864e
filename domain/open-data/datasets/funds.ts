import { fundStageLabels } from '../../../contracts/fund';
import type { FlowLink, FlowNode, FlowRow, FundFlow } from '../../../contracts/fund-flow';
import type { Clock } from '../../kernel';
import { systemContext } from '../../kernel';
import { balancesState, publicFundFlow } from '../../fund';
import { dataset, yuan, type OpenAsked } from '../dataset';
import { townsOf, villagesAsked, withPlaces } from '../places';

const levels = { district: '区', town: '乡镇', village: '村（社区）' } as const;

interface Place {
  level: keyof typeof levels;
  id: string | null;
  town: string;
  village: string;
}

/** The district, its towns, its villages, as far as they were asked for. */
async function placesAsked(asked: OpenAsked): Promise<Place[]> {
  const villages = await villagesAsked(asked);
  const district: Place[] = asked.town || asked.village ? [] : [{ level: 'district', id: null, town: '', village: '' }];
  const towns = asked.village ? [] : townsOf(villages).map(({ id, name }): Place => ({ level: 'town', id, town: name, village: '' }));
  return [...district, ...towns, ...villages.map(({ id, name, town }): Place => ({ level: 'village', id, town: town.name, village: name }))];
}

/** As its page shows it, year by year: what is told together there is told together here. */
async function* flowsOf({ level, id }: Place, asked: OpenAsked, clock: Clock): AsyncGenerator<FundFlow> {
  const ctx = systemContext('openData', clock);
  const place = level === 'district' || id === null ? {} : { [level]: id };
  const first = await publicFundFlow(ctx, { ...place, ...(asked.year ? { year: asked.year } : {}) });
  const years = asked.year ? [] : first.years.filter((year) => year !== first.year);
  yield first;
  for (const year of years) yield publicFundFlow(ctx, { ...place, year });
}

type Row = Place & { year: number; row: FlowRow };

/** What each place got from each programme and what became of it. */
export const fundBalances = dataset<Row>({
  key: 'fund-balances',
  title: '民生资金，按项目、年度和地方',
  about: '每个地方每个项目一年里收到多少、审核通过多少、发给群众多少、差多少。区、乡镇、村各有各的行，不要跨级相加。涉及个人隐私的项目，村里只有合并的一行，和资金那一页一样。',
  theme: 'funds',
  updates: '记一笔拨款或发一笔钱，就跟着变',
  filters: ['year', 'town', 'village'],
  fields: {
    level: { title: '级别', type: 'text', value: ({ level }) => levels[level] },
    town: { title: '乡镇', type: 'text', value: ({ town }) => town },
    village: { title: '村（社区）', type: 'text', value: ({ village }) => village },
    year: { title: '年度', type: 'integer', value: ({ year }) => year },
    programme: { title: '项目编码', type: 'id', about: '空的是合并的一行', value: ({ row }) => row.programme },
    programmeName: { title: '项目', type: 'text', value: ({ row }) => row.name },
    stage: { title: '到了哪一步', type: 'text', value: ({ row }) => (row.stage ? fundStageLabels[row.stage] : null) },
    planned: { title: '立项', type: 'decimal', unit: '元', value: ({ row }) => yuan(row.planned) },
    received: { title: '收到', type: 'decimal', unit: '元', value: ({ row }) => yuan(row.received) },
    passedOn: { title: '拨到村', type: 'decimal', unit: '元', about: '这个地方下面的村一共收到的', value: ({ row }) => yuan(row.passedOn) },
    approved: { title: '审核通过', type: 'decimal', unit: '元', value: ({ row }) => yuan(row.approved) },
    paid: { title: '发到群众', type: 'decimal', unit: '元', value: ({ row }) => yuan(row.paid) },
    returned: { title: '退回上级', type: 'decimal', unit: '元', value: ({ row }) => yuan(row.returned) },
    payees: { title: '发放人次', type: 'integer', about: '空的是不单独公布', value: ({ row }) => row.payees },
    short: { title: '缺', type: 'decimal', unit: '元', about: '收到了，没有发下去，也没有退回的', value: ({ row }) => yuan(row.short) },
    over: { title: '多', type: 'decimal', unit: '元', about: '发的、退的比收到的多出来的', value: ({ row }) => yuan(row.over) },
  },
  state: async () => withPlaces(await balancesState()),
  async *rows(asked, clock) {
    for (const place of await placesAsked(asked)) for await (const { year, rows } of flowsOf(place, asked, clock)) for (const row of rows) yield { ...place, year, row };
  },
});

interface Release {
  town: string;
  year: number;
  from: FlowNode;
  to: FlowNode;
  amount: number;
}

const layers: Record<FlowNode['layer'], string> = { source: '上级财政', district: '区财政', department: '部门', town: '乡镇', village: '村（社区）', programme: '项目', people: '群众' };

/** The bands of the picture: of the district down to its towns, of each town down to its people, so that none is told twice. */
export const fundReleases = dataset<Release>({
  key: 'fund-releases',
  title: '民生资金，从哪里到哪里',
  about: '一年里钱从上级到区、部门、乡镇、村，再到群众，每两个地方之间一行，就是资金那一页图上的带子。',
  theme: 'funds',
  updates: '记一笔拨款或发一笔钱，就跟着变',
  filters: ['year', 'town'],
  fields: {
    year: { title: '年度', type: 'integer', value: ({ year }) => year },
    town: { title: '乡镇', type: 'text', about: '空的是区里到乡镇这一段', value: ({ town }) => town },
    fromLayer: { title: '从哪一级', type: 'text', value: ({ from }) => layers[from.layer] },
    from: { title: '从', type: 'text', value: ({ from }) => from.name },
    toLayer: { title: '到哪一级', type: 'text', value: ({ to }) => layers[to.layer] },
    to: { title: '到', type: 'text', value: ({ to }) => to.name },
    amount: { title: '金额', type: 'decimal', unit: '元', value: ({ amount }) => yuan(amount) },
  },
  state: async () => withPlaces(await balancesState()),
  async *rows(asked, clock) {
    for (const place of await placesAsked(asked)) {
      if (place.level === 'village') continue;
      for await (const { year, graph } of flowsOf(place, asked, clock)) {
        const nodes = new Map(graph.nodes.map((node) => [node.key, node]));
        for (const link of graph.links) if (belongs(place, link, nodes)) yield { town: place.town, year, from: nodes.get(link.from)!, to: nodes.get(link.to)!, amount: link.amount };
      }
    }
  },
});

const upper: readonly FlowNode['layer'][] = ['district', 'department', 'town'];
/** What ends at a town or above it is told with the district, the rest with the town. */
const belongs = ({ level }: Place, { to }: FlowLink, nodes: ReadonlyMap<string, FlowNode>): boolean => upper.includes(nodes.get(to)!.layer) === (level === 'district');
