import { Button } from 'antd';
import { Banknote } from 'lucide-react';
import { useState } from 'react';
import { rewardState, rewardWay } from '../../../contracts/reward-receipt';
import { rewardStateLabels, rewardSummary, rewardWayLabels, stuckTransfers, transferWaitLabels, type RewardSummary } from '../../../contracts/reward';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { dayWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { yuanWords } from '../../parts/money';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page, Tag } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { ConfirmDialog, GiftDialog, HandOutDialog } from './dialogs';
import { Totals } from './totals';

type Asking = { what: 'handOut' } | { what: 'gift' | 'confirm'; reward: RewardSummary };

/** Number, amount, approvals, states: nobody here learns for what, or whose it is. */
export default function RewardsPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const query = { text: filters.get('text'), state: oneOf(filters.get('state'), rewardState.options), way: oneOf(filters.get('way'), rewardWay.options) };
  const list = useList('rewards', '/rewards', query, rewardSummary);
  return (
    <Page
      title="奖励发放"
      about="只有编号、金额和谁批的；是哪一件、是谁，这里没有，也查不到"
      acts={
        <>
          <Export path="/rewards/export" query={query} name="举报奖励" />
          {abilities['reward.handOut'] ? (
            <Button type="primary" icon={<Banknote size={16} aria-hidden="true" />} onClick={() => setAsking({ what: 'handOut' })}>
              凭码付现金
            </Button>
          ) : null}
        </>
      }
    >
      <Totals />
      <div className="filters">
        <SearchBox label="找编号" value={query.text} onChange={(text) => filters.set({ text })} />
        <Filter label="状态" value={query.state} options={rewardState.options.map((value) => ({ value, label: rewardStateLabels[value] }))} onChange={(state) => filters.set({ state })} />
        <Filter label="怎么领" value={query.way} options={rewardWay.options.map((value) => ({ value, label: rewardWayLabels[value] }))} onChange={(way) => filters.set({ way })} />
      </div>
      <section className="card table-card">
        <ListTable label="举报奖励" list={list} fixed columns={columnsOf((what, reward) => setAsking({ what, reward }))} empty={query.text || query.state || query.way ? <Empty title="没有这样的奖励" why="换个编号、状态或领法看看。" /> : <Empty title="没有奖励" why="线索查实、两个人批准以后，奖励在这里等发放。" />} />
      </section>
      {asking?.what === 'handOut' ? <HandOutDialog onClose={close} /> : null}
      {asking?.what === 'gift' ? <GiftDialog reward={asking.reward} onClose={close} /> : null}
      {asking?.what === 'confirm' ? <ConfirmDialog reward={asking.reward} onClose={close} /> : null}
    </Page>
  );
}

const columnsOf = (onAct: (what: 'gift' | 'confirm', reward: RewardSummary) => void): Column<RewardSummary>[] => [
  { key: 'number', title: '编号', width: 140, render: (row) => <b className="nowrap">{row.number}</b> },
  { key: 'amount', title: '金额', width: 130, align: 'right', render: (row) => <span className="number nowrap">{yuanWords(row.amount)}</span> },
  { key: 'state', title: '状态', width: 240, render: (row) => <State row={row} /> },
  {
    key: 'how',
    title: '怎么领',
    render: (row) => (
      <>
        {row.way ? rewardWayLabels[row.way] : <span className="muted">还没有选</span>}
        {row.place || row.cause ? <span className="second">{row.place || row.cause}</span> : null}
      </>
    ),
  },
  { key: 'approved', title: '批准', width: 170, render: (row) => <Approved row={row} /> },
  { key: 'given', title: '发放', width: 200, render: (row) => <Given row={row} /> },
  {
    key: 'act',
    title: '',
    width: 110,
    render: (row) =>
      row.abilities.confirm ? (
        <Button size="small" onClick={() => onAct('confirm', row)}>
          记账
        </Button>
      ) : row.abilities.payGift ? (
        <Button size="small" onClick={() => onAct('gift', row)}>
          已捐出
        </Button>
      ) : null,
  },
];

function State({ row }: { row: RewardSummary }) {
  const now = useNow();
  const waits = row.state === 'waiting' || row.state === 'code';
  return (
    <>
      <Tag>{rewardStateLabels[row.state]}</Tag>
      {row.transferWaits && row.transferWaits !== 'person' ? <span className={stuckTransfers.includes(row.transferWaits) ? 'second reward-stuck' : 'second'}>{transferWaitLabels[row.transferWaits]}</span> : null}
      {waits ? <span className="second">{dayWords(row.expiresOn, now)} 前领</span> : null}
      {row.paidTwice ? <span className="second reward-stuck">微信里也到了账，付了两次，请查</span> : null}
    </>
  );
}

function Approved({ row }: { row: RewardSummary }) {
  const [year, month] = row.month.split('-');
  return (
    <>
      {year}年{Number(month)}月
      <span className="second">{row.approvedBy.join('、')}</span>
    </>
  );
}

function Given({ row }: { row: RewardSummary }) {
  const now = useNow();
  const on = row.doneOn ?? row.handedOn;
  if (!on) return <span className="muted">没有发放</span>;
  return (
    <>
      {dayWords(on, now)}
      {row.handedBy ? (
        <span className="second">
          {row.handedBy} 付{row.confirmedBy ? `，${row.confirmedBy} 记账` : ''}
        </span>
      ) : null}
    </>
  );
}
