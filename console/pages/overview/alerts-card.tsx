import { useState } from 'react';
import { Link } from 'react-router';
import { alertKindLabels, alertLights, type StatisticsAlert } from '../../../contracts/statistics';
import { useOpenAlerts } from '../../api/statistics';
import { LightTag } from '../../parts/light';
import { Failure, Skeleton } from '../../parts/notice';
import { Card } from '../../parts/page';
import { SeeAlert } from './see-alert';
import { useMaySee } from './use-may-see';
import { useView, viewLink } from './view';

const shown = 5;

/** What somebody should look at, red first; each leads to what is behind it. */
export function AlertsCard() {
  const { view, query } = useView();
  const { data, error, refetch } = useOpenAlerts(query, shown);
  const [seeing, setSeeing] = useState<StatisticsAlert | null>(null);
  const maySee = useMaySee();
  const more = data?.nextCursor ? `${shown} 条以上` : data ? `${data.items.length} 条` : undefined;
  return (
    <Card
      title="要留意的"
      note={data?.total === undefined ? more : `${data.total} 条`}
      acts={
        <Link className="link no-print" to={viewLink('/overview/alerts', view)}>
          全部
        </Link>
      }
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={4} /> : null}
      {data?.items.length === 0 ? <p className="chart-none">没有要留意的。满意率突然下降、回访逾期、同一个原因集中、短时间一片“满意”，会列在这里。</p> : null}
      <ul className="alerts">
        {data?.items.map((alert) => (
          <li key={alert.id ?? `${alert.kind} ${alert.link}`}>
            <LightTag light={alertLights[alert.kind]} word={alertKindLabels[alert.kind]} />
            <div className="grow">
              <Link to={alert.link}>{alert.title}</Link>
              <p>{alert.detail}</p>
            </div>
            {maySee(alert) ? (
              <button type="button" className="link small no-print" aria-label={`看过了：${alert.title}`} onClick={() => setSeeing(alert)}>
                看过了
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {seeing ? <SeeAlert alert={seeing} onClose={() => setSeeing(null)} /> : null}
    </Card>
  );
}
