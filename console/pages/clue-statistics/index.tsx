import { Button, Switch } from 'antd';
import { FileSpreadsheet, Printer, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { clueDimensionLabels, type ClueFigures } from '../../../contracts/clue-statistics';
import { useClueFigures } from '../../api/clue-statistics';
import { useSession } from '../../api/session';
import { dayWords, instantWords } from '../../parts/dates';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Page } from '../../parts/page';
import { AlarmsCard } from './alarms-card';
import { Controls } from './controls';
import { Figures } from './figures';
import { ListTable } from './list-table';
import { Months } from './months';
import { SettingsDialog } from './settings-dialog';
import { TableDialog } from './table-dialog';
import { useView } from './view';

/** What came in, what became of it, and how that compares: of what the person may open, small counts hidden unless asked for. */
export default function ClueStatisticsPage() {
  const { view } = useView();
  const { abilities } = useSession();
  const [exact, setExact] = useState(false);
  const [dialog, setDialog] = useState<'table' | 'settings' | null>(null);
  const { data, error, refetch, isPlaceholderData } = useClueFigures({ ...view, exact });
  return (
    <div className={isPlaceholderData ? 'overview older' : 'overview'} aria-busy={isPlaceholderData}>
      <Page
        title="线索统计"
        about={data ? <Counted figures={data} /> : '只数您看得到的线索'}
        acts={
          <>
            {abilities['clueStatistics.set'] ? (
              <Button icon={<SlidersHorizontal size={16} aria-hidden="true" />} onClick={() => setDialog('settings')}>
                设置
              </Button>
            ) : null}
            {abilities['clueStatistics.table'] ? (
              <Button icon={<FileSpreadsheet size={16} aria-hidden="true" />} onClick={() => setDialog('table')}>
                季度、年度表
              </Button>
            ) : null}
          </>
        }
      >
        <div className="row spread no-print">
          <Controls shown={data} />
          <label className="exact-switch">
            <Switch checked={exact} checkedChildren="开" unCheckedChildren="关" aria-label="精确数" onChange={setExact} />
            精确数
          </label>
        </div>
        {exact ? <p className="exact-words">现在列的是精确数，1 至 4 件的也列。只给您在这一页上看，导出的表里没有；您看过，会留痕。</p> : null}
        {error && !data ? <Failure error={error} again={() => void refetch()} title="数字没有读出来" /> : null}
        {!data && !error ? <Skeleton rows={10} /> : null}
        {data ? <Body figures={data} /> : null}
      </Page>
      {dialog === 'table' ? <TableDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'settings' ? <SettingsDialog onClose={() => setDialog(null)} /> : null}
    </div>
  );
}

function Counted({ figures }: { figures: ClueFigures }) {
  const now = useNow();
  return (
    <>
      {figures.label}，{dayWords(figures.from, now)}至{dayWords(figures.to, now)}，只数您看得到的。{figures.running ? `这个时段还没有完，数到 ${instantWords(figures.countedAt, now)}` : null}
    </>
  );
}

function Body({ figures }: { figures: ClueFigures }) {
  const { filters } = useView();
  const listOf = (dimension: string) => figures.lists.find((list) => list.dimension === dimension)?.rows ?? [];
  const months = listOf('month');
  if (figures.received.now.count === 0 && figures.closed.now.count === 0 && figures.received.last.count === 0) {
    return (
      <section className="card">
        <Empty
          title="这个时段没有您看得到的线索"
          why="收到的、办结的都从登记簿里数出来，不用另填。换一个时段，或去掉筛选再看。"
          action={<Button onClick={() => filters.set({ period: 'year', at: undefined, from: undefined, to: undefined, channel: undefined, kind: undefined, town: undefined })}>看今年</Button>}
        />
      </section>
    );
  }
  return (
    <>
      <Figures figures={figures} />
      <div className="board-row wide-left">
        {months.length > 1 ? <Months rows={months} /> : <List figures={figures} dimension="channel" />}
        <AlarmsCard alarms={figures.alarms} />
      </div>
      <div className="halves">
        <div className="stack">
          {months.length > 1 ? <List figures={figures} dimension="channel" /> : null}
          <List figures={figures} dimension="kind" />
        </div>
        <div className="stack">
          <List figures={figures} dimension="town" />
          <List figures={figures} dimension="disposition" />
        </div>
      </div>
      <Foot />
    </>
  );
}

function List({ figures, dimension }: { figures: ClueFigures; dimension: 'channel' | 'town' | 'kind' | 'disposition' }) {
  const rows = figures.lists.find((list) => list.dimension === dimension)?.rows ?? [];
  return (
    <Card title={clueDimensionLabels[dimension]} note={dimension === 'disposition' ? '这个时段办结的' : undefined} className="table-card">
      {rows.length === 0 ? <p className="chart-none">这个时段没有。</p> : <div className="table-scroll"><ListTable dimension={dimension} rows={rows} /></div>}
    </Card>
  );
}

/** How it was counted, and what the signs mean. */
function Foot() {
  return (
    <footer className="board-foot">
      <p>{'收到按收到的日子算，办结按办结的日子算；办结率是收到的里面到期末办结的，除以没有转出的。<5 是 1 至 4 件，— 是为了不让人从别的数推算出来才没有列。重复指登记后关联过相近线索的。上年同期没有完的时段，也只数到同一天。周六、周日和法定节假日不算工作日。'}</p>
      <span className="row no-print">
        <Button icon={<Printer size={15} aria-hidden="true" />} onClick={() => window.print()}>
          打印这一页
        </Button>
      </span>
    </footer>
  );
}
