import { Button } from 'antd';
import { useState } from 'react';
import { closeDayRequest, difference, type Difference, type ReconciliationDay } from '../../../contracts/reconciliation';
import { closeDay, reconciliationRefresh, runDay } from '../../api/reconciliation';
import { useList } from '../../api/use-list';
import { ActDialog } from '../../parts/act-dialog';
import { dayWords, instantWords } from '../../parts/dates';
import { Failure, FormFault, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Panel } from '../../parts/panel';
import { useAct } from '../../parts/use-act';
import { ConfirmDialog, ExplainDialog } from './dialogs';
import { StateTag, waitWords } from './day-state';
import { DifferenceCard } from './difference-card';
import { Sums } from './sums';

/** One day: how its sums make the balance, each difference, and what is next. */
export function DayPanel({ day, onClose }: { day: ReconciliationDay; onClose: () => void }) {
  const now = useNow();
  const [closing, setClosing] = useState(false);
  const [explaining, setExplaining] = useState<Difference | null>(null);
  const [confirming, setConfirming] = useState<Difference | null>(null);
  const list = useList('reconciliation-differences', '/reconciliation/differences', { day: day.day }, difference, 50);
  const again = useAct({ act: runDay(day.id), refresh: reconciliationRefresh, done: '核对好了' });
  const words = dayWords(day.day, now);
  return (
    <Panel
      label={`${words} 的对账`}
      onClose={onClose}
      head={
        <>
          <h2>{words}</h2>
          <span className="muted">{[waitWords(day), day.ranAt ? `上次核对 ${instantWords(day.ranAt, now)}` : ''].filter(Boolean).join('　')}</span>
        </>
      }
      foot={
        day.abilities.run || day.abilities.close ? (
          <>
            <FormFault error={again.error} />
            <div className="act-buttons">
              {day.abilities.run ? (
                <Button loading={again.busy} onClick={() => again.run(undefined)}>
                  {again.busy ? '正在核对' : '重新核对'}
                </Button>
              ) : null}
              {day.abilities.close ? (
                <Button type="primary" onClick={() => setClosing(true)}>
                  结清这一天
                </Button>
              ) : null}
            </div>
          </>
        ) : null
      }
    >
      <StateTag day={day} />
      <Waiting day={day} />
      <div className="panel-section">
        <Sums day={day} />
      </div>
      <div className="panel-section">
        <h2>差异</h2>
        {list.error ? <Failure error={list.error} again={list.again} /> : list.loading ? <Skeleton rows={3} /> : null}
        {!list.loading && !list.error && list.items.length === 0 ? <p className="muted">{day.sums ? '没有差异，一分不差。' : '还没有核对过。'}</p> : null}
        {list.items.map((one) => (
          <DifferenceCard key={one.id} difference={one} onExplain={() => setExplaining(one)} onConfirm={() => setConfirming(one)} />
        ))}
        {list.previous || list.next ? (
          <span className="row">
            <Button size="small" disabled={!list.previous} onClick={list.previous}>
              前面的差异
            </Button>
            <Button size="small" disabled={!list.next} onClick={list.next}>
              后面的差异
            </Button>
          </span>
        ) : null}
      </div>
      {explaining ? <ExplainDialog difference={explaining} onClose={() => setExplaining(null)} /> : null}
      {confirming ? <ConfirmDialog difference={confirming} onClose={() => setConfirming(null)} /> : null}
      {closing ? <ActDialog title={`${words} 的账结清以后不再改`} about="结清以后这一天不能重新核对。" schema={closeDayRequest} toBody={() => ({ version: day.version })} act={closeDay(day.id)} refresh={reconciliationRefresh} done="结清了" submit="结清" onClose={() => setClosing(false)} /> : null}
    </Panel>
  );
}

function Waiting({ day: { state, problem } }: { day: ReconciliationDay }) {
  if (state === 'waiting') return <p className="panel-section">账单还没取到{problem && problem !== 'STATEMENT_CREATING' ? `（${problem}）` : ''}，每两小时会再取一次。后面的日子等它。</p>;
  if (state === 'noBill') return <p className="panel-section">微信说这一天没有账单：没有收付，或者还没有出。三天后还没有、我们这边也没有收付的，自动结清。</p>;
  return null;
}
