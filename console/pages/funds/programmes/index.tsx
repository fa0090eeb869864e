import { Button } from 'antd';
import { CircleAlert, Plus } from 'lucide-react';
import { useState } from 'react';
import { sourceCertaintyLabels } from '../../../../contracts/disclosure';
import { addProgrammeRequest, fundKind, fundKindLabels, fundProgrammeSummary, programmeOriginLabels, type FundProgrammeSummary } from '../../../../contracts/fund';
import { yuanWords } from '../../../../contracts/fund-words';
import { addProgramme, programmeRefresh } from '../../../api/funds';
import { useSession } from '../../../api/session';
import { useList } from '../../../api/use-list';
import { ActDialog } from '../../../parts/act-dialog';
import { Export } from '../../../parts/export';
import { Filter, SearchBox } from '../../../parts/filter';
import { ListTable, type Column } from '../../../parts/list-table';
import { Empty } from '../../../parts/notice';
import { Page, Tag } from '../../../parts/page';
import { oneOf, useFilters } from '../../../parts/use-filters';
import { CodeFields, emptyProgramme, ProgrammeFields, toProgramme } from './fields';
import { ProgrammePage } from './one';

const kinds = fundKind.options.filter((one) => one !== 'oneCard').map((value) => ({ value, label: fundKindLabels[value] }));
const shows = [
  { value: 'withoutRate', label: '标准没有录' },
  { value: 'edited', label: '本地改过、加的' },
  { value: 'active', label: '在用' },
  { value: 'retired', label: '停用' },
] as const;

/** Programmes by which public money reaches people, and what of each is still to be entered. */
export default function ProgrammesPage() {
  const filters = useFilters();
  const code = filters.get('code');
  return code ? <ProgrammePage key={code} code={code} onBack={() => filters.set({ code: undefined })} /> : <ProgrammeList />;
}

function ProgrammeList() {
  const filters = useFilters();
  const { abilities } = useSession();
  const kind = oneOf(filters.get('kind'), fundKind.options);
  const show = oneOf(filters.get('show'), shows.map(({ value }) => value));
  const query = { kind, show, text: filters.get('text') };
  const list = useList('fund-programmes', '/fund-programmes', query, fundProgrammeSummary, 50);
  const [adding, setAdding] = useState(false);
  const open = (next: string) => filters.set({ code: next }, 'push');
  return (
    <Page
      title="资金项目"
      about="默认项目全国大体一样，标准、比例、材料各地不同，请照本地文件录。一卡通是发放渠道，写在各项目的“渠道”里"
      acts={
        <>
          {abilities['fundProgramme.export'] ? <Export path="/fund-programmes/export" query={query} name="资金项目" /> : null}
          {abilities['fundProgramme.write'] ? (
            <Button type="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setAdding(true)}>
              加一个项目
            </Button>
          ) : null}
        </>
      }
    >
      <div className="filters">
        <SearchBox label="名称、编码、部门" value={query.text} onChange={(text) => filters.set({ text })} />
        <Filter label="类别" value={kind} options={kinds} onChange={(next) => filters.set({ kind: next })} />
        <Filter label="只看" value={show} options={shows} onChange={(next) => filters.set({ show: next })} />
      </div>
      {show === 'withoutRate' ? null : <Next onShow={() => filters.set({ show: 'withoutRate' })} />}
      <section className="card table-card">
        <ListTable label="资金项目" list={list} columns={columns} onOpen={(row) => open(row.code)} empty={<Empty title="没有这样的项目" why="换一个筛选看看。" />} />
      </section>
      {adding ? (
        <ActDialog
          title="加一个本地的项目"
          about="编码的字母跟着类别：农业 A、卫生 H、计生 P、建设 B、社保 S、教育 E。"
          schema={addProgrammeRequest}
          initial={{ ...emptyProgramme, reason: '' }}
          toBody={toProgramme}
          act={addProgramme}
          refresh={programmeRefresh}
          done="加好了"
          submit="加上"
          backLabel="先不加"
          width={820}
          then={(made) => open(made.code)}
          onClose={() => setAdding(false)}
        >
          <CodeFields kinds={kinds} />
          <ProgrammeFields reasonLabel="为什么加" />
        </ActDialog>
      ) : null}
    </Page>
  );
}

/** Until a rate is entered nobody can check what he was paid. */
function Next({ onShow }: { onShow: () => void }) {
  const missing = useList('fund-programmes', '/fund-programmes', { show: 'withoutRate' }, fundProgrammeSummary, 1).total ?? 0;
  if (missing === 0) return null;
  return (
    <div className="notice flush fund-next">
      <CircleAlert size={20} aria-hidden="true" />
      <div>
        <b>还有 {missing} 个项目没有录标准，或标准已过期</b>
        <p>没有标准，群众算不清自己该领多少。本地不发的项目请停用。</p>
      </div>
      <button type="button" className="link" onClick={onShow}>
        只看这些
      </button>
    </div>
  );
}

const rateWords = ({ rates, hasRate }: FundProgrammeSummary): string => {
  const [newest] = rates;
  if (!newest) return '还没有录';
  return `${newest.whom}${newest.per} ${yuanWords(newest.amount)}${rates.length > 1 ? ` 等 ${rates.length} 条` : ''}${hasRate ? '' : '（已过期）'}`;
};

const columns: Column<FundProgrammeSummary>[] = [
  { key: 'code', title: '编码', width: 70, render: (row) => row.code },
  {
    key: 'name',
    title: '项目',
    render: (row) => (
      <>
        <b>{row.name}</b>
        <span className="second">{fundKindLabels[row.kind]}</span>
      </>
    ),
  },
  { key: 'department', title: '主管部门', width: 150, render: (row) => row.department },
  { key: 'rates', title: '标准（元）', width: 220, render: (row) => (row.rates.length === 0 ? <span className="muted">{rateWords(row)}</span> : rateWords(row)) },
  { key: 'cycle', title: '发放', width: 110, render: (row) => row.cycle },
  {
    key: 'origin',
    title: '来源',
    width: 210,
    render: (row) => (
      <span className="tags">
        {row.active ? null : <Tag>停用</Tag>}
        <Tag>{programmeOriginLabels[row.origin]}</Tag>
        {row.origin === 'default' ? <Tag>{sourceCertaintyLabels[row.certainty]}</Tag> : null}
        {row.sensitive ? <Tag>涉及隐私</Tag> : null}
      </span>
    ),
  },
];
