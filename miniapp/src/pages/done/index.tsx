import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { ratingLevelLabels } from '../../../../contracts/rating-options';
import type { RatingReceived } from '../../../../contracts/rating';
import { instantWords } from '../../logic/days';
import { promisedSteps } from '../../logic/promises';
import { goData, goHome, goProgress, goScan } from '../../platform/places';
import { useEntries, type Entry } from '../../store/entries';
import { sendWaiting } from '../../store/outbox';
import { Button } from '../../ui/Button';
import { Box, Heading, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Icon, type IconName } from '../../ui/Icon';
import { LinkRow } from '../../ui/LinkRow';
import { Page } from '../../ui/Page';
import { Timeline } from '../../ui/Timeline';
import { Slip } from './Slip';
import { TellMe } from './TellMe';

export default function Done() {
  const { entry: id } = useRouter().params;
  const entry = useEntries().find((kept) => kept.id === id);
  if (!entry) return <Gone />;
  if (entry.received) return <Received entry={entry} received={entry.received} />;
  return entry.refusal ? <Refused entry={entry} refusal={entry.refusal} /> : <Waiting entry={entry} />;
}

function Head({ icon, wait, title, entry }: { icon: IconName; wait?: boolean; title: string; entry: Entry }) {
  return (
    <>
      <Box className="received">
        <Box className={wait ? 'received__mark received__mark--wait' : 'received__mark'} hidden>
          <Icon name={icon} />
        </Box>
        <Heading level={1} className="title grow">
          {title}
        </Heading>
      </Box>
      <Box className="received__what">
        {entry.windowName} · <Words className="strong">{ratingLevelLabels[entry.level]}</Words>
      </Box>
    </>
  );
}

/** What happens next and by which day, and the receipt. */
function Received({ entry, received }: { entry: Entry; received: RatingReceived }) {
  const now = new Date();
  const followed = received.closing !== undefined;
  return (
    <Page
      title="评议"
      readable
      bar={
        <Box className="bar__pair">
          <Button kind="plain" onTap={goHome}>
            回首页
          </Button>
          {followed ? (
            <Button kind="fill" onTap={() => goProgress(entry.id)}>
              查看进度
            </Button>
          ) : (
            <Button kind="fill" onTap={goScan}>
              再评一个窗口
            </Button>
          )}
        </Box>
      }
    >
      <Head icon="tick" title="收到了，谢谢您" entry={entry} />
      <Box className="card">
        {followed ? (
          <>
            <Heading level={2} className="heading">
              接下来，我们会这样办
            </Heading>
            <Timeline items={promisedSteps(received, now)} />
            <Box className="card__foot">
              <Icon name="calendar" />
              <Words className="grow">周六、周日和法定节假日不算工作日</Words>
            </Box>
          </>
        ) : (
          <>
            <Box className="strong">已经记下，窗口改不了、删不掉。</Box>
            <Box className="quiet">{instantWords(received.receivedAt, now)} 收到</Box>
          </>
        )}
      </Box>
      <Slip entry={entry} received={received} />
      {followed ? <TellMe entry={entry} receiptCode={received.receiptCode} /> : null}
      <Box className="card card--rows gap-top">
        <LinkRow icon="shield" name="我的信息" more="看存了什么、改电话、撤回" onTap={() => goData(entry.id)} />
      </Box>
    </Page>
  );
}

/** Kept on the phone: it goes by itself, and the person may also try now. */
function Waiting({ entry }: { entry: Entry }) {
  const [trying, setTrying] = useState(false);
  const [tried, setTried] = useState(false);
  const tryNow = async () => {
    setTrying(true);
    await sendWaiting();
    setTrying(false);
    setTried(true);
  };
  return (
    <Page
      title="评议"
      bar={
        <Box className="bar__pair">
          <Button kind="plain" onTap={goHome}>
            回首页
          </Button>
          <Button kind="fill" working={trying ? '正在提交' : null} onTap={() => void tryNow()}>
            现在就提交
          </Button>
        </Box>
      }
    >
      <Head icon="offline" wait title="没有网，已经替您存下" entry={entry} />
      <Box className="card">
        <Box>连上网就自动提交，不会重复。</Box>
        <Box className="quiet">{instantWords(entry.at, new Date())} 存在这部手机上。提交后这里会显示回执号，在“我的评议”里也找得到。</Box>
        {tried ? (
          <Box className="quiet" role="status">
            还是没有连上。评议没有丢，您可以先走。
          </Box>
        ) : null}
      </Box>
    </Page>
  );
}

function Refused({ entry, refusal }: { entry: Entry; refusal: string }) {
  return (
    <Page
      title="评议"
      bar={
        <Button kind="plain" onTap={goHome}>
          回首页
        </Button>
      }
    >
      <Head icon="alert" wait title="这次没有收下" entry={entry} />
      <Box className="card">
        <Box>{refusal}</Box>
        <Box className="quiet">{instantWords(entry.at, new Date())} 写的，没有算进去。</Box>
      </Box>
    </Page>
  );
}

function Gone() {
  return (
    <Page title="评议">
      <Empty
        alone
        title="这部手机上没有这次评议"
        action={
          <Button kind="plain" onTap={() => goProgress()}>
            凭回执号查
          </Button>
        }
      >
        可能已经从这部手机上删掉了。有回执号的话，照样查得到。
      </Empty>
    </Page>
  );
}
