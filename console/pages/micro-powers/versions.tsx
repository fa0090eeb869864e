import type { PowerVersion } from '../../../contracts/micro-power';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';

/** All versions, the newest first, each with what it says otherwise. */
export function Versions({ versions }: { versions: readonly PowerVersion[] }) {
  const now = useNow();
  return (
    <Card title="各版" note={`${versions.length} 版`}>
      <ol className="power-versions">
        {versions.map(({ version, on, by, reason, differences }) => (
          <li key={version}>
            <b>第 {version} 版</b>
            <span className="muted">　{on ? `${dayWords(on, now)}，${by}` : by}</span>
            <p>{reason}</p>
            {differences.length > 0 ? (
              <details>
                <summary>改了 {differences.length} 处</summary>
                <dl>
                  {differences.map(({ what, before, after }) => (
                    <div key={what}>
                      <dt>{what}</dt>
                      <dd>原来：{before ? <del>{before}</del> : '没有'}</dd>
                      <dd>改成：{after ? <ins>{after}</ins> : '去掉了'}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
