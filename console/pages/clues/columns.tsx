import { clueChannelLabels, clueKindLabels, clueStateLabels, dispositionLabels } from '../../../contracts/clue';
import type { ClueSummary } from '../../../contracts/clue-registry';
import { dayWords, dueWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import type { Column } from '../../parts/list-table';
import { useNow } from '../../parts/now';

export const columns: Column<ClueSummary>[] = [
  { key: 'light', title: '亮灯', width: 100, render: (row) => <LightTag light={row.light} /> },
  { key: 'due', title: '到期', width: 150, render: (row) => <Due row={row} /> },
  {
    key: 'code',
    title: '编号',
    width: 230,
    render: (row) => (
      <>
        <b className="nowrap">{row.code}</b>
        <span className="second">
          <Channel channel={row.channel} />
          {row.held ? '　暂停销毁' : null}
        </span>
      </>
    ),
  },
  {
    key: 'step',
    title: '下一步',
    render: (row) => (
      <>
        <span className={row.mine ? 'strong' : undefined}>{row.step}</span>
        <span className="second">{row.mine ? '等我办' : row.handler ? `在${row.handler.name}手上` : clueStateLabels[row.state]}</span>
      </>
    ),
  },
  {
    key: 'kind',
    title: '类别',
    width: 130,
    render: (row) => (
      <>
        {clueKindLabels[row.kind]}
        <span className="second">{row.disposition ? dispositionLabels[row.disposition] : '还没定怎么办'}</span>
      </>
    ),
  },
  { key: 'town', title: '镇街', width: 130, render: (row) => row.town?.name ?? <span className="muted">没有写</span> },
  { key: 'received', title: '收到', width: 140, render: (row) => <Received day={row.receivedOn} /> },
];

/** 信 来信: the mark of the registry, and the word for whoever does not know it. */
export function Channel({ channel }: { channel: ClueSummary['channel'] }) {
  const { mark, name } = clueChannelLabels[channel];
  return (
    <>
      <span className="channel-mark" aria-hidden="true">
        {mark}
      </span>
      {name}
    </>
  );
}

function Due({ row }: { row: ClueSummary }) {
  const now = useNow();
  if (!row.due) return <span className="muted">没有时限</span>;
  return (
    <span className="nowrap">
      {dueWords(row.due, null, now)}
      <span className="second">{workingDaysWords(row.workingDaysLeft)}</span>
    </span>
  );
}

function Received({ day }: { day: string }) {
  const now = useNow();
  return <span className="nowrap">{dayWords(day, now)}</span>;
}
