import { Button, Checkbox } from 'antd';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { accountsRow, type AccountsRow } from '../../../contracts/accounts';
import { monthAfter, monthWords, yuan } from '../../../contracts/accounts-rules';
import { useOrganisationOptions } from '../../api/organisations';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { accountsPath, useAccountsSeries } from '../../api/village-accounts';
import { dayWords, shanghaiDay } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';
import { Agreement } from './agreement';
import { AccountsPanel } from './panel';
import { SeriesCard } from './series-card';
import { SettingsDialog } from './settings-dialog';

const monthsOffered = 24;

/** Every village's published months: what they come to, whether they agree, and what does not. */
export default function VillageAccountsPage() {
  const { abilities } = useSession();
  const now = useNow();
  const filters = useFilters();
  const [setting, setSetting] = useState(false);
  const mayName = abilities['organisation.list'] === true;
  const towns = useOrganisationOptions('town', mayName);
  const villages = useOrganisationOptions('village', mayName);
  const communities = useOrganisationOptions('community', mayName);
  const thisMonth = shanghaiDay(now).slice(0, 7);
  const months = Array.from({ length: monthsOffered }, (_, index) => monthAfter(thisMonth, -index - 1)).map((value) => ({ value, label: monthWords(value) }));
  const scope = { townId: filters.get('town'), villageId: filters.get('village') };
  const query = { ...scope, month: filters.get('month'), disagreeing: filters.get('disagreeing') === 'true' ? 'true' : undefined };
  const list = useList('villageAccounts', accountsPath, query, accountsRow);
  const series = useAccountsSeries({ ...scope, until: query.month });
  const openId = filters.get('id');
  const columns: Column<AccountsRow>[] = [
    { key: 'check', title: '对账', width: 96, render: (row) => <Agreement row={row} /> },
    { key: 'month', title: '月份', width: 104, render: (row) => monthWords(row.monthKey) },
    {
      key: 'village',
      title: '村（社区）',
      render: (row) => (
        <>
          {row.village.name}
          <small className="second">{row.town.name}</small>
        </>
      ),
    },
    { key: 'receipts', title: '收入（元）', align: 'right', render: (row) => yuan(row.receipts) },
    { key: 'payments', title: '支出（元）', align: 'right', render: (row) => yuan(row.payments) },
    { key: 'closing', title: '月末结余（元）', align: 'right', render: (row) => <b>{yuan(row.closing)}</b> },
    {
      key: 'published',
      title: '公开',
      width: 130,
      render: (row) => (
        <>
          {dayWords(row.publishedOn, now)}
          {row.lateWorkingDays > 0 ? <small className="second bad">晚了 {row.lateWorkingDays} 个工作日</small> : null}
        </>
      ),
    },
  ];
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="村级账"
        about="各村每月公开的收支。对不上的、和上月接不上的，说明差多少、缺哪个月。"
        acts={
          <>
            {abilities['villageAccounts.set'] ? (
              <Button icon={<SlidersHorizontal size={15} aria-hidden="true" />} onClick={() => setSetting(true)}>
                凭证要求
              </Button>
            ) : null}
            {abilities['villageAccounts.export'] ? <Export path={`${accountsPath}/export`} query={query} name="村级账" /> : null}
          </>
        }
      >
        <div className="filters">
          {towns.length > 1 ? <Filter label="乡镇" value={query.townId} options={towns} onChange={(town) => filters.set({ town, id: undefined })} search /> : null}
          {villages.length + communities.length > 1 ? <Filter label="村" value={query.villageId} options={[...villages, ...communities]} onChange={(village) => filters.set({ village, id: undefined })} search /> : null}
          <Filter label="月份" value={query.month} options={months} onChange={(month) => filters.set({ month, id: undefined })} search />
          <Checkbox checked={query.disagreeing === 'true'} onChange={(event) => filters.set({ disagreeing: event.target.checked ? 'true' : undefined, id: undefined })}>
            只看对不上的
          </Checkbox>
        </div>
        {series.data && series.data.months.length > 1 ? <SeriesCard months={series.data.months} /> : null}
        <section className="card table-card">
          <ListTable
            label="村级账"
            list={list}
            columns={columns}
            openId={openId}
            onOpen={(row) => filters.set({ id: row.id }, openId ? 'replace' : 'push')}
            hint="↑ ↓ 选，Enter 打开"
            empty={query.disagreeing ? <Empty title="没有对不上的" why="公开的每个月都加得上，也和上月接得上。" /> : <Empty title="还没有公开的收支账" why="村里每月公开一次，公开以后列在这里。" />}
          />
        </section>
      </Page>
      {openId ? <AccountsPanel key={openId} id={openId} onClose={() => filters.set({ id: undefined })} /> : null}
      {setting ? <SettingsDialog onClose={() => setSetting(false)} /> : null}
    </div>
  );
}
