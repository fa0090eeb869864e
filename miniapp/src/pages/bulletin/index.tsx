import { useRouter } from '@tarojs/taro';
import { useCallback } from 'react';
import type { PublicBulletin } from '../../../../contracts/bulletin';
import { ApiFault } from '../../api/fault';
import { getBulletin } from '../../api/bulletins';
import { dayWords } from '../../logic/days';
import { quarterWords } from '../../logic/quarter';
import { goBulletin, goBulletins } from '../../platform/places';
import { Button } from '../../ui/Button';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Failed } from '../../ui/Failed';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { Content } from './Content';

const noId = new ApiFault('refused', 'notFound', '没有找到。');

/** One bulletin: the answer first (how satisfied), then what was put right, then how it was counted. */
export default function BulletinPage() {
  const { id } = useRouter().params;
  const load = useCallback(() => (id ? getBulletin(id) : Promise.reject(noId)), [id]);
  const { loaded, again } = useLoad(load);
  if (loaded.state === 'ready') return <View bulletin={loaded.value} />;
  return (
    <Page title="结果公开">
      {loaded.state === 'loading' ? (
        <Skeleton />
      ) : (
        <Failed
          fault={loaded.fault}
          again={again}
          unknown={
            <Empty
              alone
              title="没有找到这一期"
              action={
                <Button kind="plain" onTap={goBulletins}>
                  看全部
                </Button>
              }
            >
              可能地址没有写全。公布过的都在“结果公开”里。
            </Empty>
          }
        />
      )}
    </Page>
  );
}

function View({ bulletin }: { bulletin: PublicBulletin }) {
  const now = new Date();
  const { title, quarter, publishedBy, publishedOn, content, correction, state, withdrawnOn, withdrawalReason, replacedById } = bulletin;
  return (
    <Page title="结果公开" readable>
      <Box className="row row--between">
        <Box className="grow">
          <Box className="head__place">{publishedBy}</Box>
          <Heading level={1} className="title">
            {title}
          </Heading>
        </Box>
        <ElderToggle />
      </Box>
      <Box className="head__more">
        {quarterWords(quarter)} · {dayWords(publishedOn, now)} 公布
      </Box>
      <Box className="rule" hidden />
      {state === 'withdrawn' ? (
        <Notice kind="wait" icon="alert" title={withdrawnOn ? `${dayWords(withdrawnOn, now)} 撤回` : '已撤回'}>
          {withdrawalReason}
        </Notice>
      ) : null}
      {replacedById ? (
        <>
          <Notice kind="wait" icon="refresh" title="这一版已更正，有新的一版" />
          <Box className="gap-top">
            <Button kind="fill" onTap={() => goBulletin(replacedById)}>
              看更正后的
            </Button>
          </Box>
        </>
      ) : null}
      {correction ? (
        <Notice kind="wait" icon="refresh" title="已更正">
          {correction.changes} 前一版 {dayWords(correction.earlierPublishedOn, now)} 公布。
        </Notice>
      ) : null}
      {content ? <Content content={content} /> : null}
    </Page>
  );
}
