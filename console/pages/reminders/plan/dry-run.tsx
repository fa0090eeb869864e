import { Button } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { reminderDryRun, reminderOccasionLabels, type ReminderOccasion } from '../../../../contracts/reminder';
import { useSession } from '../../../api/session';
import { useListWith } from '../../../api/use-list';
import { dayWords } from '../../../parts/dates';
import { Export } from '../../../parts/export';
import { ListTable } from '../../../parts/list-table';
import { Empty } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { Page } from '../../../parts/page';
import { Tabs } from '../../../parts/tabs';
import { oneOf, useFilters } from '../../../parts/use-filters';
import { Breakdown } from './breakdown';
import { leftOutColumns, reachedColumns } from './dry-run-columns';

interface DryRunProps {
  day: string;
  occasion: ReminderOccasion;
  again: boolean;
  campaignId: string | undefined;
}

const shownBoth = ['reached', 'leftOut'] as const;

/** Who would get what and by which channel; who is left out, why, and what to do about it. */
export function DryRunPage({ day, occasion, again, campaignId }: DryRunProps) {
  const { abilities } = useSession();
  const filters = useFilters();
  const now = useNow();
  const show = oneOf(filters.get('show'), shownBoth, 'reached');
  const query = { day, occasion, again: again ? 'yes' : 'no', campaignId, show };
  const { list, data } = useListWith('reminders', '/reminders/dry-run', query, reminderDryRun);
  const rows = list.items.map((line) => ({ ...line, id: line.personId }));
  const back = () => filters.set({ day: undefined, occasion: undefined, again: undefined, campaign: undefined, show: undefined }, 'push');
  return (
    <Page
      title={`${reminderOccasionLabels[occasion]}，谁会收到`}
      about={`${dayWords(day, now)} 发${again ? '，放假前再提醒的一次' : ''}。照现在的资料试算，没有发出任何东西。`}
      acts={
        <>
          <Button icon={<ArrowLeft size={16} aria-hidden="true" />} onClick={back}>
            回安排
          </Button>
          {abilities['reminder.export'] ? <Export path="/reminders/dry-run/export" query={query} name="提醒试算" label={show === 'reached' ? '导出收得到的' : '导出收不到的'} /> : null}
        </>
      }
    >
      <Tabs
        label="收得到还是收不到"
        value={show}
        tabs={[
          { value: 'reached', label: '收得到', ...(data ? { count: data.reached } : {}) },
          { value: 'leftOut', label: '收不到', ...(data ? { count: data.leftOut } : {}) },
        ]}
        onChange={(next) => filters.set({ show: next === 'reached' ? undefined : next })}
      />
      <div className="columns">
        <section className="card table-card">
          <ListTable
            key={show}
            label={show === 'reached' ? '收得到的人' : '收不到的人'}
            list={{ ...list, items: rows, total: data?.[show] }}
            columns={show === 'reached' ? reachedColumns : leftOutColumns}
            empty={show === 'reached' ? <Empty title="没有人收得到" why="看“收不到”里的原因，先把人请来绑定、同意。" /> : <Empty title="没有收不到的人" />}
          />
        </section>
        {data ? <Breakdown run={data} show={show} occasion={occasion} /> : null}
      </div>
    </Page>
  );
}
