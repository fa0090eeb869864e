import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useCallback, useEffect } from 'react';
import type { PublicPublication } from '../../../../contracts/disclosure';
import { ApiFault } from '../../api/fault';
import { getPublication } from '../../api/village';
import { dayWords } from '../../logic/days';
import { dropFirstScreen } from '../../platform/first-screen';
import { goAskAbout, goItem, goVillage } from '../../platform/places';
import { Button } from '../../ui/Button';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Tap } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { Failed } from '../../ui/Failed';
import { Answered } from '../ui/Answered';
import { ShareButton } from '../ui/ShareButton';
import { Stamp } from '../ui/Stamp';
import { Attachments } from './Attachments';
import { Changes } from './Changes';
import { Content } from './Content';
import { Periods } from './Periods';
import '../styles/reading.scss';

const noId = new ApiFault('refused', 'notFound', '没有找到。');

/** One publication: when and whether in time, what it says, what was corrected, and the way to ask. */
export default function Item() {
  const { id } = useRouter().params;
  const load = useCallback(() => (id ? getPublication(id) : Promise.reject(noId)), [id]);
  const { loaded, again } = useLoad(load);
  useEffect(() => {
    if (loaded.state !== 'loading') dropFirstScreen();
  }, [loaded.state]);
  useShareAppMessage(() => ({ title: loaded.state === 'ready' ? titleOf(loaded.value) : '村务公开', path: `/village/item/index?id=${id ?? ''}` }));
  if (loaded.state === 'ready') return <View publication={loaded.value} />;
  return (
    <Page title="村务公开">
      {loaded.state === 'loading' ? (
        <Skeleton />
      ) : (
        <Failed
          fault={loaded.fault}
          again={again}
          unknown={
            <Empty
              alone
              title="没有找到这一份"
              action={
                <Button kind="plain" onTap={() => goVillage()}>
                  看村里公开的
                </Button>
              }
            >
              可能地址没有写全，或者还没有公开。
            </Empty>
          }
        />
      )}
    </Page>
  );
}

const titleOf = ({ village, period, item }: PublicPublication): string => `${village.name} ${period.label} ${item.name}`;

function View({ publication }: { publication: PublicPublication }) {
  const now = new Date();
  const { id, village, town, item, period, publishedOn, due, lateWorkingDays, corrected, correction, replacedById, checkedBy, approvedBy, withdrawn } = publication;
  const ask = () => goAskAbout({ kind: 'publication', id, villageId: village.id, title: `${period.label} ${item.name}` });
  return (
    <Page
      title="村务公开"
      readable
      bar={
        <Button kind="plain" onTap={ask}>
          我有疑问
        </Button>
      }
    >
      <Box className="row row--between">
        <Box className="grow">
          <Box className="head__place">
            {town.name} · {village.name}
          </Box>
          <Heading level={1} className="title">
            {item.name}
          </Heading>
        </Box>
        <ElderToggle />
      </Box>
      <Box className="item-head">
        <Box className="item-head__period">{period.label}</Box>
        <Stamp on={publishedOn} lateWorkingDays={lateWorkingDays} corrected={corrected} />
      </Box>
      {lateWorkingDays > 0 && due ? <Box className="head__more">应当在 {dayWords(due, now)} 前公开。周六、周日和法定节假日不算工作日。</Box> : null}
      <Box className="rule" hidden />
      {replacedById ? (
        <>
          <Notice kind="wait" icon="refresh" title="这一版已更正，有新的一版" />
          <Box className="gap-top">
            <Button kind="fill" onTap={() => goItem(replacedById)}>
              看更正后的
            </Button>
          </Box>
        </>
      ) : null}
      {correction ? (
        <Notice kind="wait" icon="refresh" title="已更正">
          {correction.reason}。前一版 {dayWords(correction.earlierPublishedOn, now)} 公开。
        </Notice>
      ) : null}
      {correction ? <Changes id={id} /> : null}
      <Content publication={publication} />
      {withdrawn?.wordsOn ? <Box className="quiet">这一版里有个人信息，已于 {dayWords(withdrawn.wordsOn, now)} 遮住，写作“**”。</Box> : null}
      <Attachments publication={publication} />
      <Answered villageId={village.id} subject={{ kind: 'publication', id }} />
      <Periods publication={publication} />
      <Box className="quiet gap-top">
        {checkedBy}核对，{approvedBy}审核。姓名、证件号、卡号和电话按规定遮住。
      </Box>
      <Box className="board-foot">
        <Tap className="link" onTap={ask}>
          <Icon name="message" />
          不公开、假公开、半公开，我要反映
        </Tap>
        <ShareButton title={titleOf(publication)} path={`/village/item/index?id=${id}`} />
      </Box>
    </Page>
  );
}
