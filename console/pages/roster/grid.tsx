import { rosterShiftLabels, type RosterWeek } from '../../../contracts/roster';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { windowNumberWords } from '../../parts/numbers';
import { Tag } from '../../parts/page';

interface GridProps {
  week: RosterWeek;
  openId: string | undefined;
  onOpen: (windowId: string) => void;
}

/** Windows by days. An empty working day is said in a word; a day off stays blank. */
export function Grid({ week, openId, onOpen }: GridProps) {
  const now = useNow();
  return (
    <section className="card table-card">
      <div className="table-scroll">
        <table className="facts roster" aria-label={`${week.hall.name}值班表`}>
          <thead>
            <tr>
              <th scope="col">窗口</th>
              {week.days.map(({ day, working }) => (
                <th key={day} scope="col" className={[working ? '' : 'off', day === week.today ? 'today' : ''].join(' ')} aria-current={day === week.today ? 'date' : undefined}>
                  {dayWords(day, now)}
                  {day === week.today ? <span className="second">今天</span> : working ? null : <span className="second">休息</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {week.windows.map((window) => (
              <tr key={window.id} className={window.id === openId ? 'on' : ''}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => onOpen(window.id)}>
                    {windowNumberWords(window.number)}
                  </button>
                  <span className="second">{window.name}</span>
                </th>
                {window.days.map((people, index) => {
                  const day = week.days[index];
                  return (
                    <td key={day?.day} className={[day?.working ? '' : 'off', day?.day === week.today ? 'today' : ''].join(' ')}>
                      {people.map((one) => (
                        <span key={one.entryId} className="seat">
                          {one.name}
                          {one.shift === 'day' ? null : <Tag>{rosterShiftLabels[one.shift]}</Tag>}
                        </span>
                      ))}
                      {people.length === 0 && day?.working ? <span className="muted">没排</span> : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
