import type { PublicBulletinSummary } from '../../../../contracts/bulletin';
import { getBulletins } from '../../api/bulletins';
import { dayWords } from '../../logic/days';
import { goBulletin } from '../../platform/places';
import { useOperator } from '../../store/operator';
import { Button } from '../../ui/Button';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Failed } from '../../ui/Failed';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { useMore } from '../../ui/useMore';

const firstPage = () => getBulletins();

/** 结果公开: every bulletin that was published, newest first; what was withdrawn stays, with its reason. */
export default function Bulletins() {
  const { loaded, again, put } = useLoad(firstPage);
  const commission = useOperator();
  const { more, working, problem } = useMore(loaded, put, getBulletins);
  return (
    <Page title="结果公开">
      <Box className="row row--between">
        <Box className="grow">
          <Box className="head__place">{commission}公布</Box>
          <Heading level={1} className="title">
            结果公开
          </Heading>
        </Box>
        <ElderToggle />
      </Box>
      <Box className="head__more">窗口评得怎么样，不满意的改了没有，一个季度公布一次。</Box>
      <Box className="rule" hidden />
      {loaded.state === 'loading' ? <Skeleton /> : null}
      {loaded.state === 'failed' ? <Failed part fault={loaded.fault} again={again} /> : null}
      {loaded.state === 'ready' && loaded.value.items.length === 0 ? <Empty title="还没有公布过">一个季度过完，算好、审过以后公布在这里。</Empty> : null}
      {loaded.state === 'ready' ? loaded.value.items.map((bulletin) => <Line key={bulletin.id} bulletin={bulletin} />) : null}
      {loaded.state === 'ready' && loaded.value.nextCursor ? (
        <Box className="gap-top">
          <Button kind="plain" working={working ? '正在打开' : null} onTap={more}>
            看更早的
          </Button>
          <Box className="note" role="status">
            {problem}
          </Box>
        </Box>
      ) : null}
    </Page>
  );
}

function Line({ bulletin }: { bulletin: PublicBulletinSummary }) {
  const now = new Date();
  const { title, state, publishedOn, corrected, withdrawnOn, withdrawalReason } = bulletin;
  return (
    <Tap className="entry" onTap={() => goBulletin(bulletin.id)}>
      <Box className="entry__head">
        <Words>
          {dayWords(publishedOn, now)} 公布
        </Words>
        {state === 'published' && corrected ? <Words className="tag tag--plain">已更正</Words> : null}
        {state === 'withdrawn' ? <Words className="tag tag--plain">已撤回</Words> : null}
        {state === 'replaced' ? <Words className="tag tag--plain">有更正后的</Words> : null}
      </Box>
      <Box className="entry__next">
        <Words className="grow">{title}</Words>
        <Icon name="forward" />
      </Box>
      {state === 'withdrawn' ? (
        <Box className="quiet">
          {withdrawnOn ? `${dayWords(withdrawnOn, now)} 撤回` : '撤回'}：{withdrawalReason}
        </Box>
      ) : null}
    </Tap>
  );
}
