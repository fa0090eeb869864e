import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { correction, correctionKindLabels, correctionListQuery, type Correction } from '../../../../contracts/reminder';
import { useSession } from '../../../api/session';
import { useList } from '../../../api/use-list';
import { instantWords } from '../../../parts/dates';
import { LightTag } from '../../../parts/light';
import { ListTable, type Column } from '../../../parts/list-table';
import { Empty } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { Page, Tag } from '../../../parts/page';
import { Tabs } from '../../../parts/tabs';
import { oneOf, useFilters } from '../../../parts/use-filters';
import { AnswerDialog } from './answer-dialog';

const tabs = [
  { value: 'open', label: '要答复的' },
  { value: 'answered', label: '答复过的' },
] as const;

/** What cadres say is wrong of their own record. */
export default function CorrectionsPage() {
  const filters = useFilters();
  const state = oneOf(filters.get('tab'), correctionListQuery.shape.state.unwrap().options, 'open');
  const list = useList('reminders', '/reminders/corrections', { state }, correction);
  const [answering, setAnswering] = useState<Correction | null>(null);
  return (
    <Page title="更正" about="干部在“我的提醒”里说自己的资料不对。请系统管理员在“人员”里改好，再来答复本人。">
      <Tabs label="答复没有" value={state} tabs={tabs} onChange={(tab) => filters.set({ tab: tab === 'open' ? undefined : tab })} />
      <section className="card table-card">
        <ListTable
          key={state}
          label="更正"
          list={list}
          columns={columnsOf(state, setAnswering)}
          empty={state === 'open' ? <Empty title="没有要答复的" why="有干部说资料不对，会先给您发平台消息，再列在这里。" /> : <Empty title="还没有答复过" />}
        />
      </section>
      {answering ? <AnswerDialog correction={answering} onClose={() => setAnswering(null)} /> : null}
    </Page>
  );
}

function columnsOf(state: 'open' | 'answered', onAnswer: (correction: Correction) => void): Column<Correction>[] {
  return [
    { key: 'who', title: '谁', width: 210, render: (row) => <Who row={row} /> },
    {
      key: 'text',
      title: '说什么不对',
      render: (row) => (
        <>
          <Tag>{correctionKindLabels[row.kind]}</Tag> {row.text}
        </>
      ),
    },
    { key: 'at', title: '什么时候说的', width: 170, render: (row) => <At instant={row.at} /> },
    state === 'open'
      ? {
          key: 'act',
          title: '',
          width: 96,
          align: 'right',
          render: (row) =>
            row.abilities.answer ? (
              <Button className="accent" aria-label={`答复${row.name}`} onClick={() => onAnswer(row)}>
                答复
              </Button>
            ) : (
              <span className="muted">等答复</span>
            ),
        }
      : { key: 'answer', title: '答复', width: 320, render: (row) => <Answer row={row} /> },
  ];
}

function Who({ row }: { row: Correction }) {
  const { abilities } = useSession();
  const to = abilities['person.list'] ? `/people?id=${row.personId}` : abilities['follower.list'] ? `/followers?text=${encodeURIComponent(row.name)}` : null;
  return (
    <>
      {to ? (
        <Link className="link strong" to={to}>
          {row.name}
        </Link>
      ) : (
        <b>{row.name}</b>
      )}
      <span className="second">{row.organisation?.name}</span>
    </>
  );
}

function Answer({ row }: { row: Correction }) {
  return (
    <>
      {row.state === 'done' ? <LightTag light="done" word="改好了" /> : <Tag>不改</Tag>} {row.answer}
      <span className="second">{row.answeredBy}</span>
    </>
  );
}

function At({ instant }: { instant: string }) {
  return <span className="nowrap">{instantWords(instant, useNow())}</span>;
}
