import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { BoardTab, VillageBoard } from '../../../../contracts/village';
import { getBoard } from '../../api/village';
import { tabNames, tabs, villageFrom, type OpenedVillage } from '../../logic/village';
import { dropFirstScreen } from '../../platform/first-screen';
import { goAskAbout, goChooseVillage, goOpenData } from '../../platform/places';
import { chooseVillage, useVillage } from '../../store/village';
import { Button } from '../../ui/Button';
import { Box, RadioGroup, Tap, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { Failed } from '../../ui/Failed';
import { Answered } from '../ui/Answered';
import { ShareButton } from '../ui/ShareButton';
import { VillageHead } from '../ui/VillageHead';
import { News } from './News';
import { Next } from './Next';
import { Search } from './Search';
import { Tab } from './Tab';
import '../styles/reading.scss';

const chooseButton = (
  <Button kind="fill" onTap={goChooseVillage}>
    选一个村
  </Button>
);

/** A village's board, by a link, by the code on the printed board, or of the village chosen on this phone. */
export default function Board() {
  const { params } = useRouter();
  const chosen = useVillage();
  const asked = useMemo(() => villageFrom(params), [params]);
  const opened: OpenedVillage | null = useMemo(() => asked ?? (chosen && { by: 'id', id: chosen.id }), [asked, chosen]);
  useShareAppMessage(() => ({ title: '村务公开', path: opened ? (opened.by === 'id' ? boardPath(opened.id) : `/village/board/index?code=${opened.code}`) : '/village/board/index' }));
  useEffect(() => {
    if (!opened) dropFirstScreen();
  }, [opened]);
  if (opened) return <Opened opened={opened} find={params.find === '1'} first={tabs.find((one) => one === params.tab) ?? 'finance'} key={opened.by === 'id' ? opened.id : opened.code} />;
  return (
    <Page title="村务公开">
      <Empty alone title="先选一个村" action={chooseButton}>
        选一次就记住。选好以后，这里是村里的账、补贴、项目和该公开的事。
      </Empty>
    </Page>
  );
}

const boardPath = (id: string): string => `/village/board/index?village=${id}`;

function Opened({ opened, find, first }: { opened: OpenedVillage; find: boolean; first: BoardTab }) {
  const load = useCallback(() => getBoard(opened), [opened]);
  const { loaded, again } = useLoad(load);
  useEffect(() => {
    if (loaded.state !== 'loading') dropFirstScreen();
  }, [loaded.state]);
  if (loaded.state === 'ready') return <View board={loaded.value} find={find} first={first} />;
  return (
    <Page title="村务公开">
      {loaded.state === 'loading' ? (
        <Skeleton />
      ) : (
        <Failed
          fault={loaded.fault}
          again={again}
          unknown={
            <Empty alone title="没有找到这个村" action={chooseButton}>
              可能地址没有写全，或者村并到别处去了。
            </Empty>
          }
        />
      )}
    </Page>
  );
}

function View({ board, find, first }: { board: VillageBoard; find: boolean; first: BoardTab }) {
  const { village } = board;
  const chosen = useVillage();
  const [tab, setTab] = useState<BoardTab>(first);
  const keep = useCallback(() => chooseVillage({ id: village.id, name: village.name, town: village.town.name }), [village]);
  // Whoever comes by the code on the board, and has chosen none yet, has chosen by that.
  useEffect(() => {
    if (!chosen) keep();
  }, [chosen, keep]);
  return (
    <Page title="村务公开" readable>
      <VillageHead
        village={village}
        town={village.town}
        note={
          <>
            今年已公开 <Words className="strong">{board.publishedThisYear}</Words> 项
          </>
        }
        act={
          chosen && chosen.id !== village.id ? (
            <Tap className="pill" onTap={keep}>
              设成我的村
            </Tap>
          ) : null
        }
      />
      <Search villageId={village.id} focused={find}>
        <RadioGroup className="tabs" label="看哪一类" values={tabs} value={tab} onChange={setTab} optionClass={(_, on) => (on ? 'tab tab--on' : 'tab')}>
          {(one) => tabNames[one]}
        </RadioGroup>
        <Tab tab={tab} board={board} />
        <Next duties={board.duties} />
        <Answered villageId={village.id} />
        <News village={village} />
        <Box className="board-foot">
          <Tap className="link" onTap={() => goAskAbout({ kind: 'village', id: village.id, villageId: village.id, title: '村里的公开' })}>
            <Icon name="message" />
            我有疑问，或要反映不公开、假公开
          </Tap>
          <Tap className="link" onTap={() => goOpenData(undefined, village.id)}>
            <Icon name="list" />
            自己核对：下载这些表
          </Tap>
          <ShareButton title={`${village.name}村务公开`} path={boardPath(village.id)} />
        </Box>
      </Search>
    </Page>
  );
}
