import { useDidShow } from '@tarojs/taro';
import { codeFrom } from '../../logic/entry';
import { goBulletins, goMe, goProgress, goRate, goReport, goScan, goVillage } from '../../platform/places';
import { scanner } from '../../platform/scanner';
import { useEntries } from '../../store/entries';
import { useOperator } from '../../store/operator';
import { refreshProgress } from '../../store/progress';
import { useVillage } from '../../store/village';
import { Box, PhoneLink, Tap, Words } from '../../ui/elements';
import { EntryCard } from '../../ui/EntryCard';
import { Icon, type IconName } from '../../ui/Icon';
import { LinkRow } from '../../ui/LinkRow';
import { Page } from '../../ui/Page';
import { Head } from './Head';
import { Newest } from './Newest';
import { useMyVillage } from './useMyVillage';

/** The camera where there is one; otherwise, or when it saw no stand of ours, the page that explains. */
async function openRating(): Promise<void> {
  if (!scanner) return goScan();
  const seen = await scanner();
  if (seen === null) return;
  const code = codeFrom(seen);
  return code ? goRate(code) : goScan();
}

function Door({ icon, name, more, fill, onTap }: { icon: IconName; name: string; more: string; fill?: boolean; onTap: () => void }) {
  return (
    <Tap className={fill ? 'door door--fill' : 'door'} onTap={onTap}>
      <Icon name={icon} size="door" />
      <Box className="door__words">
        <Words className="door__name">{name}</Words>
        <Words className="door__more">{more}</Words>
      </Box>
    </Tap>
  );
}

export default function Home() {
  const newest = useEntries()[0];
  const commission = useOperator();
  const village = useVillage();
  const board = useMyVillage(village);
  useDidShow(() => void refreshProgress(newest));
  return (
    <Page title="清鉴" home>
      <Box className="home-head">
        <Box className="sky" hidden>
          <Box className="sky__mark">
            <Icon name="mark" />
          </Box>
        </Box>
        <Head village={village} board={board} />
      </Box>
      <Box className="doors">
        <Door fill icon="scan" name="评议" more="扫码，打个分" onTap={() => void openRating()} />
        <Door icon="scroll" name="村务" more="每一笔账都能查" onTap={() => goVillage()} />
        <Door icon="message" name="反映问题" more="可以不留名字" onTap={goReport} />
        <Door icon="person" name="我的" more="进度、回执、设置" onTap={goMe} />
      </Box>
      <Box className="card card--rows gap-top">
        <LinkRow icon="search" name="查进度" more="凭评议的 12 位回执号" onTap={() => goProgress()} />
        <LinkRow icon="list" name="结果公开" more="每个季度窗口评得怎样" onTap={goBulletins} />
      </Box>
      {newest ? <EntryCard entry={newest} now={new Date()} /> : null}
      {board ? <Newest board={board} /> : null}
      <Box className="foot">
        <Words className="foot__phone">评议由{commission}收</Words>
        <PhoneLink className="foot__phone" number="12388">
          <Icon name="phone" size="small" />
          举报电话 12388
        </PhoneLink>
      </Box>
    </Page>
  );
}
