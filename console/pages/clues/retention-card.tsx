import type { ClueDetail } from '../../../contracts/clue-registry';
import { dayWords, instantWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';

/** How long it is still kept, and who holds it; nothing while it is handled and nobody does. */
export function RetentionCard({ detail }: { detail: ClueDetail }) {
  const now = useNow();
  const { retention } = detail;
  if (!retention) return null;
  const { destroyOn, held, decided } = retention;
  return (
    <Card title="保存到什么时候" className="padded">
      {held ? (
        <p>
          <b>暂停销毁</b>，{held.by.name}　{instantWords(held.at, now)}。理由在“意见和记录”里，要另一个人解除。
        </p>
      ) : null}
      {destroyOn && !held ? (
        <p>
          <b>{dayWords(destroyOn, now)}</b> 凌晨{decided ? '，经批准提前销毁' : '，保存期满自动销毁'}。之后谁也打不开，备份里的也打不开。
        </p>
      ) : null}
      {destroyOn && held ? <p className="muted">保存期到 {dayWords(destroyOn, now)}。</p> : null}
    </Card>
  );
}
