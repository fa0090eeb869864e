import { Button } from 'antd';
import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { payment, paymentState, paymentStateLabels } from '../../../contracts/disbursement';
import { usePaymentChoices } from '../../api/payments';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { paymentColumns } from './columns';
import { LookUpDialog } from './look-up';

const states = paymentState.options.map((value) => ({ value, label: paymentStateLabels[value] }));
const firstYear = 2020;
const onPage = 50;

/** Every payment that came in, line by line. */
export default function PaymentsPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const now = useNow();
  const { programmes, villages } = usePaymentChoices();
  const [seeking, setSeeking] = useState(false);
  const years = Array.from({ length: now.getFullYear() - firstYear + 1 }, (_, index) => String(now.getFullYear() - index)).map((value) => ({ value, label: `${value} 年` }));
  const query = { villageId: filters.get('village'), programme: filters.get('programme'), year: filters.get('programme') ? filters.get('year') : undefined, state: oneOf(filters.get('state'), paymentState.options), importId: filters.get('import') };
  const list = useList('payments', '/payments', query, payment, onPage);
  return (
    <Page
      title="发放明细"
      about="一笔一行，只增不改；错了的由后来的一行冲正。"
      acts={
        <>
          {abilities['payment.export'] ? <Export path="/payments/export" query={query} name="发放明细" /> : null}
          {abilities['payment.seek'] ? (
            <Button icon={<UserRoundSearch size={16} aria-hidden="true" />} onClick={() => setSeeking(true)}>
              按身份证号查一个人
            </Button>
          ) : null}
        </>
      }
    >
      <div className="filters">
        <Filter label="项目" value={query.programme} options={programmes} onChange={(programme) => filters.set({ programme, ...(programme ? {} : { year: undefined }) })} search />
        {query.programme ? <Filter label="年度" value={query.year} options={years} onChange={(year) => filters.set({ year })} /> : null}
        <Filter label="村" value={query.villageId} options={villages} onChange={(village) => filters.set({ village })} search />
        <Filter label="状态" value={query.state} options={states} onChange={(state) => filters.set({ state })} />
        {query.importId ? <Button onClick={() => filters.set({ import: undefined })}>只看一次导入的，不限了</Button> : null}
      </div>
      <section className="card table-card">
        <ListTable label="发放明细" list={list} columns={paymentColumns} empty={<Empty title="没有明细" why="换一个筛选，或者先导入部门的发放表。" />} />
      </section>
      {seeking ? <LookUpDialog onClose={() => setSeeking(false)} /> : null}
    </Page>
  );
}
