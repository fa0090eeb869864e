import { Dropdown } from 'antd';
import { Building2 } from 'lucide-react';
import { useState } from 'react';
import type { CurrentSession } from '../../contracts/session';
import { roleLabels } from '../../contracts/roles';
import type { PageEntry } from '../routes';
import { InboxBell } from './inbox-bell';
import { PersonDialogs, type PersonDialog } from './person-dialogs';

/** Where one is, within which organisations one sees, messages, and oneself. */
export function Head({ session, current }: { session: CurrentSession; current: PageEntry | undefined }) {
  const [dialog, setDialog] = useState<PersonDialog | null>(null);
  const { account } = session;
  const scope = [...new Set(account.grants.map((grant) => grant.organisationName))];
  const roles = [...new Set(account.grants.map((grant) => roleLabels[grant.role]))];
  return (
    <header className="head">
      <div className="crumbs" aria-label="当前位置">
        {current?.group ? (
          <>
            <span>{current.group}</span>
            <span aria-hidden="true">/</span>
          </>
        ) : null}
        <b>{current?.label ?? '清鉴'}</b>
      </div>
      {scope.length > 0 ? (
        <span className="head-scope" title={scope.join('、')}>
          <Building2 size={17} strokeWidth={1.9} aria-hidden="true" />
          {scope.length > 2 ? `${scope[0]} 等 ${scope.length} 处` : scope.join('、')}
        </span>
      ) : null}
      <InboxBell />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'deputy', label: '请人代理' },
            { key: 'password', label: '改密码' },
            { key: 'sessions', label: '在哪里登录着' },
            { type: 'divider' },
            { key: 'signOut', label: '退出' },
          ],
          onClick: ({ key }) => setDialog(key as PersonDialog),
        }}
      >
        <button type="button" className="who" aria-haspopup="menu">
          <span className="avatar" aria-hidden="true">
            {account.name.slice(0, 1)}
          </span>
          <span>
            {account.name}
            <small>{roles.join('、') || '还没有授权'}</small>
          </span>
        </button>
      </Dropdown>
      {dialog ? <PersonDialogs dialog={dialog} session={session} onClose={() => setDialog(null)} /> : null}
    </header>
  );
}
