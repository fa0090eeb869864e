import { useMemo, useState } from 'react';
import { shanghaiDay } from '../../../../console/parts/dates';
import type { LogEntry } from '../../contract';
import { Card } from '../parts/card';
import { LogTable } from './log-table';
import { byDay, countsOf } from './rows';

/** Every call in either direction, as it happens. */
export function LogCard({ log, now, onClear }: { log: readonly LogEntry[]; now: Date; onClear(): void }) {
  const [failedOnly, setFailedOnly] = useState(false);
  const today = shanghaiDay(now);
  const counts = useMemo(() => countsOf(today, log), [today, log]);
  const groups = useMemo(() => byDay(failedOnly ? log.filter(({ failed }) => failed) : log), [failedOnly, log]);
  return (
    <Card
      className="log-card"
      title="来往记录"
      aside={
        <>
          <span>
            今天 出 {counts.out}，入 {counts.in}，没成 {counts.failed}
          </span>
          <label className="check">
            <input type="checkbox" checked={failedOnly} onChange={({ target }) => setFailedOnly(target.checked)} />
            只看没成的
          </label>
          <button type="button" className="link" disabled={log.length === 0} onClick={onClear}>
            清空
          </button>
        </>
      }
    >
      {groups.length === 0 ? <p className="log-empty muted">{failedOnly && log.length > 0 ? '没有失败的来往。' : '还没有来往。对公众号说句话，或者点“下一件事”，这里就有了。'}</p> : <LogTable groups={groups} today={today} now={now} />}
    </Card>
  );
}
