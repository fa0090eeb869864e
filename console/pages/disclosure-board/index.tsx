import type { DisclosureBoard } from '../../../contracts/disclosure-board';
import { useDisclosureBoard } from '../../api/disclosure-board';
import { useSession } from '../../api/session';
import { BoardFoot } from '../../parts/board-foot';
import { instantWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Page } from '../../parts/page';
import { Classes } from './classes';
import { Controls, Way } from './controls';
import { Figures } from './figures';
import { VillageMap } from './map';
import { OneVillage } from './one-village';
import { Pressing } from './pressing';
import { Ranking } from './ranking';
import { Trend } from './trend';
import { useBoardView } from './use-board-view';
import { Villages } from './villages';
import { queryOf, spanWords } from './view';

const counted = '按到期的月份算：公开了的、到期没公开的都算到期，还没到期的不算。晚几天只算工作日，没公开的算到今天。更正的仍算公开过，一项更正几次只算一项。';

/** 公开总览: whether villages published in time what was due, for those who watch over them. */
export default function DisclosureBoardPage() {
  const { abilities } = useSession();
  const { view } = useBoardView();
  const query = queryOf(view);
  const board = useDisclosureBoard(query);
  const { data, error } = board;
  return (
    <div className={board.isPlaceholderData ? 'overview disclosure-board older' : 'overview disclosure-board'} aria-busy={board.isFetching && !data}>
      <Page
        title="公开总览"
        about={data ? <UpTo board={data} /> : undefined}
        acts={
          <div className="filters no-print">
            <Controls towns={data?.towns ?? []} />
            {abilities['disclosureBoard.export'] ? <Export path="/disclosure-board/export" query={query} name="公开总览 各村" /> : null}
          </div>
        }
      >
        {data ? <Way places={data.places} /> : null}
        {error && !data ? <Failure error={error} again={() => void board.refetch()} title="数字没有读出来" /> : null}
        {error && data ? <Failure error={error} again={() => void board.refetch()} title="刚才没有更新成，下面是之前的数" /> : null}
        {!data && !error ? (
          <Card>
            <Skeleton rows={8} />
          </Card>
        ) : null}
        {data ? <Body board={data} /> : null}
      </Page>
    </div>
  );
}

function UpTo({ board }: { board: DisclosureBoard }) {
  const here = board.places.at(-1)?.name;
  return (
    <>
      <span className={board.places.length > 1 ? 'print-only' : ''}>{here ? `${here}，` : ''}</span>
      {`${spanWords(board.from, board.to)}到期的，数据到 ${instantWords(board.upTo, useNow())}`}
    </>
  );
}

function Body({ board }: { board: DisclosureBoard }) {
  const kind = board.places.at(-1)?.kind;
  const alone = kind === 'village' || kind === 'community' ? board.villages[0] : undefined;
  if (alone) {
    return (
      <>
        <Figures board={board} />
        <OneVillage village={alone} />
        <div className="board-row even">
          <Trend board={board} />
          <Classes board={board} />
        </div>
        <BoardFoot counted={counted} />
      </>
    );
  }
  return (
    <>
      <Figures board={board} />
      <div className="board-row wide-left">
        <VillageMap board={board} />
        <Pressing rows={board.pressing} />
      </div>
      <Villages board={board} />
      <div className="board-row even">
        <Trend board={board} />
        <Classes board={board} />
      </div>
      <div className="board-row">
        <Ranking board={board} />
      </div>
      <BoardFoot counted={counted} />
    </>
  );
}
