import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { StatisticsBoard } from '../../../contracts/statistics';
import { useSession } from '../../api/session';
import { Empty } from '../../parts/notice';
import { useView } from './view';

/** No rating in this time: either none at all yet, or the time is too short. */
export function Nothing({ board }: { board: StatisticsBoard }) {
  const { abilities } = useSession();
  const { query, filters } = useView();
  const navigate = useNavigate();
  if (board.before.valid > 0 || query.period !== '30d') {
    return (
      <Empty
        title="这段时间没有评议"
        why="群众扫窗口桌上的码评了，半分钟内就出现在这里。"
        action={query.period === '30d' ? undefined : <Button onClick={() => filters.set({ period: undefined, from: undefined, to: undefined })}>看近 30 天</Button>}
      />
    );
  }
  return (
    <Empty
      title="还没有评议"
      why="群众办完事扫窗口桌上的码评了，半分钟内就出现在这里。先把桌牌打印出来，摆到窗口上。"
      action={abilities['organisation.list'] ? <Button onClick={() => void navigate('/organisations/stands')}>打印桌牌</Button> : undefined}
    />
  );
}
