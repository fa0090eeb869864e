import { useState } from 'react';
import { organisationNode, type OrganisationNode } from '../../../contracts/organisation';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { SearchBox } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { windowNumberWords } from '../../parts/numbers';
import { Card, Tag } from '../../parts/page';

const columns: Column<OrganisationNode>[] = [
  {
    key: 'name',
    title: '窗口',
    render: (row) => (
      <>
        <b>
          {windowNumberWords(row.window?.number ?? '')}　{row.name}
        </b>
        <span className="second">{row.window?.services.join('、')}</span>
      </>
    ),
  },
  { key: 'department', title: '派驻部门', width: '26%', render: (row) => row.window?.department?.name ?? <span className="muted">没有</span> },
  { key: 'code', title: '窗口码', width: 120, render: (row) => <span className="number">{row.window?.code.replace(/(.{4})/, '$1 ')}</span> },
  { key: 'state', title: '', width: 90, render: (row) => (row.active ? null : <Tag>{row.closing?.mergedInto ? '已并入' : '已停用'}</Tag>) },
];

interface WindowsTableProps {
  underId: string | undefined;
  closed: boolean;
  mayExport: boolean;
  openId: string | undefined;
  onOpen: (id: string) => void;
}

export function WindowsTable({ underId, closed, mayExport, openId, onOpen }: WindowsTableProps) {
  const [text, setText] = useState<string>();
  const query = { underId, text, closed: closed ? 'with' : 'without' };
  const list = useList('organisations', '/organisations', { ...query, kind: 'window' }, organisationNode);
  return (
    <Card
      title="窗口"
      note={list.total === undefined ? undefined : `${list.total} 个`}
      className="table-card"
      acts={
        <span className="row">
          <SearchBox label="找窗口" value={text} onChange={setText} />
          {mayExport ? <Export path="/windows/export" query={query} name="窗口" /> : null}
        </span>
      }
    >
      <ListTable label="窗口" list={list} columns={columns} openId={openId} onOpen={(row) => onOpen(row.id)} empty={<Empty title="这里没有窗口" why="在左边换一个大厅，或者新建、导入窗口。" />} />
    </Card>
  );
}
