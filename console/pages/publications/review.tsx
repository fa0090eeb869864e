import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { publicationReview, type PublicationReview } from '../../../contracts/publication';
import { useVillageOptions } from '../../api/publications';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { instantWords } from '../../parts/dates';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { useFilters } from '../../parts/use-filters';
import { Batch } from './batch';
import { ChangesView } from './changes-view';
import { changeWords } from './change-words';
import { Approve, CheckDialog, Return } from './dialogs';

/** What waits for the reviewer: each with what differs from last time; many are approved together, one is sent back with a reason. */
export default function ReviewPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const villages = useVillageOptions(undefined);
  const list = useList('publications', '/publications/review', { placeId: filters.get('village') }, publicationReview, 50);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [running, setRunning] = useState<PublicationReview[] | null>(null);
  const [returning, setReturning] = useState<PublicationReview | null>(null);
  const openId = filters.get('id');
  const opened = list.items.find(({ id }) => id === openId);
  const toggle = ({ id }: PublicationReview) => setChosen((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  const picked = list.items.filter(({ id }) => chosen.has(id));
  const approves = abilities['publication.approve'] === true;
  const all = list.items.length > 0 && picked.length === list.items.length;
  const mark: Column<PublicationReview> = {
    key: 'mark',
    width: 52,
    title: <Checkbox aria-label="全选" checked={all} indeterminate={picked.length > 0 && !all} onChange={() => setChosen(new Set(all ? [] : list.items.map(({ id }) => id)))} />,
    render: (row) => (
      <span onClick={(event) => event.stopPropagation()}>
        <Checkbox aria-label={`选${row.village.name}${row.item.name}`} checked={chosen.has(row.id)} onChange={() => toggle(row)} />
      </span>
    ),
  };
  return (
    <div className={opened ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="待审核"
        about={approves ? '村里核对过、等您审核的，等得最久的排最前' : '等您核对的，同意的交乡镇审核'}
        acts={
          picked.length > 0 ? (
            <Button type="primary" onClick={() => setRunning(picked)}>
              {approves ? '通过' : '同意'} {picked.length} 份
            </Button>
          ) : null
        }
      >
        {villages.length > 1 ? (
          <div className="filters">
            <Filter label="村（社区）" value={filters.get('village')} options={villages} onChange={(village) => filters.set({ village, id: undefined })} search />
          </div>
        ) : null}
        <section className="card table-card">
          <ListTable
            label="待审核"
            list={list}
            fixed
            hint="↑ ↓ 选择　Enter 看不同　X 选上　R 退回"
            columns={[mark, ...columns]}
            openId={openId}
            onOpen={(row) => filters.set({ id: row.id }, openId ? 'replace' : 'push')}
            keys={{ x: toggle, r: setReturning }}
            empty={<Empty title="没有等您审核的" why={approves ? '村里核对过的，会列在这里。' : '村里起草好交上来，会列在这里。'} />}
          />
        </section>
      </Page>
      {opened ? <Opened key={opened.id} review={opened} onClose={() => filters.set({ id: undefined })} onReturn={() => setReturning(opened)} /> : null}
      {returning ? <Return publication={returning} onClose={() => setReturning(null)} then={() => filters.set({ id: undefined })} /> : null}
      {running ? (
        <Batch
          items={running}
          onClose={() => {
            setRunning(null);
            setChosen(new Set());
          }}
        />
      ) : null}
    </div>
  );
}

function Opened({ review, onClose, onReturn }: { review: PublicationReview; onClose: () => void; onReturn: () => void }) {
  const [deciding, setDeciding] = useState(false);
  const { abilities, earlier, changes } = review;
  const Dialog = abilities.approve ? Approve : CheckDialog;
  return (
    <Panel
      label={`${review.village.name}${review.item.name}`}
      head={
        <>
          <h2>{review.item.name}</h2>
          <p className="muted">
            {review.village.name}　{review.period.label}
          </p>
        </>
      }
      foot={
        <>
          <Button onClick={onReturn}>退回</Button>
          <Button type="primary" className="push" onClick={() => setDeciding(true)}>
            {abilities.approve ? '通过，公开' : '同意'}
          </Button>
        </>
      }
      onClose={onClose}
    >
      {review.correctionReason ? (
        <div className="notice flush" role="status">
          <div>
            <b>更正说明</b>
            <p>{review.correctionReason}</p>
          </div>
        </div>
      ) : null}
      {earlier && changes ? (
        <section className="panel-section">
          <h2>和{earlier.label}比</h2>
          <ChangesView changes={changes} against={earlier.label} />
        </section>
      ) : (
        <p>{review.nothing ? '本期无发生。' : '第一次公开，没有可比的。'}</p>
      )}
      <p className="muted">
        像个人信息的：遮住 {review.masked} 处，留着 {review.kept} 处。附件 {review.attachments} 个。
      </p>
      <Link className="link" to={`/disclosure/publications/${review.id}`}>
        看全文和附件
      </Link>
      {deciding ? <Dialog publication={review} onClose={() => setDeciding(false)} then={onClose} /> : null}
    </Panel>
  );
}

const columns: Column<PublicationReview>[] = [
  {
    key: 'item',
    title: '事项',
    width: 240,
    render: (row) => (
      <>
        <b>{row.item.name}</b>
        <span className="second">
          {row.village.name}　{row.period.label}
          {row.correctionReason ? '　更正' : ''}
        </span>
      </>
    ),
  },
  { key: 'changes', title: '和上期比', render: (row) => changeWords(row) },
  {
    key: 'since',
    title: '什么时候交的',
    width: 180,
    render: (row) => (
      <>
        <At instant={row.submittedAt} />
        <span className="second">{row.draftedBy}起草</span>
      </>
    ),
  },
];

function At({ instant }: { instant: string }) {
  return <>{instantWords(instant, useNow())}</>;
}
