import { useState } from 'react';
import { Link } from 'react-router';
import { alertKind, alertKindLabels, alertLights, statisticsAlert, type StatisticsAlert } from '../../../contracts/statistics';
import { useList } from '../../api/use-list';
import { dayWords, instantWords } from '../../parts/dates';
import { Filter } from '../../parts/filter';
import { LightTag } from '../../parts/light';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf } from '../../parts/use-filters';
import { Back } from './back';
import { Controls } from './controls';
import { SeeAlert } from './see-alert';
import { useMaySee } from './use-may-see';
import { useView } from './view';

const kinds = alertKind.options.map((value) => ({ value, label: alertKindLabels[value] }));
const states = [
  { value: 'open', label: '没看过的' },
  { value: 'all', label: '全部' },
] as const;

/** A row needs a name of its own; a late one has no id. */
const alertRow = statisticsAlert.transform((alert) => ({ alert, id: alert.id ?? `${alert.kind} ${alert.link}` }));

/** Everything that was found, with what was seen and done about it. */
export default function AlertsPage() {
  const { query, filters } = useView();
  const state = oneOf(filters.get('state'), ['open', 'all'] as const, 'open');
  const kind = oneOf(filters.get('alert'), alertKind.options);
  const list = useList('statistics', '/statistics/alerts', { ...query, state, kind }, alertRow);
  const [seeing, setSeeing] = useState<StatisticsAlert | null>(null);
  return (
    <div className="overview">
      <Page title="要留意的" about="满意率骤降、原因集中、短时间一片“满意”，每 10 分钟比一遍；逾期的随时算。" acts={<Back />}>
        <div className="filters no-print">
          <Tabs label="看哪些" value={state} tabs={states} onChange={(next) => filters.set({ state: next === 'open' ? undefined : next })} />
          <Controls from={undefined} to={undefined} />
          <Filter label="种类" value={kind} options={kinds} onChange={(alert) => filters.set({ alert })} />
        </div>
        <section className="card table-card">
          <ListTable label="要留意的" list={list} columns={columns(setSeeing)} empty={<Empty title="没有要留意的" why={state === 'open' ? '看过、记过的在“全部”里。' : '换一个时段、范围或种类再看。'} />} />
        </section>
        {seeing ? <SeeAlert alert={seeing} onClose={() => setSeeing(null)} /> : null}
      </Page>
    </div>
  );
}

const columns = (see: (alert: StatisticsAlert) => void): Column<{ alert: StatisticsAlert; id: string }>[] => [
  { key: 'kind', title: '种类', width: 96, render: ({ alert }) => <LightTag light={alertLights[alert.kind]} word={alertKindLabels[alert.kind]} /> },
  {
    key: 'what',
    title: '什么事',
    render: ({ alert }) => (
      <>
        <Link className="unit" to={alert.link}>
          {alert.title}
        </Link>
        <span className="second">{alert.detail}</span>
      </>
    ),
  },
  { key: 'day', title: '哪天', width: 140, render: ({ alert }) => <Day alert={alert} /> },
  { key: 'seen', title: '看过没有', width: '32%', render: ({ alert }) => <Seen alert={alert} onSee={() => see(alert)} /> },
];

function Day({ alert }: { alert: StatisticsAlert }) {
  return <span className="nowrap">{dayWords(alert.day, useNow())}</span>;
}

function Seen({ alert, onSee }: { alert: StatisticsAlert; onSee: () => void }) {
  const now = useNow();
  const maySee = useMaySee();
  if (alert.seen) {
    return (
      <>
        {alert.seen.note}
        <span className="second">
          {alert.seen.by}，{instantWords(alert.seen.at, now)}
        </span>
      </>
    );
  }
  if (maySee(alert)) {
    return (
      <button type="button" className="link" onClick={onSee}>
        看过了，记一句
      </button>
    );
  }
  return <span className="muted">{alert.id === null ? '办完就没有了' : '还没有人看'}</span>;
}
