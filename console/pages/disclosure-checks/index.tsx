import { Button } from 'antd';
import { Dices } from 'lucide-react';
import { useState } from 'react';
import { checkResultLabels, checkRound, spotCheck, type CheckRound, type SpotCheck } from '../../../contracts/disclosure-oversight';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { usePlaceOptions } from '../../api/villages';
import { dayWords, instantWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { publishedColumns } from '../../parts/published-columns';
import { oneOf, useFilters } from '../../parts/use-filters';
import { DrawDialog, ResultDialog } from './dialogs';

const results = [
  { value: 'open', label: '还没查' },
  { value: 'good', label: checkResultLabels.good },
  { value: 'problem', label: checkResultLabels.problem },
] as const;

/** Samples drawn by a seed, checked by hand; each village has its record. */
export default function ChecksPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const [drawing, setDrawing] = useState(false);
  const [recording, setRecording] = useState<SpotCheck | null>(null);
  const villages = usePlaceOptions('villages');
  const query = { roundId: filters.get('round'), underId: filters.get('village'), result: oneOf(filters.get('result'), ['open', 'good', 'problem'] as const) };
  const list = useList('disclosure-checks', '/disclosure/checks', query, spotCheck);
  const draws = abilities['spotCheck.draw'] === true;
  return (
    <Page
      title="公开抽查"
      about="随机抽，结果记在村里的档案里。同一个随机数、同一段时间，谁来抽都一样。"
      acts={
        <>
          {abilities['spotCheck.export'] ? <Export path="/disclosure/checks/export" query={query} name="公开抽查结果" /> : null}
          {draws ? (
            <Button type="primary" icon={<Dices size={16} aria-hidden="true" />} onClick={() => setDrawing(true)}>
              抽一次
            </Button>
          ) : null}
        </>
      }
    >
      {draws ? <Rounds openId={query.roundId} onOpen={(round) => filters.set({ round: round === query.roundId ? undefined : round })} /> : null}
      <div className="filters">
        <Filter label="结果" value={query.result} options={[...results]} onChange={(result) => filters.set({ result })} />
        {villages.length > 1 ? <Filter label="村（社区）" value={query.underId} options={villages} onChange={(village) => filters.set({ village })} search /> : null}
      </div>
      <section className="card table-card">
        <ListTable label="抽查的各项" list={list} fixed columns={columnsOf(setRecording)} empty={<Empty title="还没有抽查过" why={draws ? '点“抽一次”：选哪个乡镇或全区、哪段时间、抽几项。' : '区里和乡镇抽查以后，结果在这里。'} />} />
      </section>
      {drawing ? <DrawDialog onClose={() => setDrawing(false)} onDrawn={(round) => filters.set({ round: round.id, result: undefined, village: undefined })} /> : null}
      {recording ? <ResultDialog check={recording} onClose={() => setRecording(null)} /> : null}
    </Page>
  );
}

function Rounds({ openId, onOpen }: { openId: string | undefined; onOpen: (id: string) => void }) {
  const list = useList('disclosure-check-rounds', '/disclosure/check-rounds', {}, checkRound, 5);
  if (!list.loading && !list.error && list.items.length === 0) return null;
  return (
    <section className="card table-card">
      <ListTable label="各次抽查" list={list} fixed columns={roundColumns} openId={openId} onOpen={(row) => onOpen(row.id)} empty={null} />
    </section>
  );
}

const roundColumns: Column<CheckRound>[] = [
  { key: 'at', title: '哪天抽的', width: 190, render: (row) => <DrawnAt row={row} /> },
  { key: 'where', title: '范围', render: (row) => <Span row={row} /> },
  { key: 'seed', title: '随机数', width: 160, render: (row) => row.seed },
  { key: 'size', title: '抽了', width: 150, render: (row) => `${Math.min(row.size, row.candidates)} 项，从 ${row.candidates} 项里` },
  { key: 'state', title: '查得怎样', width: 170, render: (row) => `${row.open > 0 ? `${row.open} 项没查` : '查完了'}${row.problems > 0 ? `，${row.problems} 项有问题` : ''}` },
];

function DrawnAt({ row }: { row: CheckRound }) {
  return (
    <>
      {instantWords(row.drawnAt, useNow())}
      <span className="second">{row.drawnBy}</span>
    </>
  );
}
function Span({ row }: { row: CheckRound }) {
  const now = useNow();
  return (
    <>
      <b>{row.organisation.name}</b>
      <span className="second">
        {dayWords(row.from, now)} 到 {dayWords(row.to, now)} 公开的
      </span>
    </>
  );
}

const columnsOf = (onRecord: (check: SpotCheck) => void): Column<SpotCheck>[] => [
  ...publishedColumns<SpotCheck>(),
  {
    key: 'result',
    title: '结果',
    width: '34%',
    render: (row) => (
      <>
        {row.result ? <b>{checkResultLabels[row.result]}</b> : <span className="muted">还没查</span>}
        <span className="second">
          {row.finding}
          {row.checkedBy ? `　${row.checkedBy}` : ''}
        </span>
      </>
    ),
  },
  {
    key: 'act',
    title: '',
    width: 110,
    align: 'right',
    render: (row) =>
      row.abilities.record ? (
        <button type="button" className="link" onClick={() => onRecord(row)}>
          {row.result ? '改结果' : '记结果'}
        </button>
      ) : null,
  },
];
