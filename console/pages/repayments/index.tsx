import { useSession } from '../../api/session';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { Batches } from './batches';
import { Demands } from './demands';
import { HandIns } from './hand-ins';

const views = ['demands', 'handIns', 'batches'] as const;
const labels = { demands: '退缴单', handIns: '主动上交', batches: '上缴国库' } as const;
const access = { demands: 'repayment.list', handIns: 'handIn.list', batches: 'repaymentBatch.list' } as const;

/** 退缴: what is owed, what was handed in, and how it reached the treasury. */
export default function RepaymentsPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const open = views.filter((view) => abilities[access[view]] === true);
  const view = oneOf(filters.get('view'), open, 'demands');
  const which = open.length > 1 ? <Tabs label="看哪一类" value={view} tabs={open.map((value) => ({ value, label: labels[value] }))} onChange={(next) => filters.set({ view: next, tab: undefined, text: undefined, reason: undefined, id: undefined })} /> : null;
  if (view === 'handIns') return <HandIns which={which} />;
  return view === 'batches' ? <Batches which={which} /> : <Demands which={which} />;
}
