import { reminderOccasionLabels, type ReminderStatistics } from '../../../../contracts/reminder';
import { ChartCard } from '../../../parts/charts/chart-card';
import { percentWords, shortDay } from '../../../parts/charts/words';
import { useNow } from '../../../parts/now';
import { countWords } from '../../../parts/numbers';
import { channelWords } from '../words';

interface Line {
  key: string;
  name: string;
  sent: number;
  reached: number;
  failed: number;
  unknown: number;
  read?: number;
}

export function OccasionReach({ lines, from, to }: { lines: ReminderStatistics['byOccasion']; from: string; to: string }) {
  const now = useNow();
  const rows = lines.map(({ occasion, ...rest }) => ({ key: occasion, name: reminderOccasionLabels[occasion], ...rest }));
  return <Reach title="各节点送到多少" note={`${shortDay(from, now)}–${shortDay(to, now)} 该发的`} rows={rows} first="节点" none="这段时间没有发过提醒。到“提醒安排”看下一次是哪天。" />;
}

export function ChannelReach({ lines }: { lines: ReminderStatistics['byChannel'] }) {
  const rows = lines.map(({ channel, ...rest }) => ({ key: channel, name: channelWords(channel), ...rest }));
  return <Reach title="各渠道送到多少" note="一条可能换几条路" rows={rows} first="渠道" none="这段时间哪个渠道都没有送过。" />;
}

function Reach({ title, note, rows, first, none }: { title: string; note: string; rows: readonly Line[]; first: string; none: string }) {
  return (
    <ChartCard
      title={title}
      note={note}
      chart={rows.length === 0 ? <p className="chart-none">{none}</p> : <Bars title={title} rows={rows} first={first} />}
      table={<Table title={title} rows={rows} first={first} />}
    />
  );
}

const tried = ({ sent, failed }: Line): number => sent + failed;
const parts = ({ reached, sent, failed }: Line) =>
  [
    { tone: 'satisfied', count: reached },
    { tone: 'unrated', count: sent - reached },
    { tone: 'dissatisfied', count: failed },
  ].filter(({ count }) => count > 0);

/** All that was tried, from one zero: confirmed solid, failed hatched, the rest hollow: silence is never painted as reached. */
function Bars({ title, rows, first }: { title: string; rows: readonly Line[]; first: string }) {
  const most = Math.max(...rows.map(tried), 1);
  return (
    <>
      <table className="bars" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">送出的里面</th>
            <th scope="col" className="right">
              送到
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td className="bar-cell">
                <span className="reach-bar" aria-hidden="true">
                  {parts(row).map(({ tone, count }) => (
                    <span key={tone} className={`bar ${tone}`} style={{ width: `${((count / most) * 100).toFixed(1)}%` }} />
                  ))}
                </span>
              </td>
              <td className="right number">{tried(row) > 0 ? `${countWords(row.reached)} / ${countWords(tried(row))}，${percentWords(row.reached / tried(row))}` : '还没发'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="heat-legend">
        <span>
          <i className="bar satisfied" />
          送到
        </span>
        <span>
          <i className="bar unrated" />
          没有回执
        </span>
        <span>
          <i className="bar dissatisfied" />
          没有送到
        </span>
      </p>
    </>
  );
}

function Table({ title, rows, first }: { title: string; rows: readonly Line[]; first: string }) {
  const withRead = rows.some(({ read }) => read !== undefined);
  const heads = ['送出', '送到', '没有送到', '结果不明', ...(withRead ? ['本人看了'] : [])];
  return (
    <table className="facts dense" aria-label={`${title}，表`}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {heads.map((head) => (
            <th key={head} scope="col" className="right">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>{row.name}</td>
            {[row.sent, row.reached, row.failed, row.unknown, ...(withRead ? [row.read ?? 0] : [])].map((count, index) => (
              <td key={index} className="right number">
                {countWords(count)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
