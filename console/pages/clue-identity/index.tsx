import { Button } from 'antd';
import { Siren } from 'lucide-react';
import { useState } from 'react';
import { identityListItem, identityRequestState, identityRequestStateLabels, type IdentityListItem } from '../../../contracts/clue-registry';
import { useList } from '../../api/use-list';
import { instantWords } from '../../parts/dates';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page, Tag } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { DecideIdentity } from '../clues/identity-dialogs';
import { ReleaseDialog } from './release-dialog';

const states = identityRequestState.options.map((value) => ({ value, label: identityRequestStateLabels[value] }));

/** For custodians: who asks to see who reported, and why. Nothing of the matter is here. */
export default function ClueIdentityPage() {
  const filters = useFilters();
  const [releasing, setReleasing] = useState(false);
  const [deciding, setDeciding] = useState<IdentityListItem | null>(null);
  const state = oneOf(filters.get('state'), identityRequestState.options);
  const list = useList('clue-identity', '/clue-identity-requests', { state }, identityListItem);
  return (
    <Page
      title="看身份的申请"
      about="您看不到反映的内容，只定让不让看身份。让看的限时，到时间自动收回。"
      acts={
        <Button icon={<Siren size={16} aria-hidden="true" />} onClick={() => setReleasing(true)}>
          紧急放开
        </Button>
      }
    >
      <div className="filters">
        <Filter label="定了没有" value={state} options={states} onChange={(next) => filters.set({ state: next })} />
      </div>
      <section className="card table-card">
        <ListTable
          label="看身份的申请"
          list={list}
          fixed
          hint="↑ ↓ 选择　Enter 打开"
          columns={columns}
          onOpen={(row) => (row.state === 'asked' ? setDeciding(row) : undefined)}
          empty={<Empty title="没有申请" why="承办人要看反映人是谁，要先在这里得到您同意。" />}
        />
      </section>
      {deciding ? <DecideIdentity item={deciding} onClose={() => setDeciding(null)} /> : null}
      {releasing ? <ReleaseDialog onClose={() => setReleasing(false)} /> : null}
    </Page>
  );
}

const columns: Column<IdentityListItem>[] = [
  { key: 'state', title: '定了没有', width: 180, render: (row) => (row.state === 'asked' ? <b>{identityRequestStateLabels.asked}</b> : <Tag>{row.urgent ? `紧急放开，${identityRequestStateLabels[row.state]}` : identityRequestStateLabels[row.state]}</Tag>) },
  { key: 'code', title: '线索', width: 230, render: (row) => <b className="nowrap">{row.code}</b> },
  { key: 'by', title: '谁要看', width: 120, render: (row) => row.by.name },
  {
    key: 'reason',
    title: '理由',
    render: (row) => (
      <>
        {row.reason}
        <span className="second">{row.decidedBy ? (row.urgent ? `${row.decidedBy.name} 放的` : `${row.decidedBy.name}：${row.opinion}`) : ''}</span>
      </>
    ),
  },
  { key: 'at', title: '时间', width: 190, render: (row) => <When row={row} /> },
];

function When({ row }: { row: IdentityListItem }) {
  const now = useNow();
  return (
    <span className="nowrap">
      {instantWords(row.at, now)}
      {row.until ? <span className="second">看到 {instantWords(row.until, now)}</span> : null}
    </span>
  );
}
