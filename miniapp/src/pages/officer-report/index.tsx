import { officerDraft } from '../../api/officer-report';
import { loginCode } from '../../platform/login';
import { NotBound } from '../../ui/NotBound';
import { NotYet } from '../../ui/NotYet';
import { OnlyInMiniProgram } from '../../ui/OnlyInMiniProgram';
import { Page } from '../../ui/Page';
import { useLoad } from '../../ui/useLoad';
import { Form } from './Form';

const title = '廉情报告';

/** An information officer writes a report, or corrects what he began in the chat. A web page does not know who he is. */
export default function OfficerReport() {
  if (loginCode !== null) return <Known />;
  return <OnlyInMiniProgram title={title}>这一页给廉情信息员用。网页认不出您是谁，请在微信里打开“清鉴”小程序，从“我的”进“廉情报告”。</OnlyInMiniProgram>;
}

function Known() {
  const { loaded, again } = useLoad(officerDraft);
  if (loaded.state === 'ready' && loaded.value.officer) return <Form officer={loaded.value.officer} known={loaded.value} />;
  if (loaded.state === 'ready') {
    return (
      <NotBound title={title} missing="这部手机没有绑定廉情信息员" again={again}>
        在公众号里用邀请码绑定后，再回到这里。要反映问题又不是信息员的，可以打 12388，不用留名。
      </NotBound>
    );
  }
  return (
    <Page title={title}>
      <NotYet loaded={loaded} again={again}>
        {({ kind }) => (kind === 'offline' ? '没有网。对话里写的还在，连上网再试一次。' : '服务器忙。对话里写的还在，请再试一次。')}
      </NotYet>
    </Page>
  );
}
