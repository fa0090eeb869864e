import { Button } from 'antd';
import dayjs from 'dayjs';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { RosterWeek } from '../../../contracts/roster';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';

/** The week shown, and the way to the one before and after. */
export function Week({ week, onChange }: { week: RosterWeek; onChange: (day: string | undefined) => void }) {
  const now = useNow();
  const [first, last] = [week.days[0]?.day ?? week.today, week.days.at(-1)?.day ?? week.today];
  const by = (days: number): string => dayjs(first).add(days, 'day').format('YYYY-MM-DD');
  const current = first <= week.today && week.today <= last;
  return (
    <div className="row" role="group" aria-label="哪一周">
      <Button aria-label="上一周" icon={<ChevronLeft size={16} aria-hidden="true" />} onClick={() => onChange(by(-7))} />
      <b className="nowrap" aria-live="polite">
        {dayWords(first, now)} 至 {dayWords(last, now)}
      </b>
      <Button aria-label="下一周" icon={<ChevronRight size={16} aria-hidden="true" />} onClick={() => onChange(by(7))} />
      {current ? null : <Button onClick={() => onChange(undefined)}>回到本周</Button>}
    </div>
  );
}
