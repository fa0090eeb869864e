import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { accountDetail, accountStateLabels, type AccountDetail, type Deputy } from '../../../contracts/account';
import { roleLabels, type Grant } from '../../../contracts/roles';
import { ask } from '../../api/client';
import { useSession } from '../../api/session';
import { dayWords, instantWords, shanghaiDay } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Facts, Tag } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { AccountDialog, EndDeputyDialog, RevokeDialog, type AccountAct } from './dialogs';

interface AccountPanelProps {
  id: string;
  onPassword: (first: { name: string; username: string; password: string }) => void;
  onClose: () => void;
}

const actWords: Record<AccountAct, string> = { grant: '授权', unlock: '解锁', resetPassword: '重置密码', resetSecondFactor: '解绑验证器', appointDeputy: '请人代理', depart: '离任交接' };

export function AccountPanel({ id, onPassword, onClose }: AccountPanelProps) {
  const { data, error, refetch } = useQuery({ queryKey: ['accounts', 'one', id], queryFn: ({ signal }) => ask(`/accounts/${id}`, { answer: accountDetail, signal }) });
  const [act, setAct] = useState<AccountAct | null>(null);
  const [revoking, setRevoking] = useState<Grant | null>(null);
  const [ending, setEnding] = useState<Deputy | null>(null);
  return (
    <Panel
      label="账号详情"
      onClose={onClose}
      head={
        <>
          <span className="muted">{data?.username}</span>
          <div className="panel-title">
            <b>{data?.name ?? '账号'}</b>
            {data ? <Tag>{accountStateLabels[data.state]}</Tag> : null}
          </div>
        </>
      }
      foot={data ? <Acts account={data} onChoose={setAct} /> : null}
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Body account={data} onRevoke={setRevoking} onEndDeputy={setEnding} /> : null}
      {data && act ? <AccountDialog act={act} account={data} onPassword={onPassword} onClose={() => setAct(null)} /> : null}
      {ending ? <EndDeputyDialog deputy={ending} onClose={() => setEnding(null)} /> : null}
      {data && revoking ? <RevokeDialog account={data} grant={revoking} onClose={() => setRevoking(null)} /> : null}
    </Panel>
  );
}

function Acts({ account, onChoose }: { account: AccountDetail; onChoose: (act: AccountAct) => void }) {
  const { abilities } = useSession();
  if (abilities['audit.read']) {
    return (
      <Link className="link" to={`/audit?type=accounts&id=${account.id}`}>
        审计经过
      </Link>
    );
  }
  if (account.state === 'departed') return null;
  const acts = (Object.keys(actWords) as AccountAct[]).filter((act) => account.abilities[act] && (act !== 'unlock' || account.state === 'locked'));
  return acts.map((act) => (
    <Button key={act} className={act === 'depart' ? 'push' : undefined} type={act === 'grant' ? 'primary' : 'default'} onClick={() => onChoose(act)}>
      {actWords[act]}
    </Button>
  ));
}

function Body({ account, onRevoke, onEndDeputy }: { account: AccountDetail; onRevoke: (grant: Grant) => void; onEndDeputy: (deputy: Deputy) => void }) {
  const { abilities } = useSession();
  const now = useNow();
  return (
    <>
      <Facts
        rows={[
          ['验证器', account.secondFactor ? '已绑定' : '没有绑定'],
          ...(account.personId && abilities['person.list'] ? ([['人员', <Link className="link" to={`/people?id=${account.personId}`}>对应的人</Link>]] as const) : []),
          ['密码', account.mustChangePassword ? '下次登录要改' : '本人改过'],
          ['上次登录', account.lastSignInAt ? instantWords(account.lastSignInAt, now) : '没有登录过'],
          ['正登录着', `${account.openSessions} 处`],
          ...(account.lockedUntil && account.state === 'locked' ? ([['锁定到', instantWords(account.lockedUntil, now)]] as const) : []),
        ]}
      />
      {account.departure ? (
        <div className="notice flush" style={{ marginTop: 14 }}>
          <div>
            <b>{instantWords(account.departure.at, now)} 离任</b>
            <p>
              {account.departure.reason}
              {account.departure.toAccount ? `；手上的事交给了${account.departure.toAccount.name}` : ''}
            </p>
          </div>
        </div>
      ) : null}
      <div className="panel-section">
        <h2>授权</h2>
        {account.grants.length === 0 ? <p className="muted">还没有授权，登录后什么也看不到。</p> : null}
        <ul className="others">
          {account.grants.map((grant) => (
            <li key={`${grant.role}-${grant.organisationId}`}>
              <span>
                <b>{roleLabels[grant.role]}</b>　{grant.organisationName}
              </span>
              {account.abilities.revoke ? (
                <button type="button" className="link" onClick={() => onRevoke(grant)}>
                  收回
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      {account.deputies.length > 0 ? (
        <div className="panel-section">
          <h2>代理</h2>
          <ul className="others">
            {account.deputies.map((deputy) => (
              <li key={deputy.id}>
                <span>
                  {deputy.fromAccount.name} 请 {deputy.toAccount.name} 代理
                  <span className="second muted">
                    {dayWords(deputy.from, now)} 至 {dayWords(deputy.until, now)}
                    {deputy.endedAt ? '，已提前结束' : ''}
                  </span>
                </span>
                {account.abilities.appointDeputy && !deputy.endedAt && deputy.fromAccount.id === account.id && deputy.until >= shanghaiDay(now) ? (
                  <button type="button" className="link" onClick={() => onEndDeputy(deputy)}>
                    提前结束
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
