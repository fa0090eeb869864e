import { Link } from 'react-router';
import { reminderOccasionLabels, type ReminderRuleView } from '../../../../contracts/reminder';
import { dayWords, instantWords } from '../../../parts/dates';
import type { Column } from '../../../parts/list-table';
import { useNow } from '../../../parts/now';
import { countWords } from '../../../parts/numbers';
import { Tag } from '../../../parts/page';
import { guessedWords } from '../words';
import { lateWords, whenWords } from './rule-words';

type Row = ReminderRuleView & { id: string };

export function columnsOf(onChange: ((rule: ReminderRuleView) => void) | null): Column<Row>[] {
  const columns: Column<Row>[] = [
    {
      key: 'occasion',
      title: '节点',
      width: 130,
      render: (row) => (
        <>
          <b className={row.enabled ? '' : 'muted'}>{reminderOccasionLabels[row.occasion]}</b>
          {row.enabled ? null : <span className="second">停用，不提醒</span>}
        </>
      ),
    },
    { key: 'when', title: '什么时候发', render: (row) => <When row={row} /> },
    { key: 'next', title: '下一次', width: 230, render: (row) => <Next row={row} /> },
    {
      key: 'texts',
      title: '在用文本',
      width: 90,
      align: 'right',
      render: (row) => (
        <Link className={row.texts > 0 ? 'link number' : 'link'} to={`/reminders/texts?occasion=${row.occasion}`}>
          {row.texts > 0 ? `${row.texts} 条` : '没有，去加'}
        </Link>
      ),
    },
    { key: 'by', title: '谁最后改的', width: 176, render: (row) => <By row={row} /> },
  ];
  if (!onChange) return columns;
  const change: Column<Row> = {
    key: 'act',
    title: '',
    width: 64,
    align: 'right',
    render: (row) => (
      <button type="button" className="link" aria-label={`改${reminderOccasionLabels[row.occasion]}`} onClick={() => onChange(row)}>
        改
      </button>
    ),
  };
  return [...columns, change];
}

function When({ row }: { row: Row }) {
  return (
    <>
      {whenWords(row)}
      <span className="second">{lateWords(row)}</span>
    </>
  );
}

function Next({ row }: { row: Row }) {
  const now = useNow();
  if (!row.enabled) return <span className="muted">不提醒</span>;
  if (!row.next) return <span className="muted">一年内没有</span>;
  const { day, eventDay, people, guessed } = row.next;
  return (
    <>
      <Link className="link" to={`/reminders/plan?day=${day}&occasion=${row.occasion}`}>
        {dayWords(day, now)}
      </Link>
      ，{countWords(people)} 人
      {guessed ? <span className="second">{guessedWords(row.occasion)}</span> : eventDay === day ? null : <span className="second">{`日子在 ${dayWords(eventDay, now)}`}</span>}
    </>
  );
}

function By({ row }: { row: Row }) {
  const now = useNow();
  if (!row.changedAt) return <Tag>提出值</Tag>;
  return (
    <>
      {row.changedBy}
      <span className="second">{instantWords(row.changedAt, now)}</span>
    </>
  );
}
