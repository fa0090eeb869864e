import type { CalendarYear } from '../../../contracts/calendar';
import { weeksOf, type CalendarDay } from './days';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const kindWords: Record<CalendarDay['kind'], string> = { plain: '', rest: '周末', off: '放假', work: '补班' };

/** Twelve small months; off and make-up days have a ground and a word. */
export function Months({ year, today }: { year: CalendarYear; today: string }) {
  return (
    <div className="months">
      {Array.from({ length: 12 }, (_, index) => (
        <section key={index} className="card month" aria-label={`${year.year}年${index + 1}月`}>
          <h2>{index + 1}月</h2>
          <table>
            <thead>
              <tr>
                {weekdays.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(year, index + 1).map((week, row) => (
                <tr key={row}>
                  {week.map((day, column) => (
                    <td key={column} className={day ? `${day.kind}${day.day === today ? ' today' : ''}` : ''} title={day ? `${day.word || kindWords[day.kind]}` : undefined}>
                      {day?.date}
                      {day?.word ? <span>{day.word.slice(0, 3)}</span> : null}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
