import { useState } from 'react';
import { type ReminderRuleView } from '../../../../contracts/reminder';
import { useReminderRules } from '../../../api/reminders';
import { useSession } from '../../../api/session';
import { ListTable } from '../../../parts/list-table';
import { Page } from '../../../parts/page';
import { columnsOf } from './columns';
import { LeapDay } from './leap-day';
import { RuleDialog } from './rule-dialog';

/** When each occasion is kept and by which rule. */
export default function OccasionsPage() {
  const { abilities } = useSession();
  const rules = useReminderRules();
  const [changing, setChanging] = useState<ReminderRuleView | null>(null);
  const write = abilities['reminder.write'] === true;
  const rows = (rules.data?.items ?? []).map((rule) => ({ ...rule, id: rule.occasion }));
  const list = { items: rows, total: undefined, first: 1, loading: rules.isPending, error: rules.data ? null : rules.error, again: () => void rules.refetch(), next: undefined, previous: undefined };
  return (
    <Page title="日子" about={rules.data?.basis}>
      <section className="card table-card rules">
        <ListTable label="日子" list={list} columns={columnsOf(write ? setChanging : null)} empty={null} />
      </section>
      {rules.data ? <LeapDay leapDay={rules.data.leapDay} version={rules.data.leapDayVersion} write={write} /> : null}
      {changing ? <RuleDialog rule={changing} onClose={() => setChanging(null)} /> : null}
    </Page>
  );
}
