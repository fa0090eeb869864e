import { useState } from 'react';
import { Link } from 'react-router';
import { alertKind, alertKindLabels, alertLights, type StatisticsAlert } from '../../../contracts/statistics';
import { useOpenAlerts } from '../../api/statistics';
import { LightTag } from '../../parts/light';
import { Failure, Skeleton } from '../../parts/notice';
import { Card } from '../../parts/page';
import { SeeAlert } from './see-alert';
import { useMaySee } from './use-may-see';
import { useView, viewLink } from './view';

const shown = 5;
/** Many halls late at once leave room for the others; 全部 has them all. */
const lateShown = 3;
const read = 50;

/** As the kinds are declared: a fall, what is late, then the yellow ones. */
const urgency = (alert: StatisticsAlert): number => alertKind.options.indexOf(alert.kind);

function first(alerts: readonly StatisticsAlert[]): StatisticsAlert[] {
  const late = alerts.filter(({ kind }) => kind === 'late');
  const spare = Math.max(0, shown - (alerts.length - late.length));
  const chosen = new Set(late.slice(0, Math.max(lateShown, spare)));
  return alerts.filter((alert) => alert.kind !== 'late' || chosen.has(alert)).slice(0, shown);
}

/** What somebody should look at, red first; each leads to what is behind it. */
export function AlertsCard() {
  const { view, query } = useView();
  const { data, error, refetch } = useOpenAlerts(query, read);
  const [seeing, setSeeing] = useState<StatisticsAlert | null>(null);
  const maySee = useMaySee();
  const alerts = [...(data?.items ?? [])].sort((a, b) => urgency(a) - urgency(b));
  return (
    <Card
      title="要留意的"
      note={data ? `${alerts.length} 条${data.nextCursor ? '以上' : ''}` : undefined}
      acts={
        <Link className="link no-print" to={viewLink('/overview/alerts', view)}>
          全部
        </Link>
      }
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={4} /> : null}
      {data && alerts.length === 0 ? <p className="chart-none">没有要留意的。满意率突然下降、回访逾期、同一个原因集中、短时间一片“满意”，会列在这里。</p> : null}
      <ul className="alerts">
        {first(alerts).map((alert) => (
          <li key={alert.id ?? `${alert.kind} ${alert.link}`}>
            <LightTag light={alertLights[alert.kind]} word={alertKindLabels[alert.kind]} />
            <Link to={alert.link}>{alert.title}</Link>
            {maySee(alert) ? (
              <button type="button" className="link small no-print" aria-label={`看过了：${alert.title}`} onClick={() => setSeeing(alert)}>
                看过了
              </button>
            ) : null}
            <p>{alert.detail}</p>
          </li>
        ))}
      </ul>
      {seeing ? <SeeAlert alert={seeing} onClose={() => setSeeing(null)} /> : null}
    </Card>
  );
}
