import { ClockCard } from './clock/clock-card';
import { useTime } from './clock/use-time';
import { FaultsCard } from './faults/faults-card';
import { FollowersColumn } from './followers/followers-column';
import { Head } from './head';
import { LogCard } from './log/log-card';
import { Notices } from './parts/notices';
import { Phone } from './phone/phone';
import { chosenFollower, shownLog } from './state/reducer';
import { useSandbox } from './state/use-sandbox';

export function App() {
  const sandbox = useSandbox();
  const { view, run } = sandbox;
  const time = useTime(view.sandbox?.clock);
  const follower = chosenFollower(view);
  return (
    <>
      <Head account={view.sandbox?.account} drafts={view.sandbox?.drafts ?? []} run={run} />
      <Notices sandbox={sandbox} />
      {view.sandbox && time ? (
        <div className="columns">
          <FollowersColumn sandbox={sandbox} followers={view.sandbox.followers} follower={follower} />
          <main className="phone-column">
            {follower ? (
              <Phone key={follower.openid} account={view.sandbox.account.name} follower={follower} chat={view.chats[follower.openid]} menu={view.menus[follower.openid] ?? view.sandbox.menu} now={time.now} run={run} />
            ) : (
              <p className="muted">还没有关注者。在左边加一个，就能看到他的手机。</p>
            )}
          </main>
          <div className="panel-column">
            <ClockCard clock={view.sandbox.clock} time={time} upcoming={view.sandbox.upcoming} run={run} />
            <FaultsCard faults={view.sandbox.faults} run={run} />
            <LogCard log={shownLog(view)} now={time.now} onClear={sandbox.clearLog} />
          </div>
          <p role="status" className="visually-hidden">
            {view.news}
          </p>
        </div>
      ) : (
        <p className="waiting" role="status">
          {view.connection === 'lost' ? '沙箱还没有答应。启动它的窗口开着的话，等一下就好。' : '正在连沙箱'}
        </p>
      )}
    </>
  );
}
