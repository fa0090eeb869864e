import { useState } from 'react';
import type { VillageDraftDue, VillageDrafts, VillageDraftSent } from '../../../../contracts/village-draft';
import { loginCode } from '../../platform/login';
import { goHome } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { villageDrafts } from '../api/drafts';
import { List } from './List';
import { Matter } from './Matter';
import { Opening } from './Opening';
import { Sent } from './Sent';
import './draft.scss';

const title = '村里填报';
const home = (
  <Button kind="plain" onTap={goHome}>
    回首页
  </Button>
);

/** A clerk writes on his phone what his village is to publish. A web page does not know who he is. */
export default function VillageDraft() {
  if (loginCode !== null) return <Known />;
  return (
    <Page title={title}>
      <Empty alone title="请在小程序里打开" action={home}>
        这一页给村里的报账员用。网页认不出您是谁，请在微信里打开“清鉴”小程序；用电脑的，请登录管理端填。
      </Empty>
    </Page>
  );
}

function Known() {
  const { loaded, again } = useLoad(villageDrafts);
  if (loaded.state === 'ready' && loaded.value.clerk) return <Desk known={loaded.value} again={again} />;
  return (
    <Page title={title} bar={loaded.state === 'ready' ? home : undefined}>
      {loaded.state === 'loading' ? (
        <Skeleton />
      ) : loaded.state === 'ready' ? (
        <Empty
          alone
          title="这部手机没有绑定村里的报账员"
          action={
            <Button kind="plain" onTap={again}>
              绑好了，再看一次
            </Button>
          }
        >
          先在公众号里用邀请码绑定，再请镇里把您的账号和您的名字对上。
        </Empty>
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
          {loaded.fault.kind === 'offline' ? '没有网。填过的都还在这部手机上，连上网再试一次。' : '服务器忙。填过的都还在这部手机上，请再试一次。'}
        </Empty>
      )}
    </Page>
  );
}

type Step = { at: 'list' } | { at: 'matter' } | { at: 'form'; due: VillageDraftDue } | { at: 'sent'; due: VillageDraftDue; sent: VillageDraftSent };

function Desk({ known, again }: { known: VillageDrafts; again: () => void }) {
  const [step, setStep] = useState<Step>({ at: 'list' });
  const toList = () => setStep({ at: 'list' });
  switch (step.at) {
    case 'list':
      return <List known={known} onOpen={(due) => setStep({ at: 'form', due })} onMatter={() => setStep({ at: 'matter' })} />;
    case 'matter':
      return <Matter villages={known.villages} onBack={again} />;
    case 'form':
      return <Opening due={step.due} known={known} onBack={toList} onSent={(sent) => setStep({ at: 'sent', due: { ...step.due, state: 'draft', mine: true, version: sent.version }, sent })} />;
    case 'sent':
      return <Sent due={step.due} sent={step.sent} onEdit={() => setStep({ at: 'form', due: step.due })} onBack={again} />;
  }
}
