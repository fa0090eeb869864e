import { Button } from 'antd';
import { useState } from 'react';
import { keyEndLabels, keyState, keyStateLabels } from '../../../contracts/keys';
import { roleLabels } from '../../../contracts/roles';
import { useKeyHolders, type KeyHolderRow } from '../../api/keys';
import { dayWords, shanghaiDay } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { LightTag } from '../../parts/light';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page, Tag } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { keyLights } from '.';
import { CertifyDialog, WithdrawDialog } from './certify';

type Act = { act: 'certify' | 'withdraw'; row: KeyHolderRow };

/** Whose key is whose: the custodian compares each with its owner. */
export default function KeyHoldersPage() {
  const filters = useFilters();
  const query = { state: oneOf(filters.get('state'), keyState.options), text: filters.get('text') };
  const { list, data } = useKeyHolders(query);
  const [act, setAct] = useState<Act | null>(null);
  const columns: Column<KeyHolderRow>[] = [
    {
      key: 'who',
      title: '谁',
      width: 170,
      render: (row) => (
        <>
          <b>{row.name}</b>
          <span className="second">{row.username}</span>
        </>
      ),
    },
    { key: 'roles', title: '角色', render: (row) => <Roles row={row} /> },
    {
      key: 'state',
      title: '密钥',
      width: 250,
      render: (row) => (
        <>
          <LightTag light={keyLights[row.state]} word={keyStateLabels[row.state]} />
          <span className="second">
            <Since row={row} />
          </span>
        </>
      ),
    },
    { key: 'acts', title: '', width: 190, align: 'right', render: (row) => <Acts row={row} onAct={setAct} /> },
  ];
  return (
    <Page title="密钥核对" about={data && data.waiting > 0 ? `${data.waiting} 人等您核对` : '没有人等着核对'} acts={<Export path="/keys/holders/export" query={query} name="密钥清单" />}>
      <div className="filters">
        <Filter label="密钥" value={query.state} options={keyState.options.map((value) => ({ value, label: keyStateLabels[value] }))} onChange={(state) => filters.set({ state })} />
        <SearchBox label="找姓名、用户名" value={query.text} onChange={(text) => filters.set({ text })} />
      </div>
      <section className="card table-card">
        <ListTable
          label="密钥清单"
          list={list}
          columns={columns}
          empty={<Empty title={query.state || query.text ? '没有这样的人' : '还没有人需要密钥'} why={query.state || query.text ? '去掉筛选再看。' : '安全管理员授予信访受理员、线索管理员等角色后，他们第一次登录就会有密钥。'} />}
        />
      </section>
      {act?.act === 'certify' ? <CertifyDialog row={act.row} onClose={() => setAct(null)} /> : null}
      {act?.act === 'withdraw' ? <WithdrawDialog row={act.row} onClose={() => setAct(null)} /> : null}
    </Page>
  );
}

function Roles({ row }: { row: KeyHolderRow }) {
  if (row.departed) return <span className="muted">已离任</span>;
  if (row.grants.length === 0) return <span className="muted">现在没有要用密钥的角色</span>;
  return (
    <span className="tags">
      {row.grants.map((grant) => (
        <Tag key={`${grant.role}-${grant.organisationId}`}>
          {roleLabels[grant.role]}　{grant.organisationName}
        </Tag>
      ))}
    </span>
  );
}

function Since({ row }: { row: KeyHolderRow }) {
  const now = useNow();
  if (row.state === 'none') return '等他用自己的密码登录一次';
  if (row.ended) return `${dayWords(shanghaiDay(row.ended.at), now)}　${keyEndLabels[row.ended.reason]}`;
  if (row.state === 'certified' && row.certified) return `${dayWords(shanghaiDay(row.certified.at), now)}　${row.certified.byName}`;
  return row.since ? `${dayWords(shanghaiDay(row.since), now)} 生成${row.formerKeys > 0 ? '，旧密钥打不开了' : ''}` : '';
}

function Acts({ row, onAct }: { row: KeyHolderRow; onAct: (act: Act) => void }) {
  if (row.self) return <span className="muted">您自己</span>;
  if (row.departed) return null;
  return (
    <span className="row-acts">
      {row.state === 'waiting' ? (
        <Button size="small" className="accent" onClick={() => onAct({ act: 'certify', row })}>
          核对指纹
        </Button>
      ) : null}
      {row.state === 'waiting' || row.state === 'certified' ? (
        <Button size="small" aria-label={`撤销 ${row.name}`} onClick={() => onAct({ act: 'withdraw', row })}>
          撤销
        </Button>
      ) : null}
    </span>
  );
}
