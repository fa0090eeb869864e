import { Fragment } from 'react';
import { dayWords } from '../../../../console/parts/dates';
import type { LogEntry } from '../../contract';
import { exactTime, type byDay } from './rows';

/** Newest first; days other than today's have a line of their own. */
export function LogTable({ groups, today, now }: { groups: ReturnType<typeof byDay>; today: string; now: Date }) {
  return (
    <div className="log-scroll" role="region" aria-label="来往记录，新的在上" tabIndex={0}>
      <table className="log">
        <thead>
          <tr>
            <th scope="col">时刻</th>
            <th scope="col">方向</th>
            <th scope="col">方法</th>
            <th scope="col">内容</th>
            <th scope="col">结果</th>
            <th scope="col" className="number">
              毫秒
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ day, entries }) => (
            <Fragment key={`${day} ${entries[0]?.id}`}>
              {day !== today && (
                <tr className="log-day">
                  <th scope="rowgroup" colSpan={6}>
                    {dayWords(day, now)}
                  </th>
                </tr>
              )}
              {entries.map((entry) => (
                <LogRow key={entry.id} entry={entry} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LogRow({ entry: { at, direction, method, what, result, failed, milliseconds } }: { entry: LogEntry }) {
  return (
    <tr className={failed ? 'failed' : undefined}>
      <td>{exactTime(at)}</td>
      <td>{direction === 'out' ? '→ 出' : '← 入'}</td>
      <td>{method}</td>
      <td className="log-what" title={what}>
        {what}
      </td>
      <td className="log-result" title={result}>
        {failed && (
          <>
            <i aria-hidden="true" />
            <span className="visually-hidden">没成，</span>
          </>
        )}
        {result}
      </td>
      <td className="number">{milliseconds}</td>
    </tr>
  );
}
