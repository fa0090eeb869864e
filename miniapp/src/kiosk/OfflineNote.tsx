import { instantWords } from '../logic/days';
import { Icon } from '../ui/Icon';
import { useKeptAt } from './news';

/** Without a network: of when is what is shown. */
export function OfflineNote() {
  const keptAt = useKeptAt();
  if (!keptAt) return null;
  return (
    <div className="kiosk-offline" role="status">
      <Icon name="offline" />
      <span>网络断了。下面是 {instantWords(keptAt, new Date())} 的内容</span>
    </div>
  );
}
