import { Button } from 'antd';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import { reminderOccasion, type ReminderOccasion } from '../../../../contracts/reminder';
import { useReminderPlan } from '../../../api/reminders';
import { instantWords, shanghaiDay } from '../../../parts/dates';
import { Filter } from '../../../parts/filter';
import { Empty, Failure, Skeleton } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { countWords } from '../../../parts/numbers';
import { Page } from '../../../parts/page';
import { oneOf, useFilters } from '../../../parts/use-filters';
import { occasionOptions } from '../words';
import { DryRunPage } from './dry-run';
import { PlanTable } from './plan-table';
import { PreviewDialog } from './preview-dialog';
import { Skipped } from './skipped';

const spans = [
  { value: '60', label: '两个月' },
  { value: '180', label: '半年' },
  { value: '366', label: '一年' },
] as const;
const spanValues = spans.map(({ value }) => value);

/** What goes out next, day by day; one of them opened takes the page's place. */
export default function PlanPage() {
  const filters = useFilters();
  const [day, occasion] = [filters.get('day'), oneOf(filters.get('occasion'), reminderOccasion.options)];
  return day && occasion ? <DryRunPage day={day} occasion={occasion} again={filters.get('again') === 'yes'} campaignId={filters.get('campaign')} /> : <Plan />;
}

function Plan() {
  const filters = useFilters();
  const now = useNow();
  const days = oneOf(filters.get('days'), spanValues, '60');
  const only: ReminderOccasion | undefined = oneOf(filters.get('only'), reminderOccasion.options);
  const { data, error, refetch } = useReminderPlan(Number(days));
  const [previewing, setPreviewing] = useState(false);
  const entries = (data?.items ?? []).filter(({ occasion }) => only === undefined || occasion === only);
  const times = entries.reduce((sum, { people }) => sum + people, 0);
  return (
    <Page
      title="提醒安排"
      about={data ? (data.lastPlanned ? `${instantWords(data.lastPlanned, now)} 排过一次。每天 00:20、07:20 自动排后两天的。` : '每天 00:20、07:20 自动排后两天的。') : undefined}
      acts={
        <Button icon={<Eye size={16} aria-hidden="true" />} onClick={() => setPreviewing(true)}>
          看一个人会收到什么
        </Button>
      }
    >
      {data && data.skipped.length > 0 ? <Skipped lines={data.skipped} /> : null}
      <div className="filters">
        <Filter label="往后看" value={days === '60' ? undefined : days} all="两个月" options={spans.filter(({ value }) => value !== '60')} onChange={(value) => filters.set({ days: value })} />
        <Filter label="节点" value={only} options={occasionOptions} onChange={(value) => filters.set({ only: value })} search />
        {data ? <span className="muted">{entries.length > 0 ? `共 ${countWords(entries.length)} 次，${countWords(times)} 人次` : ''}</span> : null}
      </div>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      <section className="card table-card">
        {!data && !error ? <Skeleton /> : null}
        {data && entries.length === 0 ? <Empty title="这段时间没有要提醒的" why="往后看长一些；或到“日子”看看节点有没有停用，到“人员”看看有没有干部。" /> : null}
        {entries.length > 0 ? (
          <PlanTable
            entries={entries}
            today={shanghaiDay(now)}
            onOpen={(entry) => filters.set({ day: entry.day, occasion: entry.occasion, again: entry.again ? 'yes' : undefined, campaign: entry.campaignId ?? undefined }, 'push')}
          />
        ) : null}
      </section>
      {previewing ? <PreviewDialog onClose={() => setPreviewing(false)} /> : null}
    </Page>
  );
}
