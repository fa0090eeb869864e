import { Button } from 'antd';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { useOrganisationOptions } from '../../api/organisations';
import { useSession } from '../../api/session';
import { Export } from '../../parts/export';
import { ImportDialog } from '../../parts/import-dialog';
import { Empty } from '../../parts/notice';
import { Card, Page } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';
import { FollowUpTerms } from './follow-up-terms';
import { History } from './history';
import { QueueKeys } from './queue-keys';
import { HallSettingsCards } from './settings-cards';

/** How one hall takes ratings: when it is open, how often a person rates, who does not, and what its queue system brings. */
export default function HallSettingsPage() {
  const { abilities } = useSession();
  const [importing, setImporting] = useState(false);
  const filters = useFilters();
  const halls = useOrganisationOptions('hall');
  const hallId = filters.get('hall') ?? halls[0]?.value;
  return (
    <Page
      narrow
      title="大厅设置"
      about="一个大厅一套，改了以后管新来的评议"
      acts={
        <>
          <Export path="/hall-settings/export" query={{}} name="大厅设置" />
          {abilities['hallSettings.save'] ? (
            <Button icon={<Upload size={16} aria-hidden="true" />} onClick={() => setImporting(true)}>
              导入
            </Button>
          ) : null}
        </>
      }
    >
      <div className="columns tree-left" style={{ gridTemplateColumns: '300px minmax(0, 1fr)' }}>
        <Card title="大厅">
          <ul className="choose-list">
            {halls.map((hall) => (
              <li key={hall.value}>
                <button type="button" aria-pressed={hall.value === hallId} onClick={() => filters.set({ hall: hall.value })}>
                  {hall.label}
                </button>
              </li>
            ))}
          </ul>
        </Card>
        {hallId ? <Hall key={hallId} hallId={hallId} /> : <Card><Empty title="还没有大厅" why="先在“机构与窗口”里建大厅。" /></Card>}
      </div>
      {importing ? <ImportDialog kind="hallSettings" refresh={['hall-settings']} onClose={() => setImporting(false)} /> : null}
    </Page>
  );
}

function Hall({ hallId }: { hallId: string }) {
  const { abilities } = useSession();
  return (
    <div className="stack">
      <HallSettingsCards hallId={hallId} />
      {abilities['followUp.configure'] ? <FollowUpTerms hallId={hallId} /> : null}
      {abilities['queueKey.list'] ? <QueueKeys hallId={hallId} /> : null}
      <History hallId={hallId} />
    </div>
  );
}
