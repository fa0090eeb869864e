import { dayWords } from '../../../../console/parts/dates';
import type { CalendarDay, Upcoming } from '../../contract';
import { timeLine, type TimeLineDay } from './time-line';

const kindWords: Record<TimeLineDay['kind'], string> = { working: '工作日', off: '休息日', unknown: '' };

function readAloud({ day, kind, place, items }: TimeLineDay, now: Date): string {
  return [dayWords(day, now), place === 'today' && '今天', kindWords[kind], ...items].filter(Boolean).join('，');
}

/** Days as points on a line: a dot is a working day, a square is off, a ring has something to come. Days ahead can be pressed. */
export function TimeLine({ now, days, upcoming, onChoose }: { now: Date; days: readonly CalendarDay[]; upcoming: Upcoming['items']; onChoose(day: string): void }) {
  return (
    <>
      <ol className="time-line" aria-label="日子">
        {timeLine(now, days, upcoming).map((each) => (
          <li key={each.day} className={`${each.place} ${each.kind}${each.items.length > 0 ? ' eventful' : ''}`} aria-current={each.place === 'today' ? 'date' : undefined}>
            <TimeLinePoint each={each} words={readAloud(each, now)} onChoose={onChoose} />
          </li>
        ))}
      </ol>
      <p className="time-line-key" aria-hidden="true">
        <span className="dot" />
        工作日
        <span className="square" />
        休息日
        <span className="ring" />
        有事要来
      </p>
    </>
  );
}

function TimeLinePoint({ each, words, onChoose }: { each: TimeLineDay; words: string; onChoose(day: string): void }) {
  const face = (
    <>
      <i aria-hidden="true" />
      <span aria-hidden="true">{each.label}</span>
      <span aria-hidden="true">{each.under}</span>
    </>
  );
  if (each.place === 'past' || each.place === 'today') {
    return (
      <div title={words}>
        {face}
        <span className="visually-hidden">{words}</span>
      </div>
    );
  }
  return (
    <button type="button" title={words} aria-label={`拨到${words}`} onClick={() => onChoose(each.day)}>
      {face}
    </button>
  );
}
