import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { reminderOccasion, reminderOccasionLabels, reminderText, reminderTextForLabels, type ReminderText } from '../../../../contracts/reminder';
import { useSession } from '../../../api/session';
import { useList } from '../../../api/use-list';
import { Filter } from '../../../parts/filter';
import { ListTable, type Column } from '../../../parts/list-table';
import { Empty } from '../../../parts/notice';
import { countWords } from '../../../parts/numbers';
import { Page, Tag } from '../../../parts/page';
import { oneOf, useFilters } from '../../../parts/use-filters';
import { ruledOptions } from '../words';
import { NewText, TextPage } from './text-page';

/** What is said at each occasion; one of them opened takes the page's place. */
export default function TextsPage() {
  const filters = useFilters();
  const id = filters.get('id');
  const making = oneOf(filters.get('new'), reminderOccasion.options);
  const back = () => filters.set({ id: undefined, new: undefined }, 'push');
  if (making) return <NewText occasion={making} onBack={back} onSaved={(saved) => filters.set({ new: undefined, id: saved.id, occasion: saved.occasion })} />;
  return id ? <TextPage key={id} id={id} onBack={back} /> : <TextList />;
}

function TextList() {
  const { abilities } = useSession();
  const filters = useFilters();
  const occasion = oneOf(filters.get('occasion'), reminderOccasion.options);
  const inUse = filters.get('active') === 'no' ? 'no' : filters.get('active') === 'all' ? undefined : 'yes';
  const list = useList('reminders', '/reminders/texts', { occasion, active: inUse }, reminderText, 50);
  const write = abilities['reminder.write'] === true;
  const add = () => filters.set({ new: occasion ?? 'politicalBirthday' }, 'push');
  return (
    <Page
      title="文本"
      about="同一个人连着两年不读同一条，所以一个节点至少留两条通用的。"
      acts={
        write ? (
          <Button type="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={add}>
            {occasion ? `给${reminderOccasionLabels[occasion]}加一条` : '加一条文本'}
          </Button>
        ) : null
      }
    >
      <div className="filters">
        <Filter label="节点" value={occasion} options={ruledOptions} onChange={(value) => filters.set({ occasion: value })} search />
        <Filter
          label="在用"
          value={filters.get('active')}
          all="只看在用的"
          options={[
            { value: 'no', label: '只看停用的' },
            { value: 'all', label: '都看' },
          ]}
          onChange={(active) => filters.set({ active })}
        />
      </div>
      <section className="card table-card">
        <ListTable
          label="提醒文本"
          list={list}
          columns={columns}
          onOpen={(row) => filters.set({ id: row.id }, 'push')}
          empty={<Empty title={inUse === 'no' ? '没有停用的文本' : '这里没有文本'} why={inUse === 'no' ? '停用的文本会列在这里，可以重新启用。' : '没有文本就发不出去。加一条，写上正文和摘要。'} action={write && inUse !== 'no' ? <Button onClick={add}>加一条</Button> : null} />}
        />
      </section>
    </Page>
  );
}

const columns: Column<ReminderText>[] = [
  {
    key: 'occasion',
    title: '节点',
    width: 150,
    render: (row) => (
      <>
        <b>{reminderOccasionLabels[row.occasion]}</b>
        <span className="second">{reminderTextForLabels[row.for]}</span>
      </>
    ),
  },
  {
    key: 'body',
    title: '正文',
    render: (row) => (
      <>
        {row.active ? null : <Tag>停用</Tag>} <Marked text={row.body} />
      </>
    ),
  },
  { key: 'summary', title: '一句话摘要', width: 236, render: (row) => <Marked text={row.summary} /> },
  { key: 'sent', title: '排过', width: 84, align: 'right', render: (row) => (row.sent > 0 ? <span className="number">{countWords(row.sent)} 次</span> : <span className="muted">没有</span>) },
];

/** Variables stand out, so that one sees what changes from person to person. */
function Marked({ text }: { text: string }) {
  return <>{text.split(/(\{[^{}]*\})/).map((part, index) => (part.startsWith('{') ? <span key={index} className="variable">{part.slice(1, -1)}</span> : part))}</>;
}
