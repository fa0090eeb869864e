import { getOwn } from '../../api/me';
import { loginCode } from '../../platform/login';
import { NotYet } from '../../ui/NotYet';
import { OnlyInMiniProgram } from '../../ui/OnlyInMiniProgram';
import { Page } from '../../ui/Page';
import { useLoad } from '../../ui/useLoad';
import { Bind } from './Bind';
import { OwnView } from './OwnView';

const title = '我的提醒';

/** What a bound person was told, and what he says to being told. A web page does not know who he is. */
export default function MyReminders() {
  if (loginCode !== null) return <Known />;
  return <OnlyInMiniProgram title={title}>这一页给绑定了的干部和廉情信息员用。网页认不出您是谁，请在微信里打开“清鉴”小程序，从“我的”进“我的提醒”。</OnlyInMiniProgram>;
}

function Known() {
  const { loaded, again } = useLoad(getOwn);
  if (loaded.state === 'ready') {
    const { me, reminders } = loaded.value;
    return me.person && reminders ? <OwnView person={me.person} first={me} told={reminders} /> : <Bind onBound={again} />;
  }
  return (
    <Page title={title}>
      <NotYet loaded={loaded} again={again}>
        {({ kind }) => (kind === 'offline' ? '没有网。发给您的提醒都还在，连上网再试一次。' : '服务器忙。发给您的提醒都还在，请再试一次。')}
      </NotYet>
    </Page>
  );
}
