import { CalendarDays, FastForward, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { dayWords, instantWords, shanghaiDay, shanghaiTime } from '../../../../console/parts/dates';
import type { SandboxClock, Upcoming } from '../../contract';
import { Card } from '../parts/card';
import type { Sandbox } from '../state/use-sandbox';
import { comingUp, dayLater, differenceWords, hourLater, instantAt, morning, nextWorkingMorning } from './moves';
import { PickDayDialog } from './pick-day-dialog';
import { TimeLine } from './time-line-view';
import { useDays } from './use-days';
import type { Time } from './use-time';

/** Where the sandbox and the platform stand in time, what comes next, and the ways to get there. */
export function ClockCard({ clock, time: { now, aheadMs }, upcoming, run }: { clock: SandboxClock; time: Time; upcoming: Upcoming['items']; run: Sandbox['run'] }) {
  const [picking, setPicking] = useState(false);
  const today = shanghaiDay(now);
  const days = useDays(today, run);
  const next = comingUp(now, upcoming);
  const workingMorning = nextWorkingMorning(now, days);

  const moveTo = (instant: string) => void run((api) => api.moveClock({ to: 'instant', instant }));
  const order = (to: 'run' | 'stand' | 'real') => void run((api) => api.moveClock({ to }));

  return (
    <Card
      title="时钟"
      aside={
        <>
          <span>{differenceWords(aheadMs)}</span>
          {(!clock.running || Math.abs(aheadMs) >= 30_000) && (
            <button type="button" className="link" onClick={() => order('real')}>
              回到现在
            </button>
          )}
        </>
      }
    >
      <div className="clock-now">
        <p className="clock-big">
          <b>{dayWords(today, now)}</b>
          <span>
            {today.slice(0, 4)}年　{shanghaiTime(now)}:{now.toISOString().slice(17, 19)}
            {!clock.running && '　停着'}
          </span>
        </p>
        <div className="clock-next">
          <h3>下一件会发生的事</h3>
          {next.length === 0 && <p className="muted">暂时没有排着的事。提醒在前一天晚上排好。</p>}
          <ol>
            {next.slice(0, 2).map(({ at, text }) => (
              <li key={`${at} ${text}`}>
                {shanghaiDay(at) === today ? shanghaiTime(at) : instantWords(at, now)}　{text}
              </li>
            ))}
          </ol>
        </div>
      </div>
      <TimeLine now={now} days={days} upcoming={next} onChoose={(day) => moveTo(instantAt(day, morning))} />
      <div className="clock-moves">
        <div className="segments" role="group" aria-label="时间">
          <button type="button" aria-pressed={clock.running} onClick={() => order('run')}>
            <Play size={14} aria-hidden />
            走时
          </button>
          <button type="button" aria-pressed={!clock.running} onClick={() => order('stand')}>
            <Pause size={14} aria-hidden />
            停住
          </button>
        </div>
        <button type="button" className="button" onClick={() => moveTo(hourLater(now))}>
          ＋1 小时
        </button>
        <button type="button" className="button" onClick={() => moveTo(dayLater(now))}>
          ＋1 天
        </button>
        <button type="button" className="button" disabled={workingMorning === null} onClick={() => workingMorning !== null && moveTo(workingMorning)}>
          下一个工作日
        </button>
        <button type="button" className="button" onClick={() => setPicking(true)}>
          <CalendarDays size={15} aria-hidden />
          选日子
        </button>
        <button type="button" className="button filled" disabled={next.length === 0} onClick={() => next[0] && moveTo(next[0].at)}>
          <FastForward size={15} aria-hidden />
          下一件事
        </button>
      </div>
      {picking && <PickDayDialog now={now} onPick={moveTo} onClose={() => setPicking(false)} />}
    </Card>
  );
}
