import { Button, Form, Input } from 'antd';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { accountCreated, accountStateLabels, accountSummary, createAccountRequest, type AccountSummary } from '../../../contracts/account';
import { role, roleLabels } from '../../../contracts/roles';
import { ask } from '../../api/client';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { ActDialog } from '../../parts/act-dialog';
import { instantWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page, Tag } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { FirstPassword } from './first-password';
import { AccountPanel } from './panel';
import { PersonField } from './person-field';

const columns: Column<AccountSummary>[] = [
  {
    key: 'name',
    title: '谁',
    width: 190,
    render: (row) => (
      <>
        <b>{row.name}</b>
        <span className="second">{row.username}</span>
      </>
    ),
  },
  {
    key: 'grants',
    title: '授权',
    render: (row) =>
      row.grants.length > 0 ? (
        <span className="tags">
          {row.grants.map((grant) => (
            <Tag key={`${grant.role}-${grant.organisationId}`}>
              {roleLabels[grant.role]}　{grant.organisationName}
            </Tag>
          ))}
        </span>
      ) : (
        <span className="muted">还没有授权</span>
      ),
  },
  {
    key: 'state',
    title: '状态',
    width: 200,
    render: (row) => (
      <>
        {accountStateLabels[row.state]}
        <span className="second">{[row.secondFactor ? null : '没绑验证器', row.mustChangePassword ? '要改密码' : null].filter(Boolean).join('，')}</span>
      </>
    ),
  },
  { key: 'last', title: '上次登录', width: 170, render: (row) => <At instant={row.lastSignInAt} /> },
];

function At({ instant }: { instant: string | null }) {
  const now = useNow();
  return instant ? <span className="nowrap">{instantWords(instant, now)}</span> : <span className="muted">没有登录过</span>;
}

const roles = role.options.map((value) => ({ value, label: roleLabels[value] }));

/** The system administrator makes accounts, the security administrator grants roles: two acts of two people. */
export default function AccountsPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const query = { role: oneOf(filters.get('role'), role.options), text: filters.get('text'), departed: filters.get('departed') ? 'with' : undefined };
  const list = useList('accounts', '/accounts', query, accountSummary);
  const [creating, setCreating] = useState(false);
  const [first, setFirst] = useState<{ name: string; username: string; password: string } | null>(null);
  const openId = filters.get('id');
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="账号与授权"
        about="系统管理员建账号，安全管理员授权，审计管理员看记录；谁也不能给自己授权"
        acts={
          <>
            {abilities['account.export'] ? <Export path="/accounts/export" query={query} name="账号" /> : null}
            {abilities['account.create'] ? (
              <Button type="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setCreating(true)}>
                建账号
              </Button>
            ) : null}
          </>
        }
      >
        <div className="filters">
          <Filter label="角色" value={query.role} options={roles} onChange={(next) => filters.set({ role: next })} />
          <Filter label="离任的" all="不列" value={filters.get('departed')} options={[{ value: 'with', label: '也列出来' }]} onChange={(departed) => filters.set({ departed })} />
          <SearchBox label="找姓名、用户名" value={query.text} onChange={(text) => filters.set({ text })} />
        </div>
        <section className="card table-card">
          <ListTable label="账号" list={list} columns={columns} openId={openId} onOpen={(row) => filters.set({ id: row.id }, openId ? 'replace' : 'push')} empty={<Empty title="没有账号" why="去掉筛选再看。" />} />
        </section>
      </Page>
      {openId ? <AccountPanel key={openId} id={openId} onPassword={setFirst} onClose={() => filters.set({ id: undefined })} /> : null}
      {creating ? (
        <ActDialog
          title="建账号"
          about="建好后没有任何权限，要由安全管理员授权。初始密码只显示一次。"
          schema={createAccountRequest}
          act={(body) => ask('/accounts', { method: 'POST', body, answer: accountCreated })}
          refresh={['accounts', 'setup']}
          then={({ account, firstPassword }) => setFirst({ name: account.name, username: account.username, password: firstPassword })}
          submit="建账号"
          backLabel="先不建"
          onClose={() => setCreating(false)}
        >
          <Form.Item name="name" label="姓名">
            <Input maxLength={30} autoFocus />
          </Form.Item>
          <Form.Item name="username" label="用户名" extra="小写字母开头，可用数字、点、短横">
            <Input maxLength={32} autoComplete="off" />
          </Form.Item>
          <PersonField />
        </ActDialog>
      ) : null}
      {first ? <FirstPassword {...first} onClose={() => setFirst(null)} /> : null}
    </div>
  );
}
