import { Button, Dropdown } from 'antd';
import { Plus, Printer, Upload } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ImportKind } from '../../../contracts/table';
import type { OrganisationKind } from '../../../contracts/organisation';
import { useOrganisationTree } from '../../api/organisations';
import { useSession } from '../../api/session';
import { Export } from '../../parts/export';
import { ImportDialog } from '../../parts/import-dialog';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { Card, Page } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';
import { CreateOrganisation } from './create';
import { OrganisationPanel } from './panel';
import { OrganisationTree } from './tree';
import { WindowsTable } from './windows-table';

/** The tree on the left, the windows below what is chosen on the right. */
export default function OrganisationsPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const navigate = useNavigate();
  const tree = useOrganisationTree(filters.get('closed') ? 'with' : 'without');
  const nodes = tree.data?.items ?? [];
  const [importing, setImporting] = useState<ImportKind | null>(null);
  const [creating, setCreating] = useState<OrganisationKind | null>(null);
  const under = filters.get('under') ?? nodes[0]?.id;
  const exported = { underId: under, closed: filters.get('closed') ? 'with' : undefined };
  const openId = filters.get('id');
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="机构与窗口"
        about={nodes.length > 0 ? `${nodes.filter((node) => node.kind === 'hall').length} 个大厅，${nodes.filter((node) => node.kind === 'window').length} 个窗口` : undefined}
        acts={
          <>
            {abilities['organisation.export'] ? <Export path="/organisations/export" query={exported} name="机构" label="导出机构" /> : null}
            {abilities['organisation.import'] ? (
              <Dropdown trigger={['click']} menu={{ items: [{ key: 'organisations', label: '导入机构' }, { key: 'windows', label: '导入窗口' }], onClick: ({ key }) => setImporting(key === 'windows' ? 'windows' : 'organisations') }}>
                <Button icon={<Upload size={15} aria-hidden="true" />}>导入</Button>
              </Dropdown>
            ) : null}
            <Button icon={<Printer size={15} aria-hidden="true" />} onClick={() => void navigate(`/organisations/stands?under=${under ?? ''}`)}>
              打印二维码
            </Button>
            {abilities['organisation.create'] ? (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'window', label: '窗口' },
                    { key: 'hall', label: '办事大厅' },
                    { key: 'department', label: '部门' },
                    { key: 'town', label: '乡镇（街道）' },
                    { key: 'village', label: '村' },
                    { key: 'community', label: '社区' },
                  ],
                  onClick: ({ key }) => setCreating(key as OrganisationKind),
                }}
              >
                <Button type="primary" icon={<Plus size={15} aria-hidden="true" />}>
                  新建
                </Button>
              </Dropdown>
            ) : null}
          </>
        }
      >
        {tree.isPending ? <Skeleton /> : null}
        {tree.error && !tree.data ? <Failure error={tree.error} again={() => void tree.refetch()} /> : null}
        {tree.data && nodes.length === 0 ? <Empty title="还没有机构" why="先建区，再建部门、大厅和窗口；也可以用 Excel 一次导入。" /> : null}
        {nodes.length > 0 ? (
          <div className="columns tree-left">
            <Card className="padded tree-card">
              <OrganisationTree
                nodes={nodes}
                chosen={under}
                withClosed={filters.get('closed') !== undefined}
                onChoose={(id) => filters.set({ under: id })}
                onClosed={(closed) => filters.set({ closed: closed ? 'yes' : undefined })}
                onOpen={(id) => filters.set({ id }, 'push')}
              />
            </Card>
            <WindowsTable underId={under} closed={filters.get('closed') !== undefined} mayExport={abilities['organisation.export'] === true} openId={openId} onOpen={(id) => filters.set({ id }, openId ? 'replace' : 'push')} />
          </div>
        ) : null}
      </Page>
      {openId ? <OrganisationPanel key={openId} id={openId} nodes={nodes} onClose={() => filters.set({ id: undefined })} /> : null}
      {importing ? <ImportDialog kind={importing} refresh={['organisations']} onClose={() => setImporting(null)} /> : null}
      {creating ? <CreateOrganisation kind={creating} nodes={nodes} underId={under} onClose={() => setCreating(null)} /> : null}
    </div>
  );
}
