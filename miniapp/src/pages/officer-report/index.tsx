import { officerDraft } from '../../api/officer-report';
import { loginCode } from '../../platform/login';
import { goHome } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { Form } from './Form';

const title = '廉情报告';

/** An information officer writes a report, or corrects what he began in the chat. A web page does not know who he is. */
export default function OfficerReport() {
  return loginCode === null ? <OnlyInMiniProgram /> : <Known />;
}

function Known() {
  const { loaded, again } = useLoad(officerDraft);
  if (loaded.state === 'ready' && loaded.value.officer) return <Form officer={loaded.value.officer} known={loaded.value} />;
  if (loaded.state === 'ready') return <NotBound again={again} />;
  return (
    <Page title={title}>
      {loaded.state === 'loading' ? (
        <Skeleton />
      ) : (
        <Empty
          alone
          title="没有打开"
          action={
            <Button kind="fill" onTap={again}>
              再试一次
            </Button>
          }
        >
          {loaded.fault.kind === 'offline' ? '没有网。对话里写的还在，连上网再试一次。' : '服务器忙。对话里写的还在，请再试一次。'}
        </Empty>
      )}
    </Page>
  );
}

const home = (
  <Button kind="plain" onTap={goHome}>
    回首页
  </Button>
);

function OnlyInMiniProgram() {
  return (
    <Page title={title}>
      <Empty alone title="请在小程序里打开" action={home}>
        这一页给廉情信息员用。网页认不出您是谁，请在微信里打开“清鉴”小程序，从“我的”进“廉情报告”。
      </Empty>
    </Page>
  );
}

function NotBound({ again }: { again: () => void }) {
  return (
    <Page title={title} bar={home}>
      <Empty
        alone
        title="这部手机没有绑定廉情信息员"
        action={
          <Button kind="plain" onTap={again}>
            绑好了，再看一次
          </Button>
        }
      >
        在公众号里用邀请码绑定后，再回到这里。要反映问题又不是信息员的，可以打 12388，不用留名。
      </Empty>
    </Page>
  );
}
