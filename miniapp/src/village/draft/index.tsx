import { useState } from 'react';
import type { VillageDraftDue, VillageDrafts, VillageDraftSent } from '../../../../contracts/village-draft';
import { loginCode } from '../../platform/login';
import { NotBound } from '../../ui/NotBound';
import { NotYet } from '../../ui/NotYet';
import { OnlyInMiniProgram } from '../../ui/OnlyInMiniProgram';
import { Page } from '../../ui/Page';
import { useLoad } from '../../ui/useLoad';
import { villageDrafts } from '../api/drafts';
import { List } from './List';
import { Matter } from './Matter';
import { Opening } from './Opening';
import { Sent } from './Sent';
import './draft.scss';

const title = '村里填报';

/** A clerk writes on his phone what his village is to publish. A web page does not know who he is. */
export default function VillageDraft() {
  if (loginCode !== null) return <Known />;
  return <OnlyInMiniProgram title={title}>这一页给村里的报账员用。网页认不出您是谁，请在微信里打开“清鉴”小程序；用电脑的，请登录管理端填。</OnlyInMiniProgram>;
}

function Known() {
  const { loaded, again } = useLoad(villageDrafts);
  if (loaded.state === 'ready' && loaded.value.clerk) return <Desk known={loaded.value} again={again} />;
  if (loaded.state === 'ready') {
    return (
      <NotBound title={title} missing="这部手机没有绑定村里的报账员" again={again}>
        先在公众号里用邀请码绑定，再请镇里把您的账号和您的名字对上。
      </NotBound>
    );
  }
  return (
    <Page title={title}>
      <NotYet loaded={loaded} again={again}>
        {({ kind }) => (kind === 'offline' ? '没有网。填过的都还在这部手机上，连上网再试一次。' : '服务器忙。填过的都还在这部手机上，请再试一次。')}
      </NotYet>
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
