import { Button } from 'antd';
import { CircleAlert, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client';
import { Mark } from './mark';

/** What is empty, why or what fills it, one plain button at most. */
export function Empty({ title, why, action }: { title: string; why?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <Mark size={46} pale />
      <b>{title}</b>
      {why ? <p>{why}</p> : null}
      {action}
    </div>
  );
}

export function faultWords(error: unknown): string {
  return error instanceof ApiError ? error.message : '页面出了错，没有办成。请刷新页面再试。';
}

/** What happened, what is kept, what to do. Never a code alone. */
export function Failure({ error, again, title = '没有读出来' }: { error: unknown; again?: () => void; title?: string }) {
  const offline = error instanceof ApiError && error.code === 'offline';
  const faultId = error instanceof ApiError ? error.faultId : undefined;
  return (
    <div className="notice" role="alert">
      {offline ? <WifiOff size={20} aria-hidden="true" /> : <CircleAlert size={20} aria-hidden="true" />}
      <div>
        <b>{title}</b>
        <p>{faultWords(error)}</p>
        {faultId ? <p className="muted">请管理员查故障编号 {faultId}。</p> : null}
      </div>
      {again ? <Button onClick={again}>再试一次</Button> : null}
    </div>
  );
}

/** Above the buttons of a form: why it was not accepted. Problems of single fields stand at the fields. */
export function FormFault({ error }: { error: unknown }) {
  if (!error) return null;
  const faultId = error instanceof ApiError ? error.faultId : undefined;
  return (
    <p className="form-fault" role="alert">
      <CircleAlert size={16} aria-hidden="true" />
      <span>
        {faultWords(error)}
        {faultId ? `（故障编号 ${faultId}）` : null}
      </span>
    </p>
  );
}

/** Grey bars; they come only after 300 ms, so that a quick answer does not flash. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className="skeleton" role="status" aria-label="正在读取">
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} style={{ width: `${[100, 82, 91, 64][row % 4]}%` }} />
      ))}
    </div>
  );
}
