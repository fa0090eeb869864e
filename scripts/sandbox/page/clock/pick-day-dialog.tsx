import { useState } from 'react';
import { shanghaiDay } from '../../../../console/parts/dates';
import { Dialog } from '../parts/dialog';
import { instantAt, morning } from './moves';

/** Any day and time. Going back is allowed, and said to be no undoing. */
export function PickDayDialog({ now, onPick, onClose }: { now: Date; onPick(instant: string): void; onClose(): void }) {
  const [day, setDay] = useState(shanghaiDay(now));
  const [time, setTime] = useState(morning);
  const whole = day !== '' && time !== '';
  const back = whole && Date.parse(instantAt(day, time)) < now.getTime();
  return (
    <Dialog
      title="把时钟拨到哪一天"
      act="拨过去"
      ready={whole}
      onAct={() => onPick(instantAt(day, time))}
      onClose={onClose}
    >
      <div className="field-row">
        <label className="field">
          日子
          <input type="date" value={day} min="2020-01-01" max="2099-12-31" required onChange={({ target }) => setDay(target.value)} />
        </label>
        <label className="field">
          几点
          <input type="time" value={time} required onChange={({ target }) => setTime(target.value)} />
        </label>
      </div>
      <p className="muted">{back ? '往回拨，已经发过的不会收回，也不会再发一遍。' : '平台会跟着走到这一刻，路上到点的事接着办。'}</p>
    </Dialog>
  );
}
