import { useOnlyMine } from '../../api/keys';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { Card } from '../../parts/page';

/** To be handed over before one leaves: afterwards only two shares help. */
export function OnlyMine() {
  const { data, error, refetch } = useOnlyMine();
  return (
    <Card title="只有您能打开的" note={data && data.count > 0 ? `${data.count} 件` : undefined} className="key-card">
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={2} /> : null}
      {data?.count === 0 ? <Empty title="没有" why="封给您的，别人也打得开。离任时不用另外移交。" /> : null}
      {data && data.count > 0 ? (
        <>
          <p className="muted">离任或长期离岗以前，请逐件移交给别人。您走了以后，只有用恢复份额才打得开。</p>
          <ul className="only-mine">
            {data.items.map(({ label, title }) => (
              <li key={`${label}-${title}`}>
                {label}　<b>{title}</b>
              </li>
            ))}
          </ul>
          {data.items.length < data.count ? <p className="muted">只列前 {data.items.length} 件。</p> : null}
        </>
      ) : null}
    </Card>
  );
}
