import { Button } from 'antd';
import { Plus, Upload } from 'lucide-react';
import { useState } from 'react';
import { managedBy, managedByLabels, personKind, personKindLabels, personSummary, type PersonSummary } from '../../../contracts/person';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ImportDialog } from '../../parts/import-dialog';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { Page, Tag } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { PersonForm } from './form';
import { LookUp } from './look-up';
import { PersonPanel } from './panel';

const columns: Column<PersonSummary>[] = [
  {
    key: 'name',
    title: '姓名',
    width: 170,
    render: (row) => (
      <>
        <b>{row.name}</b>
        {row.active ? null : <Tag>已停用</Tag>}
        <span className="second">{row.code}</span>
      </>
    ),
  },
  { key: 'kind', title: '身份', width: 130, render: (row) => <Kind row={row} /> },
  {
    key: 'posts',
    title: '职务',
    render: (row) => {
      const [first, ...more] = row.posts;
      return first ? (
        <>
          {first.organisation.name}
          <span className="second">
            {first.title}
            {more.length > 0 ? `，另有 ${more.length} 个` : ''}
          </span>
        </>
      ) : (
        <span className="muted">没有</span>
      );
    },
  },
  { key: 'party', title: '入党日期', width: 130, render: (row) => row.joinedPartyOn ?? <span className="muted">没有填</span> },
  { key: 'phone', title: '电话', width: 140, render: (row) => <span className="number">{row.phoneMasked ?? <span className="muted">没有填</span>}</span> },
];

function Kind({ row }: { row: PersonSummary }) {
  return (
    <>
      {personKindLabels[row.kind]}
      {row.managedBy === 'above' ? <span className="second">{managedByLabels.above}</span> : null}
    </>
  );
}

const managers = managedBy.options.map((value) => ({ value, label: managedByLabels[value] }));
const kinds = personKind.options.map((value) => ({ value, label: personKindLabels[value] }));

/** Cadres and staff; numbers are masked here and opened one at a time. */
export default function PeoplePage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const query = { kind: oneOf(filters.get('kind'), personKind.options), managedBy: oneOf(filters.get('managedBy'), managedBy.options), organisationId: filters.get('organisation'), text: filters.get('text'), inactive: filters.get('inactive') ? 'with' : undefined };
  const list = useList('people', '/people', query, personSummary);
  const [dialog, setDialog] = useState<'create' | 'import' | 'lookup' | null>(null);
  const openId = filters.get('id');
  const close = () => setDialog(null);
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="人员"
        about="干部和本委工作人员。电话、身份证号加密存放，这里只显示一部分。"
        acts={
          <>
            {abilities['person.lookup'] ? <Button onClick={() => setDialog('lookup')}>按号码找人</Button> : null}
            {abilities['person.export'] ? <Export path="/people/export" query={query} name="人员" /> : null}
            {abilities['person.import'] ? (
              <Button icon={<Upload size={15} aria-hidden="true" />} onClick={() => setDialog('import')}>
                导入
              </Button>
            ) : null}
            {abilities['person.create'] ? (
              <Button type="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setDialog('create')}>
                录入一个人
              </Button>
            ) : null}
          </>
        }
      >
        <div className="filters">
          <Filter label="身份" value={query.kind} options={kinds} onChange={(kind) => filters.set({ kind })} />
          <Filter label="管理权限" value={query.managedBy} options={managers} onChange={(manager) => filters.set({ managedBy: manager })} />
          <Filter label="停用的" all="不列" value={filters.get('inactive')} options={[{ value: 'with', label: '也列出来' }]} onChange={(inactive) => filters.set({ inactive })} />
          <SearchBox label="姓名或工号开头" value={query.text} onChange={(text) => filters.set({ text })} />
        </div>
        <section className="card table-card">
          <ListTable
            label="人员"
            list={list}
            columns={columns}
            openId={openId}
            onOpen={(row) => filters.set({ id: row.id }, openId ? 'replace' : 'push')}
            empty={<Empty title="还没有人员" why="可以用 Excel 一次导入，也可以一个个录入。" />}
          />
        </section>
      </Page>
      {openId ? <PersonPanel key={openId} id={openId} onClose={() => filters.set({ id: undefined })} /> : null}
      {dialog === 'import' ? <ImportDialog kind="people" refresh={['people']} onClose={close} /> : null}
      {dialog === 'create' ? <PersonForm onClose={close} /> : null}
      {dialog === 'lookup' ? <LookUp onOpen={(id) => filters.set({ id })} onClose={close} /> : null}
    </div>
  );
}
