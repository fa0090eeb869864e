import { useNavigate } from 'react-router';
import { proposalState, proposalStateLabels, rewardProposalItem, type RewardProposalItem } from '../../../contracts/reward';
import { useList } from '../../api/use-list';
import { dayWords } from '../../parts/dates';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page, Tag } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';

/** What was proposed for clues that one may read: it is decided in the clue's page, where the grounds are. */
export default function RewardProposalsPage() {
  const filters = useFilters();
  const navigate = useNavigate();
  const query = { state: oneOf(filters.get('state'), proposalState.options) };
  const list = useList('reward-proposals', '/reward-proposals', query, rewardProposalItem);
  return (
    <Page title="奖励审批" about="只有您看得到的线索的。金额和理由加密，打开那一件才看得到">
      <div className="filters">
        <Filter label="到哪一步" value={query.state} options={proposalState.options.map((value) => ({ value, label: proposalStateLabels[value] }))} onChange={(state) => filters.set({ state })} />
      </div>
      <section className="card table-card">
        <ListTable label="提出的奖励" list={list} fixed hint="↑ ↓ 选择　Enter 打开那一件" columns={columns} onOpen={(row) => void navigate(`/clues/${row.clueId}`)} empty={query.state ? <Empty title="没有这样的" why="换一步看看，或者看全部。" /> : <Empty title="没有提过奖励" why="线索查实、办结以后，承办人或线索管理员在那一件里提。" />} />
      </section>
    </Page>
  );
}

const columns: Column<RewardProposalItem>[] = [
  { key: 'code', title: '线索', width: 260, render: (row) => <b className="nowrap">{row.code}</b> },
  { key: 'state', title: '到哪一步', render: (row) => <Tag>{proposalStateLabels[row.state]}</Tag> },
  { key: 'day', title: '提出', width: 180, render: (row) => <DayCell day={row.day} /> },
];

function DayCell({ day }: { day: string }) {
  return <span className="nowrap">{dayWords(day, useNow())}</span>;
}
