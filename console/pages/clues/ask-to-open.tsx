import { Button, Input } from 'antd';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { ApiError } from '../../api/client';
import { FormFault } from '../../parts/notice';
import { useAct } from '../../parts/use-act';

interface AskProps<T> {
  title: string;
  about: string;
  /** A reason as one may write it. */
  example: string;
  /** At the first look of a day. */
  asksWhy: boolean;
  open: (reason: string) => Promise<T>;
  refresh: readonly string[];
  onOpened: (opened: T) => void;
}

/** What is sealed is opened by asking for it, with a reason that is on record. */
export function AskToOpen<T>({ title, about, example, asksWhy, open, refresh, onOpened }: AskProps<T>) {
  const [reason, setReason] = useState('');
  const act = useAct({ act: () => open(reason.trim()), refresh, then: onOpened });
  const field = act.error instanceof ApiError ? act.error.fields.find(({ path }) => path === 'reason')?.message : undefined;
  if (act.error instanceof ApiError && act.error.code === 'keysClosed') return <KeysClosed />;
  return (
    <div className="sealed asks">
      <LockKeyhole size={22} aria-hidden="true" />
      <div className="grow">
        <b>{title}</b>
        <p className="muted">{about}</p>
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            act.run(undefined);
          }}
        >
          {asksWhy ? <Input value={reason} maxLength={200} status={field ? 'error' : ''} aria-label="为什么看" placeholder={`如：${example}`} onChange={(event) => setReason(event.target.value)} /> : null}
          <Button htmlType="submit" loading={act.busy}>
            看内容
          </Button>
        </form>
        {field ? <p className="bad small">{field}</p> : <FormFault error={act.error} />}
      </div>
    </div>
  );
}

/** What to do where this session has no open key. */
export function KeysClosed() {
  return (
    <div className="notice flush" role="alert">
      <LockKeyhole size={20} aria-hidden="true" />
      <div>
        <b>这次登录没有打开您的密钥</b>
        <p>内容封给了您的密钥，密钥只有您的密码打得开。请退出后用密码重新登录；密码是管理员重设的，先改一次密码，再请身份保管人核对指纹。</p>
        <Link to="/keys">看我的密钥</Link>
      </div>
    </div>
  );
}
