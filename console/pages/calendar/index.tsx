import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { calendarStatus, calendarYear } from '../../../contracts/calendar';
import { ask } from '../../api/client';
import { useSession } from '../../api/session';
import { shanghaiDay } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Page } from '../../parts/page';
import { Months } from './months';
import { YearForm } from './year-form';

const yearList = z.object({ items: z.array(calendarYear), status: calendarStatus.optional() });

/** The State Council's days off and make-up working days, by which every deadline counts. */
export default function CalendarPage() {
  const { abilities } = useSession();
  const now = useNow();
  const { data, error, refetch, isPending } = useQuery({ queryKey: ['calendar'], queryFn: ({ signal }) => ask('/calendar', { answer: yearList, signal }) });
  const [chosen, setChosen] = useState<number>();
  const [editing, setEditing] = useState<number | null>(null);
  const years = data?.items ?? [];
  const today = shanghaiDay(now);
  const year = years.find((one) => one.year === (chosen ?? Number(today.slice(0, 4)))) ?? years.at(-1);
  const nextYear = Math.max(Number(today.slice(0, 4)), ...years.map((one) => one.year)) + 1;
  const maySave = abilities['calendar.save'] === true;
  return (
    <Page
      title="工作日历"
      about="所有时限按它算；改了以后没办完的时限会重新算，留下经过"
      acts={
        maySave ? (
          <>
            {year && !year.builtIn ? <Button onClick={() => setEditing(year.year)}>改 {year.year} 年</Button> : null}
            <Button type="primary" onClick={() => setEditing(nextYear)}>
              录入 {nextYear} 年
            </Button>
          </>
        ) : null
      }
    >
      {data?.status?.warning ? (
        <div className="notice flush">
          <LightTag light="yellow" word="要留意" />
          <div>{data.status.warning}</div>
        </div>
      ) : null}
      {isPending ? <Skeleton /> : null}
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {year ? (
        <>
          <div className="row between wrap">
            <Segmented options={years.map((one) => ({ value: one.year, label: `${one.year} 年` }))} value={year.year} onChange={setChosen} />
            <span className="legend">
              <span>
                <i style={{ background: 'var(--green-soft)' }} />
                放假
              </span>
              <span>
                <i style={{ background: 'var(--sunken)', outline: '1px dashed var(--line-strong)' }} />
                补班
              </span>
              <span>全年 {year.workingDays} 个工作日</span>
            </span>
          </div>
          <Months year={year} today={today} />
          <Card className="padded">
            <span className="muted">依据：{year.source}{year.builtIn ? '（随软件带来）' : '（本区录入）'}</span>
          </Card>
        </>
      ) : null}
      {editing !== null ? <YearForm year={editing} known={years.find((one) => one.year === editing)} onClose={() => setEditing(null)} /> : null}
    </Page>
  );
}
