import { instantWords } from '../logic/days';
import { Icon } from '../ui/Icon';
import { useKeptAt } from './news';
import { useWorkerRefused } from './worker-life';

/** Without a network: of when is what is shown. On the first page, for whoever looks after the screen: that it will show nothing then. */
export function OfflineNote({ home }: { home: boolean }) {
  const keptAt = useKeptAt();
  const refused = useWorkerRefused();
  if (!keptAt && !(refused && home)) return null;
  return (
    <div className="kiosk-offline" role="status">
      <Icon name="offline" />
      <span>{keptAt ? `网络断了。下面是 ${instantWords(keptAt, new Date())} 的内容` : '断了网，这块屏就看不了。请管屏的人换成 https 的网址'}</span>
    </div>
  );
}
