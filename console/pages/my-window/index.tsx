import { useQuery } from '@tanstack/react-query';
import { myWindow, type MyWindow } from '../../../contracts/own-results';
import { rosterShiftLabels } from '../../../contracts/roster';
import { ask } from '../../api/client';
import { dayWords } from '../../parts/dates';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { Counts } from './counts';
import { Help } from './help';
import { OwnRatings } from './ratings';

/** A window worker's own page, small enough for the phone in his hand. */
export default function MyWindowPage() {
  const { data, error, refetch } = useQuery({ queryKey: ['my-window', 'summary'], queryFn: ({ signal }) => ask('/my-window', { answer: myWindow, signal }) });
  return (
    <Page title="我的窗口" narrow>
      <div className="my-window">
        <Help />
        {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
        {!data && !error ? <Skeleton /> : null}
        {data?.state === 'noPerson' ? <Empty title="还不知道您是谁" why="这个账号没有对上人员。请系统管理员把它和您的工号连起来。" /> : null}
        {data?.state === 'noRoster' ? <Empty title="近 30 天没有您的排班" why="排了班，才知道哪些评议是您在岗时收到的。请找大厅负责人排班。" /> : null}
        {data?.state === 'ready' ? <Results data={data} /> : null}
      </div>
    </Page>
  );
}

function Results({ data }: { data: MyWindow }) {
  const now = useNow();
  const { today, period } = data;
  return (
    <>
      <p className="my-seat">
        <b>{data.name}</b>　{dayWords(today.day, now)}
        {today.seats.map((seat) => (
          <span key={seat.window + seat.shift} className="second">
            {seat.hall}　{seat.window}　{rosterShiftLabels[seat.shift]}
          </span>
        ))}
        {today.seats.length === 0 ? <span className="second">今天没有您的班</span> : null}
      </p>
      <div className="my-cards">
        <Counts title="今天" counts={today.counts} />
        <Counts title="近 30 天" note={`${dayWords(period.from, now)}起`} counts={period.counts} satisfaction={period.satisfaction} />
      </div>
      <OwnRatings />
    </>
  );
}
