import { useCallback, useEffect } from 'react';
import type { VillageBoard } from '../../../../contracts/village';
import { getBoard } from '../../api/village';
import { kioskCode } from '../../platform/kiosk';
import { chooseVillage } from '../../store/village';
import { useElder } from '../../store/elder';
import { Button } from '../../ui/Button';
import { Box } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Frame } from '../../ui/Frame';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { Failed } from '../../ui/Failed';
import { Doors } from './Doors';
import { Head } from './Head';
import { Newest } from './Newest';
import { readAhead } from './read-ahead';
import '../styles/reading.scss';
import './kiosk-home.scss';

/** So often a screen that nobody touches looks whether the village published something. */
const lookAgainMs = 5 * 60_000;

/** The first page of the screen in a village's hall: above what is read, below what is touched. */
export default function KioskHome() {
  const code = kioskCode();
  const { elder, scale } = useElder();
  const load = useCallback(() => getBoard({ by: 'code', code: code ?? '' }), [code]);
  const { loaded, again, put } = useLoad(load);
  useEffect(() => {
    const timer = setInterval(() => void load().then(put, () => undefined), lookAgainMs);
    return () => clearInterval(timer);
  }, [load, put]);
  return (
    <Frame elder={elder} scale={scale}>
      <Box className="page__body kiosk-home" role="main">
        {loaded.state === 'ready' ? <View board={loaded.value} /> : null}
        {loaded.state === 'loading' ? <Skeleton /> : null}
        {loaded.state === 'failed' ? <Failed fault={loaded.fault} again={again} unknown={<Unknown code={code} again={again} />} /> : null}
      </Box>
    </Frame>
  );
}

function Unknown({ code, again }: { code: string | null; again: () => void }) {
  return (
    <Empty
      alone
      title="没有找到这个村"
      action={
        <Button kind="plain" onTap={again}>
          再试一次
        </Button>
      }
    >
      这块屏设的村编码是 {code}。请管屏的人在管理台的“发布到各处”里核对网址。
    </Empty>
  );
}

function View({ board }: { board: VillageBoard }) {
  const { village } = board;
  useEffect(() => {
    // All other pages open for this village, too.
    chooseVillage({ id: village.id, name: village.name, town: village.town.name });
    readAhead(board);
  }, [village, board]);
  return (
    <>
      <Head board={board} />
      <Newest board={board} />
      <Doors villageId={village.id} />
    </>
  );
}
