import { Button } from 'antd';
import { Plus, Upload } from 'lucide-react';
import { useState } from 'react';
import { useOrganisationTree } from '../../api/organisations';
import { rosterRefresh, useRosterWeek } from '../../api/roster';
import { useSession } from '../../api/session';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { ImportDialog } from '../../parts/import-dialog';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { Page } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';
import { AssignDialog } from './dialogs';
import { Grid } from './grid';
import { RosterPanel } from './panel';
import { Week } from './week';

/** Who sits at which window on which day: a hall, a week. */
export default function RosterPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const tree = useOrganisationTree();
  const halls = (tree.data?.items ?? []).filter((node) => node.kind === 'hall').map((node) => ({ value: node.id, label: node.name }));
  const hallId = filters.get('hall') ?? halls[0]?.value;
  const week = useRosterWeek(hallId, filters.get('day'));
  const [dialog, setDialog] = useState<'assign' | 'import' | null>(null);
  const windowId = filters.get('window');
  const window = week.data?.windows.find((one) => one.id === windowId);
  return (
    <div className={window ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="值班表"
        about="谁哪天坐哪个窗口。窗口人员看自己收到的评议、申诉，都按它认人。"
        acts={
          <>
            {abilities['roster.export'] ? <Export path="/roster/entries/export" query={{ hallId }} name="值班" /> : null}
            {abilities['roster.import'] ? (
              <Button icon={<Upload size={15} aria-hidden="true" />} onClick={() => setDialog('import')}>
                导入
              </Button>
            ) : null}
            {week.data?.mayChange ? (
              <Button type="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setDialog('assign')}>
                排班
              </Button>
            ) : null}
          </>
        }
      >
        <div className="filters">
          {halls.length > 1 ? <Filter label="大厅" value={hallId} options={halls} all="请选" onChange={(hall) => filters.set({ hall, window: undefined })} search /> : null}
          {week.data ? <Week week={week.data} onChange={(day) => filters.set({ day })} /> : null}
        </div>
        {tree.error && !tree.data ? <Failure error={tree.error} again={() => void tree.refetch()} /> : null}
        {tree.data && halls.length === 0 ? <Empty title="还没有办事大厅" why="先在“机构与窗口”里建大厅和窗口，再来排班。" /> : null}
        {week.error && !week.data ? <Failure error={week.error} again={() => void week.refetch()} /> : null}
        {tree.isPending || (week.isPending && hallId) ? <Skeleton /> : null}
        {week.data?.windows.length === 0 ? <Empty title="这个大厅还没有窗口" why="先在“机构与窗口”里建窗口。" /> : null}
        {week.data && week.data.windows.length > 0 ? <Grid week={week.data} openId={windowId} onOpen={(id) => filters.set({ window: id }, window ? 'replace' : 'push')} /> : null}
      </Page>
      {week.data && window ? <RosterPanel key={window.id} window={window} week={week.data} onClose={() => filters.set({ window: undefined })} /> : null}
      {week.data && dialog === 'assign' ? <AssignDialog windows={week.data.windows} windowId={windowId} today={week.data.today} onClose={() => setDialog(null)} /> : null}
      {dialog === 'import' ? <ImportDialog kind="roster" refresh={rosterRefresh} onClose={() => setDialog(null)} /> : null}
    </div>
  );
}
