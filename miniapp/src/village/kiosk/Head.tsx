import type { BoardAccount, VillageBoard } from '../../../../contracts/village';
import { clockWords, dayWords, shanghaiDay } from '../../logic/days';
import { shortPeriod } from '../../logic/village';
import { yuan } from '../../logic/yuan';
import { goVillage } from '../../platform/places';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Light } from '../../ui/Light';
import { Stamp } from '../ui/Stamp';
import { useMinute } from './useMinute';

/** Which village, what its newest account comes to, how it keeps its days. */
export function Head({ board }: { board: VillageBoard }) {
  const { village, account } = board;
  const now = useMinute();
  return (
    <>
      <Box className="kiosk-mark" hidden>
        <Icon name="mark" />
      </Box>
      <Box className="kiosk-top">
        <Icon name="mark" />
        <Words className="kiosk-top__name">清鉴</Words>
        <Words className="kiosk-top__place grow">{village.town.name}</Words>
        <Box className="kiosk-top__now">
          <Box className="kiosk-top__clock">{clockWords(now)}</Box>
          <Box className="note">{dayWords(shanghaiDay(now), now)}</Box>
        </Box>
      </Box>
      <Box className="kiosk-title">
        <Heading level={1} className="kiosk-village">
          {village.name}
        </Heading>
        {account ? <Stamp on={account.on} lateWorkingDays={account.lateWorkingDays} corrected={account.corrected} what={`${shortPeriod(account.period, now)}的账`} /> : null}
      </Box>
      <Box className="kiosk-rule" hidden />
      {account ? <Sums account={account} now={now} /> : <Box className="kiosk-no-account">还没有公开过收支账。</Box>}
      <Lights board={board} />
    </>
  );
}

function Sums({ account, now }: { account: BoardAccount; now: Date }) {
  const month = shortPeriod(account.period, now);
  const sums = [
    [`${month}收入`, account.received],
    [`${month}支出`, account.paid],
    ['月末结余（元）', account.closing],
  ] as const;
  return (
    <Box className="kiosk-sums">
      {sums.map(([name, amount]) => (
        <Box key={name}>
          <Box className="kiosk-sums__name">{name}</Box>
          <Box className={yuan(amount).length > 12 ? 'kiosk-sums__figure kiosk-sums__figure--long' : 'kiosk-sums__figure'}>{yuan(amount)}</Box>
        </Box>
      ))}
    </Box>
  );
}

function Lights({ board: { village, publishedThisYear, duties } }: { board: VillageBoard }) {
  return (
    <Box className="kiosk-lights">
      <Tap className="kiosk-lights__all" label="今年的公开，看全部" onTap={() => goVillage(village.id)}>
        今年的公开
        <Icon name="forward" />
      </Tap>
      <Light kind="green" more={`已公开 ${publishedThisYear}`} />
      {duties ? (
        <>
          <Light kind="yellow" more={`临期 ${duties.yellow}`} />
          <Light kind="red" more={`逾期 ${duties.red}`} />
        </>
      ) : null}
    </Box>
  );
}
