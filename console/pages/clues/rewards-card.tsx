import { Button } from 'antd';
import { useState } from 'react';
import { proposalStateLabels, type RewardProposal } from '../../../contracts/reward';
import type { ClueDetail } from '../../../contracts/clue-registry';
import { useClueRewards } from '../../api/rewards';
import { dayWords } from '../../parts/dates';
import { yuanWords } from '../../parts/money';
import { useNow } from '../../parts/now';
import { Card, Tag } from '../../parts/page';
import { DecideReward, ProposeReward, WithdrawReward } from './reward-dialogs';

type Asking = { what: 'propose' } | { what: 'decide' | 'withdraw'; proposal: RewardProposal };

/** 举报奖励 of this clue, up to its approval. Whether it was taken is told to nobody here. */
export function RewardsCard({ detail }: { detail: ClueDetail }) {
  const { data } = useClueRewards(detail.id);
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  if (!data || (data.items.length === 0 && !data.mayPropose && detail.state !== 'closed')) return null;
  return (
    <Card
      title="奖励"
      className="padded"
      acts={
        data.mayPropose ? (
          <Button size="small" onClick={() => setAsking({ what: 'propose' })}>
            提奖励
          </Button>
        ) : null
      }
    >
      {data.items.length === 0 ? <p className="muted">{data.closedBecause ?? '还没有提过奖励。'}</p> : null}
      {data.items.map((proposal) => (
        <Proposal key={proposal.id} proposal={proposal} onAsk={(what) => setAsking({ what, proposal })} />
      ))}
      {asking?.what === 'propose' ? <ProposeReward clueId={detail.id} rules={data.rules} onClose={close} /> : null}
      {asking?.what === 'decide' ? <DecideReward proposal={asking.proposal} onClose={close} /> : null}
      {asking?.what === 'withdraw' ? <WithdrawReward proposal={asking.proposal} onClose={close} /> : null}
    </Card>
  );
}

function Proposal({ proposal, onAsk }: { proposal: RewardProposal; onAsk: (what: 'decide' | 'withdraw') => void }) {
  const now = useNow();
  const { state, rule, conditions, basis, amount, grounds, proposedBy, approvals, refusal, day, abilities } = proposal;
  return (
    <div className="reward-proposal">
      <div className="reward-head">
        <b className="number">{yuanWords(amount)}</b>
        <Tag>{proposalStateLabels[state]}</Tag>
        <span className="grow" />
        {abilities.withdraw ? (
          <Button size="small" onClick={() => onAsk('withdraw')}>
            撤回
          </Button>
        ) : null}
        {abilities.decide ? (
          <Button size="small" type="primary" onClick={() => onAsk('decide')}>
            批奖励
          </Button>
        ) : null}
      </div>
      <p className="reading">{grounds}</p>
      <p className="muted small">
        {rule}：{conditions}　依据：{basis}
      </p>
      <p className="muted small">
        {proposedBy} {dayWords(day, now)} 提出
        {approvals.map(({ by, day: on }) => `；${by} ${dayWords(on, now)} 同意`).join('')}
        {refusal ? `；${refusal.by} ${dayWords(refusal.day, now)} 不同意：${refusal.reason}` : ''}
      </p>
      {state === 'approved' ? <p>已放在反映人的回执下面，凭回执码选怎么领。领没有领只有财务的记录知道，不跟这一件连在一起。</p> : null}
    </div>
  );
}
