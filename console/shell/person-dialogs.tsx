import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { appointDeputyRequest, colleagueList, openSessions } from '../../contracts/account';
import { changePasswordRequest, type CurrentSession } from '../../contracts/session';
import { ask } from '../api/client';
import { sessionKey } from '../api/query';
import { sessionSteps, useEnter } from '../api/session';
import { PasswordFields } from '../pages/enter/change-password';
import { ActDialog } from '../parts/act-dialog';
import { instantWords } from '../parts/dates';
import { FormFault, Skeleton } from '../parts/notice';
import { useNow } from '../parts/now';
import { useAct } from '../parts/use-act';

export type PersonDialog = 'deputy' | 'password' | 'sessions' | 'signOut';

interface DialogProps {
  session: CurrentSession;
  onClose: () => void;
}

export function PersonDialogs({ dialog, ...props }: DialogProps & { dialog: PersonDialog }) {
  if (dialog === 'password') return <Password {...props} />;
  if (dialog === 'deputy') return <DeputyDialog {...props} />;
  if (dialog === 'sessions') return <Sessions {...props} />;
  return <SignOut {...props} />;
}

function Password({ onClose }: DialogProps) {
  return (
    <ActDialog title="改密码" about="改好后，别的设备上的登录都会退出。" schema={changePasswordRequest} act={sessionSteps.changePassword} refresh={sessionKey} done="密码已改" submit="改密码" backLabel="不改了" onClose={onClose}>
      <PasswordFields />
    </ActDialog>
  );
}

function DeputyDialog({ session, onClose }: DialogProps) {
  const colleagues = useQuery({ queryKey: ['accounts', 'colleagues'], queryFn: ({ signal }) => ask('/accounts/colleagues', { answer: colleagueList, signal }) }).data?.items ?? [];
  return (
    <ActDialog
      title="请人代理"
      about="这几天由他看到并办理您名下的事，记录里写明是代您办的。到期自动停止。"
      schema={appointDeputyRequest}
      toBody={(values) => {
        const [from, until] = (values.days as [Dayjs, Dayjs] | undefined) ?? [];
        return { toAccountId: values.toAccountId, from: from?.format('YYYY-MM-DD'), until: until?.format('YYYY-MM-DD') };
      }}
      act={(body) => ask(`/accounts/${session.account.id}/deputies`, { method: 'POST', body })}
      refresh={['session', 'accounts']}
      done="已请好"
      submit="请他代理"
      backLabel="先不请"
      onClose={onClose}
    >
      <Form.Item name="toAccountId" label="请谁">
        <Select showSearch={{ optionFilterProp: 'label' }} placeholder="选同事" options={colleagues.filter((one) => one.id !== session.account.id).map((one) => ({ value: one.id, label: one.name }))} />
      </Form.Item>
      <Form.Item name="days" label="从哪天到哪天（两头都算）" rules={[{ required: true, message: '请选日期' }]}>
        <DatePicker.RangePicker format="YYYY年M月D日" minDate={dayjs()} style={{ width: '100%' }} />
      </Form.Item>
    </ActDialog>
  );
}

function Sessions({ onClose }: DialogProps) {
  const now = useNow();
  const enter = useEnter();
  const sessions = useQuery({ queryKey: ['session-list'], queryFn: ({ signal }) => ask('/session/sessions', { answer: openSessions, signal }) });
  const everywhere = useAct({ act: sessionSteps.signOutEverywhere, then: () => enter(null) });
  return (
    <Modal open title="在哪里登录着" footer={null} onCancel={onClose}>
      {sessions.isPending ? <Skeleton rows={2} /> : null}
      <ul className="others">
        {sessions.data?.items.map((one) => (
          <li key={one.id}>
            <span>{instantWords(one.startedAt, now)} 登录</span>
            <span className="muted">{one.current ? '就是这里' : `${instantWords(one.lastSeenAt, now)} 用过`}</span>
          </li>
        ))}
      </ul>
      <p className="about" style={{ marginTop: 12 }}>
        有不认得的，请在所有地方退出，再改密码。
      </p>
      <FormFault error={everywhere.error ?? sessions.error} />
      <div className="act-buttons">
        <Button onClick={onClose}>都是我</Button>
        <Button type="primary" loading={everywhere.busy} onClick={() => everywhere.run(undefined)}>
          在所有地方退出
        </Button>
      </div>
    </Modal>
  );
}

function SignOut({ onClose }: DialogProps) {
  const enter = useEnter();
  const out = useAct({ act: sessionSteps.signOut, then: () => enter(null) });
  return (
    <Modal open title="退出登录" footer={null} onCancel={onClose} width={400}>
      <p className="about">写了一半的通话记录都已存好，下次登录接着办。</p>
      <FormFault error={out.error} />
      <div className="act-buttons">
        <Button onClick={onClose}>接着办</Button>
        <Button type="primary" loading={out.busy} onClick={() => out.run(undefined)}>
          退出
        </Button>
      </div>
    </Modal>
  );
}
