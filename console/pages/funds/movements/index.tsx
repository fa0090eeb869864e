import { Button } from 'antd';
import { CircleAlert, Plus, Upload } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { fundMovement, fundMovementKind, fundMovementKindLabels, type FundMovement } from '../../../../contracts/fund-money';
import { yuanWords } from '../../../../contracts/fund-words';
import { fundRefresh, useFundFlow, useFundPlaces, useProgrammeOptions } from '../../../api/funds';
import { useSession } from '../../../api/session';
import { useList } from '../../../api/use-list';
import { dayWords } from '../../../parts/dates';
import { Export } from '../../../parts/export';
import { Filter } from '../../../parts/filter';
import { ImportDialog } from '../../../parts/import-dialog';
import { ListTable, type Column } from '../../../parts/list-table';
import { Empty } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { Page, Tag } from '../../../parts/page';
import { oneOf, useFilters } from '../../../parts/use-filters';
import { EnterDialog } from './enter-dialog';
import { MovementPanel } from './panel';

const kinds = fundMovementKind.options.map((value) => ({ value, label: fundMovementKindLabels[value] }));

/** The ledger of public money: every line as it was entered, and what took it back. */
export default function MovementsPage() {
  const filters = useFilters();
  const { abilities } = useSession();
  const now = useNow();
  const programmes = useProgrammeOptions();
  const places = (useFundPlaces().data?.items ?? []).filter(({ kind }) => kind !== 'source').map(({ key, name, within }) => ({ value: key, label: within ? `${name}（${within}）` : name }));
  const kind = oneOf(filters.get('kind'), fundMovementKind.options);
  const query = { year: filters.get('year'), programme: filters.get('programme'), kind, placeId: filters.get('place') };
  const list = useList('fund-movements', '/fund-movements', query, fundMovement);
  const openId = filters.get('id');
  const [dialog, setDialog] = useState<'enter' | 'import' | null>(null);
  const thisYear = now.getFullYear();
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="拨付台账"
        about="立项、拨付、审核、退回，一笔一笔记。记错了冲正，不改原来的"
        acts={
          <>
            {abilities['fund.export'] ? <Export path="/fund-movements/export" query={query} name="拨付台账" /> : null}
            {abilities['fund.import'] ? (
              <Button icon={<Upload size={15} aria-hidden="true" />} onClick={() => setDialog('import')}>
                导入拨付表
              </Button>
            ) : null}
            {abilities['fund.write'] ? (
              <Button type="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setDialog('enter')}>
                记一笔
              </Button>
            ) : null}
          </>
        }
      >
        <div className="filters">
          <Filter label="年度" value={filters.get('year')} options={[0, 1, 2, 3].map((back) => ({ value: String(thisYear - back), label: `${thisYear - back} 年` }))} onChange={(next) => filters.set({ year: next })} />
          <Filter label="项目" value={filters.get('programme')} options={programmes} onChange={(next) => filters.set({ programme: next })} search />
          <Filter label="哪一步" value={kind} options={kinds} onChange={(next) => filters.set({ kind: next })} />
          <Filter label="单位" value={filters.get('place')} options={places} onChange={(next) => filters.set({ place: next })} search />
        </div>
        <Next year={query.year} />
        <section className="card table-card">
          <ListTable
            label="拨付台账"
            list={list}
            columns={columnsAt(now)}
            openId={openId}
            onOpen={(row) => filters.set({ id: row.id }, openId ? 'replace' : 'push')}
            empty={<Empty title="没有这样的账" why="换一个筛选，或者记第一笔：先立项，再按拨款通知一级一级记拨付。" />}
          />
        </section>
      </Page>
      {openId ? <MovementPanel key={openId} id={openId} onClose={() => filters.set({ id: undefined })} onOpen={(id) => filters.set({ id })} /> : null}
      {dialog === 'enter' ? <EnterDialog year={Number(query.year ?? thisYear)} programme={query.programme} onClose={() => setDialog(null)} /> : null}
      {dialog === 'import' ? <ImportDialog kind="fundReleases" refresh={fundRefresh} onClose={() => setDialog(null)} /> : null}
    </div>
  );
}

/** What the ledger is to be looked at for: which year does not agree, and where it says more. */
function Next({ year }: { year: string | undefined }) {
  const flow = useFundFlow({ year: year ? Number(year) : undefined }).data;
  if (!flow || flow.differenceCount + flow.strandedCount === 0) return null;
  return (
    <div className="notice flush fund-next">
      <CircleAlert size={20} aria-hidden="true" />
      <div>
        <b>
          {flow.year} 年有 {flow.differenceCount} 处对不上，{flow.strandedCount} 处滞留
        </b>
        <p>先查漏记的，再查记错的。哪个项目、哪个单位、差多少，都在资金流向里。</p>
      </div>
      <Link className="link" to={`/funds/flow?year=${flow.year}`}>
        去看
      </Link>
    </div>
  );
}

const columnsAt = (now: Date): Column<FundMovement>[] => [
  { key: 'day', title: '日期', width: 130, render: (row) => dayWords(row.day, now) },
  {
    key: 'kind',
    title: '哪一步',
    width: 120,
    render: (row) => (
      <span className="tags">
        <Tag>{fundMovementKindLabels[row.kind]}</Tag>
        {row.reverses ? <Tag>冲正</Tag> : null}
        {row.reversedBy ? <Tag>已冲正</Tag> : null}
      </span>
    ),
  },
  {
    key: 'programme',
    title: '项目',
    render: (row) => (
      <>
        <b>{row.programmeName}</b>
        <span className="second">
          {row.year} 年{row.batch ? `　${row.batch}` : ''}
        </span>
      </>
    ),
  },
  {
    key: 'ends',
    title: '从哪里到哪里',
    render: (row) => (
      <>
        {row.from.name} → {row.to.name}
        <span className="second">{row.document}</span>
      </>
    ),
  },
  { key: 'amount', title: '金额（元）', width: 150, align: 'right', render: (row) => <span className={row.amount < 0 ? 'money back' : 'money'}>{yuanWords(row.amount)}</span> },
];
