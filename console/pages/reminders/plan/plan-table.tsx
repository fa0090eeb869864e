import { reminderOccasionLabels, type ReminderPlanEntry } from '../../../../contracts/reminder';
import { dayWords } from '../../../parts/dates';
import { LightTag } from '../../../parts/light';
import { useNow } from '../../../parts/now';
import { countWords } from '../../../parts/numbers';
import { Tag } from '../../../parts/page';
import { guessedWords } from '../words';
import { later, spansOf } from './spans';

interface PlanTableProps {
  entries: readonly ReminderPlanEntry[];
  today: string;
  onOpen: (entry: ReminderPlanEntry) => void;
}

const columns = 5;
/** So many days ahead the server has written what goes out; what is not there by then reaches nobody. */
const plannedAhead = 2;

/** One table in spans of time, so that the eye runs down one column of days. */
export function PlanTable({ entries, today, onOpen }: PlanTableProps) {
  return (
    <div className="table-scroll">
      <table className="facts plan-table" aria-label="提醒安排">
        <thead>
          <tr>
            <th scope="col" style={{ width: 168 }}>
              哪天发
            </th>
            <th scope="col">提醒什么</th>
            <th scope="col" style={{ width: 168 }}>
              日子在哪天
            </th>
            <th scope="col" className="right" style={{ width: 96 }}>
              多少人
            </th>
            <th scope="col" style={{ width: 216 }}>
              排了没有
            </th>
          </tr>
        </thead>
        {spansOf(entries, today).map((span) => (
          <tbody key={span.key}>
            <tr className="span-head">
              <th scope="rowgroup" colSpan={columns}>
                {span.label}
              </th>
            </tr>
            {span.entries.map((entry) => (
              <Row key={`${entry.day} ${entry.occasion} ${entry.eventDay} ${entry.again} ${entry.campaignId}`} entry={entry} today={today} onOpen={onOpen} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({ entry, today, onOpen }: { entry: ReminderPlanEntry } & Pick<PlanTableProps, 'today' | 'onOpen'>) {
  const now = useNow();
  const { day, eventDay, occasion, title, again, people, guessed, planned } = entry;
  const label = reminderOccasionLabels[occasion];
  return (
    <tr className="opens" onClick={() => onOpen(entry)}>
      <td className="nowrap">{dayWords(day, now)}</td>
      <td>
        <button type="button" className="link strong" aria-label={`${dayWords(day, now)} ${title}，看谁会收到`} onClick={() => onOpen(entry)}>
          {title}
        </button>
        <span className="row wrap tags-after">
          {again ? <Tag>放假前再提醒</Tag> : null}
          {title === label ? null : <Tag>{label}</Tag>}
        </span>
      </td>
      <td className="nowrap">{eventDay === day ? <span className="muted">当天</span> : dayWords(eventDay, now)}</td>
      <td className="right number">{countWords(people)}</td>
      <td>
        {planned ? <LightTag light="done" word="排好了" /> : <span className="muted">{day <= later(today, plannedAhead) ? '没有排，点开看谁收不到' : '到前两天自动排'}</span>}
        {guessed ? <span className="second">{guessedWords(occasion)}</span> : null}
      </td>
    </tr>
  );
}
