import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { z } from 'zod';
import { appointDeputyRequest, colleagueList, departAccountRequest, grantRoleRequest, passwordReset, resetAccountRequest, revokeRoleRequest, type AccountDetail, type Deputy } from '../../../contracts/account';
import type { OrganisationNode } from '../../../contracts/organisation';
import { role, roleLabels, type Grant } from '../../../contracts/roles';
import { ask } from '../../api/client';
import { useOrganisationTree } from '../../api/organisations';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField } from '../../parts/fields';
import { windowNumberWords } from '../../parts/numbers';

export type AccountAct = 'grant' | 'unlock' | 'resetPassword' | 'resetSecondFactor' | 'appointDeputy' | 'depart';

interface AccountDialogProps {
  act: AccountAct;
  account: AccountDetail;
  onPassword: (first: { name: string; username: string; password: string }) => void;
  onClose: () => void;
}

const refresh = ['accounts', 'setup'];

function Colleague({ without, label }: { without: string; label: string }) {
  const items = useQuery({ queryKey: ['accounts', 'colleagues'], queryFn: ({ signal }) => ask('/accounts/colleagues', { answer: colleagueList, signal }) }).data?.items ?? [];
  return (
    <Form.Item name="toAccountId" label={label}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="选同事"
        options={items.filter((one) => one.id !== without).map((one) => ({ value: one.id, label: `${one.name}（${one.grants.map((grant) => roleLabels[grant.role]).join('、') || '没有授权'}）` }))}
      />
    </Form.Item>
  );
}

/** A window worker is granted his hall or window; everybody else whatever is not a window. */
function scopeOptions(nodes: readonly OrganisationNode[], worker: boolean): { value: string; label: string }[] {
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  return nodes
    .filter((node) => (worker ? node.kind === 'hall' || node.kind === 'window' : node.kind !== 'window'))
    .map((node) => ({ value: node.id, label: node.window ? `${names.get(node.parentId ?? '') ?? ''} ${windowNumberWords(node.window.number)} ${node.name}` : node.name }));
}

function GrantDialog({ account, onClose }: Pick<AccountDialogProps, 'account' | 'onClose'>) {
  const [form] = Form.useForm();
  const worker = Form.useWatch('role', form) === 'windowWorker';
  const nodes = useOrganisationTree().data?.items ?? [];
  return (
    <ActDialog
      title={`给${account.name}授权`}
      about="权限管到选的机构和它下面的全部机构。系统、安全、审计三员不能是同一个账号。"
      form={form}
      schema={grantRoleRequest}
      toBody={(values) => ({ ...values, version: account.version })}
      act={(body) => ask(`/accounts/${account.id}/grants`, { method: 'POST', body })}
      refresh={refresh}
      done="已授权"
      submit="授权"
      onClose={onClose}
    >
      <Form.Item name="role" label="角色">
        <Select showSearch={{ optionFilterProp: 'label' }} options={role.options.map((value) => ({ value, label: roleLabels[value] }))} />
      </Form.Item>
      <Form.Item name="organisationId" label="管到哪里">
        <Select showSearch={{ optionFilterProp: 'label' }} options={scopeOptions(nodes, worker)} />
      </Form.Item>
    </ActDialog>
  );
}

export function AccountDialog({ act, account, onPassword, onClose }: AccountDialogProps) {
  const send = (path: string) => (body: unknown) => ask(`/accounts/${account.id}/${path}`, { method: 'POST', body });
  const common = { refresh, onClose, toBody: (values: Record<string, unknown>) => ({ ...values, version: account.version }) };
  switch (act) {
    case 'grant':
      return <GrantDialog account={account} onClose={onClose} />;
    case 'unlock':
      return (
        <ActDialog {...common} title={`解锁${account.name}的账号`} schema={resetAccountRequest} act={send('unlock')} done="已解锁" submit="解锁">
          <ReasonField label="为什么解锁" />
        </ActDialog>
      );
    case 'resetPassword':
      return (
        <ActDialog
          {...common}
          title={`重置${account.name}的密码`}
          about="原来的密码马上失效，所有登录都退出。新的初始密码只显示一次。"
          schema={resetAccountRequest}
          act={(body) => ask(`/accounts/${account.id}/reset-password`, { method: 'POST', body, answer: passwordReset })}
          then={({ firstPassword }) => onPassword({ name: account.name, username: account.username, password: firstPassword })}
          submit="重置"
        >
          <ReasonField label="为什么重置" />
        </ActDialog>
      );
    case 'resetSecondFactor':
      return (
        <ActDialog {...common} title={`解绑${account.name}的验证器`} about="下次登录要重新绑定。请先当面核实是本人。" schema={resetAccountRequest} act={send('reset-second-factor')} done="已解绑" submit="解绑">
          <ReasonField label="为什么解绑" />
        </ActDialog>
      );
    case 'appointDeputy':
      return (
        <ActDialog
          title={`请人代理${account.name}`}
          about="这几天由代理人看到并办理他名下的事，到期自动停止。"
          schema={appointDeputyRequest}
          refresh={refresh}
          toBody={(values) => {
            const [from, until] = (values.days as [Dayjs, Dayjs] | undefined) ?? [];
            return { toAccountId: values.toAccountId, from: from?.format('YYYY-MM-DD'), until: until?.format('YYYY-MM-DD') };
          }}
          act={send('deputies')}
          done="已请好"
          submit="请他代理"
          onClose={onClose}
        >
          <Colleague without={account.id} label="请谁" />
          <Form.Item name="days" label="从哪天到哪天（两头都算）" rules={[{ required: true, message: '请选日期' }]}>
            <DatePicker.RangePicker format="YYYY年M月D日" minDate={dayjs()} style={{ width: '100%' }} />
          </Form.Item>
        </ActDialog>
      );
    case 'depart':
      return (
        <ActDialog {...common} title={`${account.name}离任，账号停用`} about="一次办完：所有登录退出、授权收回、手上没办完的事全部交给接手的人。停用了不能恢复，回来要另建账号。" schema={departAccountRequest} act={send('depart')} done="交接好了" submit="离任交接" backLabel="先不办">
          <Colleague without={account.id} label="手上的事交给谁" />
          <ReasonField label="为什么离任" />
        </ActDialog>
      );
  }
}

export function RevokeDialog({ account, grant, onClose }: { account: AccountDetail; grant: Grant; onClose: () => void }) {
  return (
    <ActDialog
      title={`收回${account.name}的“${roleLabels[grant.role]}”`}
      about={`${grant.organisationName}的这项权限马上失效。`}
      schema={revokeRoleRequest}
      toBody={() => ({ version: account.version, role: grant.role, organisationId: grant.organisationId })}
      act={(body) => ask(`/accounts/${account.id}/grants/revoke`, { method: 'POST', body })}
      refresh={refresh}
      done="已收回"
      submit="收回"
      backLabel="不收回"
      onClose={onClose}
    />
  );
}

export function EndDeputyDialog({ deputy, onClose }: { deputy: Deputy; onClose: () => void }) {
  return (
    <ActDialog
      title={`${deputy.toAccount.name}不再代理${deputy.fromAccount.name}`}
      about="马上生效，没办完的事回到本人名下。"
      schema={z.object({})}
      act={() => ask(`/accounts/${deputy.fromAccount.id}/deputies/${deputy.id}/end`, { method: 'POST' })}
      refresh={refresh}
      done="代理已结束"
      submit="结束代理"
      backLabel="还让他代理"
      onClose={onClose}
    />
  );
}
