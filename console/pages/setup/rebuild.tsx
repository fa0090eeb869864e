import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { statisticsRebuild, type StatisticsRebuild } from '../../../contracts/statistics';
import { ask } from '../../api/client';
import { instantWords } from '../../parts/dates';
import { Failure } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';
import { useAct } from '../../parts/use-act';

const path = '/statistics/rebuild';
const key = ['statistics', 'rebuild'];
const underWay = (run: StatisticsRebuild['run'] | undefined): boolean => run?.state === 'queued' || run?.state === 'running';

/** Figures that somebody doubts, and those after a restore: counted anew from each rating, while ratings go on coming in. */
export function Rebuild() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ask(path, { answer: statisticsRebuild, signal }),
    refetchInterval: ({ state }) => (underWay(state.data?.run) ? 2000 : false),
  });
  const asking = useAct({ act: () => ask(path, { method: 'POST', answer: statisticsRebuild }), then: (answer) => client.setQueryData(key, answer) });
  const run = data?.run;
  return (
    <Card title="评议统计">
      <p className="muted card-words">看板上的数是从评议数出来的，平时自动跟上。从备份恢复以后，或者有人觉得数不对，可以从每一条评议重新数一遍。数的时候照常收评议。</p>
      {asking.error ? <Failure error={asking.error} again={() => asking.run(undefined)} /> : error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {data ? (
        <div className="rebuild" aria-live="polite">
          <Button disabled={underWay(run)} loading={asking.busy} onClick={() => asking.run(undefined)}>
            重新数一遍
          </Button>
          {run ? <Words run={run} /> : <span className="muted">还没有人点过。</span>}
        </div>
      ) : null}
    </Card>
  );
}

function Words({ run }: { run: NonNullable<StatisticsRebuild['run']> }) {
  const now = useNow();
  const at = instantWords(run.endedAt ?? run.askedAt, now);
  if (run.state === 'queued') return <span>排上队了，马上开始。</span>;
  if (run.state === 'running') return <Progress percent={run.allDays > 0 ? Math.floor((100 * run.doneDays) / run.allDays) : 0} format={() => `数到第 ${run.doneDays} 天，共 ${run.allDays} 天`} />;
  if (run.state === 'done') return <span>{at} 数完了，{run.allDays} 天。</span>;
  return <span>{at} 没有数完，原因在日志里，可以再点一次。</span>;
}
