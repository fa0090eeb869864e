import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { FilePlus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { paperKind, paperKindLabels, paperListQuery, paperStateLabels, paperSummary, type PaperSummary } from '../../../contracts/clue-paper';
import { usePaperOffers } from '../../api/clue-papers';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { ListTable } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { Page } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { columns } from './columns';
import { PaperDialog } from './paper-dialog';
import { UnitDialog } from './unit-dialog';
import { WordsDialog } from './words-dialog';

const kinds = paperKind.options.map((value) => ({ value, label: paperKindLabels[value] }));
const listed = paperListQuery.shape.state.unwrap();
const states = listed.options.map((value) => ({ value, label: paperStateLabels[value] }));
const abouts = [
  { value: 'clue', label: '线索' },
  { value: 'unit', label: '单位' },
];

/** The register of documents: numbers, kinds and days of what one may read. Those of a clue are opened in the clue. */
export default function CluePapersPage() {
  const filters = useFilters();
  const navigate = useNavigate();
  const { abilities } = useSession();
  const offers = usePaperOffers().data?.items ?? [];
  const [dialog, setDialog] = useState<'unit' | 'words' | null>(null);
  const query = { kind: oneOf(filters.get('kind'), paperKind.options), state: oneOf(filters.get('state'), listed.options), about: oneOf(filters.get('about'), ['clue', 'unit'] as const), from: filters.get('from'), to: filters.get('to') };
  const list = useList('clue-papers', '/clue-papers', query, paperSummary);
  const openId = filters.get('id');
  const days: [dayjs.Dayjs | null, dayjs.Dayjs | null] = [query.from ? dayjs(query.from) : null, query.to ? dayjs(query.to) : null];
  const open = (row: PaperSummary) => (row.clue ? void navigate(`/clues/${row.clue.id}`) : filters.set({ id: row.id }, 'push'));
  return (
    <Page
      title="文书台账"
      about="只列您看得到的。文号签发时自动编，不跳号；作废的也留着。"
      acts={
        <>
          {abilities['cluePaper.words'] ? <Button onClick={() => setDialog('words')}>文号用字</Button> : null}
          <Export path="/clue-papers/export" query={query} name="文书台账" />
          {abilities['cluePaper.draft'] && offers.length > 0 ? (
            <Button type="primary" icon={<FilePlus size={16} aria-hidden="true" />} onClick={() => setDialog('unit')}>
              给单位拟文书
            </Button>
          ) : null}
        </>
      }
    >
      <div className="filters">
        <Filter label="文书" value={query.kind} options={kinds} onChange={(kind) => filters.set({ kind })} search />
        <Filter label="状态" value={query.state} options={states} onChange={(state) => filters.set({ state })} />
        <Filter label="关于" value={query.about} options={abouts} onChange={(about) => filters.set({ about })} />
        <DatePicker.RangePicker
          aria-label="日期"
          allowEmpty
          value={days}
          format="M月D日"
          placeholder={['从哪天', '到哪天']}
          style={{ width: 220 }}
          onChange={(range) => filters.set({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
        />
      </div>
      <section className="card table-card">
        <ListTable label="文书台账" list={list} fixed hint="↑ ↓ 选择　Enter 打开" columns={columns} openId={openId} onOpen={open} empty={<Empty title="没有您看得到的文书" why="在线索里拟的、给单位拟的文书，会出现在这里。加了筛选的，去掉再看。" />} />
      </section>
      {dialog === 'words' ? <WordsDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'unit' ? (
        <UnitDialog
          onClose={() => setDialog(null)}
          onDrafted={({ id }) => {
            setDialog(null);
            filters.set({ id }, 'push');
          }}
        />
      ) : null}
      {openId ? <PaperDialog key={openId} id={openId} onClose={() => filters.set({ id: undefined })} /> : null}
    </Page>
  );
}
