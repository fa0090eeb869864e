import { Checkbox } from 'antd';
import { bindingStateLabels, consentStateLabels, invitationStateLabels, type FollowerSummary } from '../../../contracts/follower';
import { personKindLabels } from '../../../contracts/person';
import { dayWords, shanghaiDay } from '../../parts/dates';
import type { Column } from '../../parts/list-table';
import { useNow } from '../../parts/now';

export type Row = FollowerSummary & { id: string };

export interface RowActs {
  chosen: ReadonlySet<string>;
  choose: (rows: readonly Row[], on: boolean) => void;
  /** The rows shown that can be invited. */
  open: readonly Row[];
  onWithdraw: (row: Row) => void;
  onUnbind: (row: Row) => void;
}

/** Whoever is bound needs no invitation; who left comes back without one. */
export const invitable = (row: Row): boolean => row.abilities.invite === true && (row.state === 'none' || row.state === 'invited');

export function columnsOf({ chosen, choose, open, onWithdraw, onUnbind }: RowActs): Column<Row>[] {
  const all = open.length > 0 && open.every((row) => chosen.has(row.id));
  return [
    {
      key: 'choose',
      title: <Checkbox aria-label="勾选这一页可以邀请的人" checked={all} indeterminate={!all && open.some((row) => chosen.has(row.id))} disabled={open.length === 0} onChange={(event) => choose(open, event.target.checked)} />,
      width: 46,
      render: (row) => (invitable(row) ? <Checkbox aria-label={`勾选${row.name}`} checked={chosen.has(row.id)} onChange={(event) => choose([row], event.target.checked)} /> : null),
    },
    {
      key: 'name',
      title: '姓名',
      width: 160,
      render: (row) => (
        <>
          <b>{row.name}</b>
          <span className="second">{row.code}</span>
        </>
      ),
    },
    {
      key: 'where',
      title: '单位',
      render: (row) => (
        <>
          {row.organisation?.name ?? <span className="muted">没有</span>}
          <span className="second">{personKindLabels[row.kind]}</span>
        </>
      ),
    },
    { key: 'state', title: '绑定', width: 190, render: (row) => <State row={row} /> },
    { key: 'consent', title: '接收提醒', width: 180, render: (row) => <Consent row={row} /> },
    {
      key: 'acts',
      title: '',
      width: 110,
      align: 'right',
      render: (row) =>
        row.state === 'invited' && row.abilities.invite ? (
          <button type="button" className="link" onClick={() => onWithdraw(row)}>
            收回邀请
          </button>
        ) : (row.state === 'bound' || row.state === 'unfollowed') && row.abilities.unbind ? (
          <button type="button" className="link" onClick={() => onUnbind(row)}>
            解绑
          </button>
        ) : null,
    },
  ];
}

function State({ row }: { row: Row }) {
  const now = useNow();
  const { invitation, boundAt } = row;
  const lapsed = row.state === 'none' && invitation ? `上次的邀请${invitationStateLabels[invitation.state]}` : null;
  const second = row.state === 'invited' && invitation ? `${dayWords(invitation.validUntil, now)} 前有效` : boundAt ? `${dayWords(shanghaiDay(boundAt), now)}${row.mini ? '，小程序也绑了' : ''}` : lapsed;
  return (
    <>
      {row.state === 'none' ? <span className="muted">{bindingStateLabels.none}</span> : <b>{bindingStateLabels[row.state]}</b>}
      {second ? <span className="second">{second}</span> : null}
    </>
  );
}

function Consent({ row }: { row: Row }) {
  const now = useNow();
  if (row.consent === 'none') return <span className="muted">{row.state === 'bound' ? consentStateLabels.none : ''}</span>;
  return (
    <>
      {row.consent === 'revoked' ? <b>{consentStateLabels.revoked}</b> : consentStateLabels.given}
      {row.consentAt ? <span className="second">{dayWords(shanghaiDay(row.consentAt), now)}</span> : null}
    </>
  );
}
