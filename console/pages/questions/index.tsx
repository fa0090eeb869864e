import { questionState, questionStateLabels, questionSummary, type QuestionSummary } from '../../../contracts/question';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { usePlaceOptions } from '../../api/villages';
import { dayWords, workingDaysWords } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { LightTag } from '../../parts/light';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { QuestionPanel } from './panel';

const tabs = ['asked', 'raised', 'answered', 'all'] as const;
type Tab = (typeof tabs)[number];
const tabLabels: Record<Tab, string> = { asked: questionStateLabels.asked, raised: questionStateLabels.raised, answered: questionStateLabels.answered, all: '全部' };
const lights = [
  { value: 'yellow', label: '临期' },
  { value: 'red', label: '逾期' },
] as const;
const empty: Record<Tab, { title: string; why: string }> = {
  asked: { title: '没有等村里答复的', why: '群众在公开的内容下面点“我有疑问”，就到这里。' },
  raised: { title: '没有请乡镇看的', why: '群众对村里的答复不满意，或村里过了期没有答复，可以请乡镇看一次。' },
  answered: { title: '还没有答复过', why: '答复了、提问人没有再请乡镇看的，在这里。' },
  all: { title: '没有提问', why: '加了筛选的，去掉再看。' },
};

/** What citizens ask about what was published: the village answers within its days, then the town. */
export default function QuestionsPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const places = usePlaceOptions();
  const tab = oneOf(filters.get('tab'), tabs, abilities['question.answer'] ? 'asked' : abilities['question.settle'] ? 'raised' : 'all');
  const query = { state: tab === 'all' ? undefined : oneOf(tab, questionState.options), light: oneOf(filters.get('light'), ['yellow', 'red'] as const), underId: filters.get('town') };
  const list = useList('questions', '/questions', query, questionSummary);
  const openId = filters.get('id');
  return (
    <div className={openId ? 'page-wrap open' : 'page-wrap'}>
      <Page title="群众提问" about="平台不记是谁问的。答复发在提问人的回执下面。" acts={abilities['question.export'] ? <Export path="/questions/export" query={query} name="群众提问" /> : null}>
        <Tabs label="按到哪一步看" value={tab} tabs={tabs.map((value) => ({ value, label: tabLabels[value] }))} onChange={(next) => filters.set({ tab: next, id: undefined })} />
        <div className="filters">
          {places.length > 1 ? <Filter label="乡镇、村" value={query.underId} options={places} onChange={(town) => filters.set({ town })} search /> : null}
          <Filter label="亮灯" value={query.light} options={[...lights]} onChange={(light) => filters.set({ light })} />
        </div>
        <section className="card table-card">
          <ListTable label="群众提问" list={list} fixed hint="↑ ↓ 选择　Enter 打开" columns={columns} openId={openId} onOpen={(row) => filters.set({ id: row.id }, openId ? 'replace' : 'push')} empty={<Empty {...empty[tab]} />} />
        </section>
      </Page>
      {openId ? <QuestionPanel key={openId} id={openId} onClose={() => filters.set({ id: undefined })} /> : null}
    </div>
  );
}

const columns: Column<QuestionSummary>[] = [
  { key: 'light', title: '亮灯', width: 110, render: (row) => (row.light ? <LightTag light={row.light} /> : <span className="muted">{questionStateLabels[row.state]}</span>) },
  { key: 'due', title: '到期', width: 140, render: (row) => <Due row={row} /> },
  {
    key: 'village',
    title: '哪个村（社区）',
    width: 150,
    render: (row) => (
      <>
        <b>{row.village.name}</b>
        <span className="second">{row.town.name}</span>
      </>
    ),
  },
  {
    key: 'text',
    title: '问什么',
    render: (row) => (
      <>
        <span className="clip">{row.text}</span>
        <span className="second">{row.about}</span>
      </>
    ),
  },
  { key: 'asked', title: '哪天问的', width: 130, render: (row) => <Asked day={row.askedOn} /> },
];

function Due({ row }: { row: QuestionSummary }) {
  const now = useNow();
  if (!row.due) return null;
  return (
    <>
      {dayWords(row.due, now)} 前<span className="second">{workingDaysWords(row.workingDaysLeft)}</span>
    </>
  );
}
function Asked({ day }: { day: string }) {
  return <>{dayWords(day, useNow())}</>;
}
