import type { ClueAlarm } from '../../../contracts/clue-statistics';
import { LightTag } from '../../parts/light';
import { Card } from '../../parts/page';

const parted: Record<ClueAlarm['dimension'], string> = { channel: '来源', kind: '类别', town: '镇街' };

/** What stands out in the period's last month, and against what. */
export function AlarmsCard({ alarms }: { alarms: readonly ClueAlarm[] }) {
  return (
    <Card title="走势预警" note="和前 12 个月比">
      {alarms.length === 0 ? <p className="chart-none">没有比往月多出许多的。</p> : null}
      <ul className="alerts">
        {alarms.map(({ dimension, key, label, month, exact }) => (
          <li key={`${dimension} ${key}`}>
            <LightTag light="yellow" word="预警" />
            <b>
              {parted[dimension]}：{label}
            </b>
            <p>
              {Number(month.slice(5))}月收到的{exact ? ` ${exact.count} 件，前 12 个月平均每月 ${exact.mean.toFixed(1)} 件` : '比前 12 个月的平均多出许多'}。
            </p>
          </li>
        ))}
      </ul>
      <p className="card-note">一个月比前 12 个月的平均多出 5 件以上，并且多出两倍标准差，就提醒；多出多少，开“精确数”看。线索管理员另收到一条消息，不写是哪一项。</p>
    </Card>
  );
}
