import { Link } from 'react-router';
import { recoveryKindLabels, type Recovery } from '../../../../contracts/keys';
import { useRecoveries } from '../../../api/keys';
import { useSession } from '../../../api/session';
import { instantWords } from '../../../parts/dates';
import { Empty, Failure, Skeleton } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { Card } from '../../../parts/page';

/** What the shares were used for: everybody who sees the ceremony sees this. */
export function Recoveries() {
  const { data, error, refetch } = useRecoveries();
  return (
    <Card title="份额用过几次" className="key-card">
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={2} /> : null}
      {data?.items.length === 0 ? <Empty title="没有用过" why="有人的密钥打不开了，才用两份份额找回。用一次，记一次。" /> : null}
      <ul className="recoveries">
        {data?.items.map((one) => (
          <li key={one.id}>
            <One one={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function One({ one }: { one: Recovery }) {
  const now = useNow();
  const { abilities } = useSession();
  return (
    <>
      <b>{one.kind === 'account' ? one.toName ? `${one.forName ?? ''}离任，交给${one.toName}` : `给${one.forName ?? ''}找回` : recoveryKindLabels.ceremony}</b>
      <span className="second">
        {instantWords(one.startedAt, now)}　{one.byName}　用第 {one.shareNumbers.join('、')} 份　{one.reason}
      </span>
      <span className="second">
        看过 {one.looked} 件，找回 {one.resealed} 件{one.left > 0 ? `，${one.left} 件没有改封` : ''}
        {one.state === 'running' ? '，没有做完' : ''}
        {one.state === 'running' && abilities['ceremony.recover'] ? (
          <Link className="link" to={`/keys/ceremony/recovery?kind=${one.kind}&id=${one.id}`}>
            接着做
          </Link>
        ) : null}
      </span>
    </>
  );
}
