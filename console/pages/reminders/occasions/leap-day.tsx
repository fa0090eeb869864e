import { Radio } from 'antd';
import { remindersRefresh, saveLeapDay } from '../../../api/reminders';
import { FormFault } from '../../../parts/notice';
import { Card } from '../../../parts/page';
import { useAct } from '../../../parts/use-act';

const options = [
  { value: 'feb28', label: '2月28日' },
  { value: 'mar1', label: '3月1日' },
];

/** Whoever joined on 29 February has his day in common years too. */
export function LeapDay({ leapDay, version, write }: { leapDay: 'feb28' | 'mar1'; version: number; write: boolean }) {
  const save = useAct({ act: (chosen: string) => saveLeapDay({ leapDay: chosen, version }), refresh: remindersRefresh, done: '改好了' });
  return (
    <Card title="2月29日入党的，平年哪天提醒">
      <div className="leap-day">
        {write ? <Radio.Group options={options} value={leapDay} disabled={save.busy} onChange={(event) => save.run(String(event.target.value))} /> : <b>{options.find(({ value }) => value === leapDay)?.label}</b>}
        <span className="muted">{version === 0 ? '提出值，可以改。' : ''}闰年就在 2月29日。</span>
      </div>
      <FormFault error={save.error} />
    </Card>
  );
}
