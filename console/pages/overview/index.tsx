import type { StatisticsBoard } from '../../../contracts/statistics';
import { useBoard, useScopes } from '../../api/statistics';
import { BoardFoot } from '../../parts/board-foot';
import { dayWords, instantWords } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Page } from '../../parts/page';
import { AlertsCard } from './alerts-card';
import { ComparisonCard } from './comparison-card';
import { Composition } from './composition';
import { Controls } from './controls';
import { Exports } from './exports';
import { Figures, valid } from './figures';
import { Heat } from './heat';
import { Nothing } from './nothing';
import { Reasons } from './reasons';
import { Trend } from './trend';
import { useView } from './view';

const counted = '满意率只算选“满意”的，占收到的有效评议；认定误评、恶意的不算进去，也不删。区间表示有 95% 的把握落在里面。周六、周日和法定节假日不算工作日。';

/** What citizens say of the windows: the figures first, then since when, where, why and what to look at. */
export default function OverviewPage() {
  const { query } = useView();
  const board = useBoard(query);
  const { data } = board;
  return (
    <div className={board.isPlaceholderData ? 'overview older' : 'overview'} aria-busy={board.isFetching && !data}>
      <Page
        title="群众评议"
        about={data ? <UpTo board={data} /> : undefined}
        acts={
          <div className="filters">
            <Controls from={data?.from} to={data?.to} />
            <Exports from={data?.from} to={data?.to} />
          </div>
        }
      >
        {board.error && !data ? <Failure error={board.error} again={() => void board.refetch()} title="数字没有读出来" /> : null}
        {!data && !board.error ? <Waiting /> : null}
        {board.error && data ? <Failure error={board.error} again={() => void board.refetch()} title="刚才没有更新成，下面是之前的数" /> : null}
        {data ? <Body board={data} /> : null}
      </Page>
    </div>
  );
}

function UpTo({ board }: { board: StatisticsBoard }) {
  const now = useNow();
  const alone = useScopes().length < 2;
  return (
    <>
      <span className={alone ? '' : 'print-only'}>{`${board.scope.name}，`}</span>
      <span className="print-only">{`${dayWords(board.from, now)} – ${dayWords(board.to, now)}，`}</span>
      {`数据到 ${instantWords(board.upTo, now)}`}
    </>
  );
}

function Body({ board }: { board: StatisticsBoard }) {
  const { view } = useView();
  // A single window has nothing to be compared with.
  const oneWindow = useScopes().find(({ id }) => id === view.organisationId)?.kind === 'window';
  const reasons = <Reasons board={board} view={view} />;
  if (valid(board) === 0) {
    return (
      <>
        <Figures board={board} view={view} />
        <div className="board-row wide-left">
          <Card>
            <Nothing board={board} />
          </Card>
          <AlertsCard />
        </div>
      </>
    );
  }
  return (
    <>
      <Figures board={board} view={view} />
      <div className="board-row wide-left">
        <Trend board={board} view={view} />
        <AlertsCard />
      </div>
      <div className="board-row wide-right">
        <Heat board={board} view={view} />
        {oneWindow ? reasons : <ComparisonCard />}
      </div>
      <div className="board-row wide-right">
        <Composition board={board} view={view} />
        {oneWindow ? null : reasons}
      </div>
      <BoardFoot counted={counted} />
    </>
  );
}

function Waiting() {
  return (
    <>
      <Card>
        <Skeleton rows={2} />
      </Card>
      <div className="board-row wide-left">
        <Card>
          <Skeleton rows={7} />
        </Card>
        <Card>
          <Skeleton rows={7} />
        </Card>
      </div>
    </>
  );
}
