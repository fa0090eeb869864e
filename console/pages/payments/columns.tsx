import { paymentStateLabels, type Payment } from '../../../contracts/disbursement';
import { dayWords } from '../../parts/dates';
import type { Column } from '../../parts/list-table';
import { yuanWords } from './yuan';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';

export const paymentColumns: Column<Payment>[] = [
  {
    key: 'programme',
    title: '项目',
    render: ({ programme, year, batch }) => (
      <>
        {programme.name}
        <span className="second">{`${year} 年　${batch}`}</span>
      </>
    ),
  },
  {
    key: 'payee',
    title: '领取人',
    width: 150,
    render: ({ payee, head }) => (
      <>
        <b>{payee}</b>
        {head === payee ? null : <span className="second">户主 {head}</span>}
      </>
    ),
  },
  {
    key: 'village',
    title: '村',
    width: 130,
    render: ({ village, group }) => (
      <>
        {village.name}
        {group ? <span className="second">{group}</span> : null}
      </>
    ),
  },
  {
    key: 'paid',
    title: '实发（元）',
    width: 130,
    align: 'right',
    render: ({ paid, due }) => (
      <>
        {yuanWords(paid)}
        {due === paid ? null : <span className="second">应发 {yuanWords(due)}</span>}
      </>
    ),
  },
  {
    key: 'day',
    title: '发放',
    width: 140,
    render: ({ day, cardTail }) => (
      <>
        <On day={day} />
        {cardTail ? <span className="second">{`尾号 ${cardTail}`}</span> : null}
      </>
    ),
  },
  { key: 'state', title: '状态', width: 100, render: ({ state, corrects }) => (corrects ? <Tag>{`${paymentStateLabels[state]}，更正的`}</Tag> : state === 'paid' ? paymentStateLabels[state] : <Tag>{paymentStateLabels[state]}</Tag>) },
  {
    key: 'source',
    title: '来源',
    width: 200,
    render: ({ source }) => (
      <>
        {source.fileName}
        <span className="second">{`第 ${source.row} 行`}</span>
      </>
    ),
  },
];

function On({ day }: { day: string }) {
  return <>{dayWords(day, useNow())}</>;
}
