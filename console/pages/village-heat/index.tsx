import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useSession } from '../../api/session';
import { shanghaiDay } from '../../parts/dates';
import { Empty, FormFault } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { countWords } from '../../parts/numbers';
import { Card, Page } from '../../parts/page';
import { Watermark } from '../../parts/watermark';
import { Names } from './names';
import { StoreDialog } from './store-dialog';
import { Stored } from './stored';
import { repeatedNames, villagesOf } from './tally';
import { useLooking } from './use-looking';
import { Villages } from './villages';

const monthMs = 30 * 86_400_000;

/** 村级廉情: what is stored, for all who handle clues; and, for an analyst, what his own session counts. */
export default function VillageHeatPage() {
  const { abilities } = useSession();
  return (
    <Page title="村级廉情" about="哪个村反映多、反映什么、谁被反复提到">
      <Watermark number="村级廉情" />
      {abilities['clueVillage.look'] ? <Counting /> : null}
      <Stored />
    </Page>
  );
}

function Counting() {
  const { found, running, error, start, stop } = useLooking();
  const [storing, setStoring] = useState(false);
  const now = useNow();
  const items = found?.items;
  const recentFrom = shanghaiDay(new Date(now.getTime() - monthMs));
  const villages = useMemo(() => villagesOf(items ?? [], recentFrom), [items, recentFrom]);
  const names = useMemo(() => repeatedNames(items ?? []), [items]);
  return (
    <>
      <Card
        title="在您的会话里数"
        acts={
          running ? (
            <Button onClick={stop}>停下</Button>
          ) : (
            <span className="row">
              {found?.whole && villages.length > 0 ? <Button onClick={() => setStoring(true)}>存村级廉情数字</Button> : null}
              <Button type={found ? 'default' : 'primary'} onClick={() => void start()}>
                {found ? '重新数' : '开始数'}
              </Button>
            </span>
          )
        }
      >
        <div className="card-words">
          <p>村和名字都加密存着，登记簿里没有。这里一批一批解开您看得到的线索来数，结果只在这一页里，关掉就没有了。您看过多少件，会留痕。</p>
          <FormFault error={error} />
          {found ? (
            <p className="muted" aria-live="polite">
              {running ? '正在数，' : found.whole ? '数完了，' : '停下了，'}看过 {countWords(found.looked)} 件{found.unreadable > 0 ? `，有 ${countWords(found.unreadable)} 件您的密钥打不开` : ''}
            </p>
          ) : null}
        </div>
      </Card>
      {found && !running && found.whole && villages.length === 0 ? (
        <section className="card">
          <Empty title="没有写明哪个村的" why="反映的人选了村，登记以后就数得到。" />
        </section>
      ) : null}
      {villages.length > 0 ? (
        <div className="board-row wide-left village-heat">
          <Villages rows={villages} />
          <Names rows={names} />
        </div>
      ) : null}
      {storing && found ? <StoreDialog items={found.items} villages={villages} onClose={() => setStoring(false)} /> : null}
    </>
  );
}
