import { Button } from 'antd';
import { Plus, Upload } from 'lucide-react';
import { useState } from 'react';
import { fundMovement, type FundMovement, type TownMoneyRow } from '../../../../contracts/fund-money';
import { yuanWords } from '../../../../contracts/fund-words';
import { fundRefresh, useTownMoney } from '../../../api/funds';
import { useSession } from '../../../api/session';
import { useList } from '../../../api/use-list';
import { dayWords } from '../../../parts/dates';
import { Export } from '../../../parts/export';
import { Filter } from '../../../parts/filter';
import { ImportDialog } from '../../../parts/import-dialog';
import { ListTable, type Column } from '../../../parts/list-table';
import { Empty, Failure } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { Card, Page, Tag } from '../../../parts/page';
import { useFilters } from '../../../parts/use-filters';
import { MovementPanel } from '../movements/panel';
import { Money } from './money';
import { ReleaseDialog } from './release-dialog';

/** What a town got, what it released to its villages, and what is still with it. */
export default function ReleasesPage() {
  const filters = useFilters();
  const { abilities } = useSession();
  const now = useNow();
  const { data: money, error, refetch } = useTownMoney();
  const villages = (money?.villages ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const programmes = [...new Map((money?.rows ?? []).map(({ programme, programmeName }) => [programme, { value: programme, label: `${programme} ${programmeName}` }])).values()];
  const query = { kind: 'release', fromKind: 'town', programme: filters.get('programme'), placeId: filters.get('village') };
  const list = useList('fund-movements', '/fund-movements', query, fundMovement);
  const openId = filters.get('id');
  const [dialog, setDialog] = useState<'import' | { row: TownMoneyRow | null } | null>(null);
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="拨到村"
        about="镇里收到的钱，拨给了哪个村、多少。记错了冲正，不改原来的"
        acts={
          <>
            {abilities['fund.export'] ? <Export path="/fund-movements/export" query={query} name="拨到村" /> : null}
            <Button icon={<Upload size={15} aria-hidden="true" />} onClick={() => setDialog('import')}>
              导入
            </Button>
            <Button type="primary" icon={<Plus size={15} aria-hidden="true" />} disabled={!money || money.rows.length === 0} onClick={() => setDialog({ row: null })}>
              记一笔
            </Button>
          </>
        }
      >
        {error && !money ? <Failure error={error} again={() => void refetch()} /> : null}
        {money ? (
          <Card title="镇里的钱" note="部门记了拨到镇里的，才在这里">
            <Money rows={money.rows} onRelease={(row) => setDialog({ row })} />
          </Card>
        ) : null}
        <div className="filters">
          <Filter label="项目" value={filters.get('programme')} options={programmes} onChange={(next) => filters.set({ programme: next })} search />
          <Filter label="村" value={filters.get('village')} options={villages} onChange={(next) => filters.set({ village: next })} search />
        </div>
        <section className="card table-card">
          <ListTable label="拨到村的" list={list} columns={columnsAt(now)} openId={openId} onOpen={(row) => filters.set({ id: row.id }, openId ? 'replace' : 'push')} empty={<Empty title="还没有记过" why="镇里把钱拨给村里，照拨款通知在这里记一笔。" />} />
        </section>
      </Page>
      {openId ? <MovementPanel key={openId} id={openId} onClose={() => filters.set({ id: undefined })} onOpen={(id) => filters.set({ id })} /> : null}
      {money && dialog !== null && dialog !== 'import' ? <ReleaseDialog money={money} row={dialog.row} onClose={() => setDialog(null)} /> : null}
      {dialog === 'import' ? <ImportDialog kind="townReleases" refresh={fundRefresh} onClose={() => setDialog(null)} /> : null}
    </div>
  );
}

const columnsAt = (now: Date): Column<FundMovement>[] => [
  { key: 'day', title: '日期', width: 130, render: (row) => dayWords(row.day, now) },
  { key: 'village', title: '拨给', width: 160, render: (row) => <b>{row.to.name}</b> },
  {
    key: 'programme',
    title: '项目',
    render: (row) => (
      <>
        {row.programmeName}
        <span className="second">
          {row.year} 年{row.batch ? `　${row.batch}` : ''}　{row.document}
        </span>
      </>
    ),
  },
  { key: 'state', title: '', width: 90, render: (row) => (row.reverses ? <Tag>冲正</Tag> : row.reversedBy ? <Tag>已冲正</Tag> : null) },
  { key: 'amount', title: '金额（元）', width: 150, align: 'right', render: (row) => <span className={row.amount < 0 ? 'money back' : 'money'}>{yuanWords(row.amount)}</span> },
];
