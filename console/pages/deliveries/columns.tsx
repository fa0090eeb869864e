import { deliveryStateLabels, type DeliveryState, type DeliverySummary } from '../../../contracts/delivery';
import { instantWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import type { Column } from '../../parts/list-table';
import { useNow } from '../../parts/now';
import { channelWords, occasionWords, tryWords } from './words';

export const columns: Column<DeliverySummary>[] = [
  { key: 'at', title: '什么时候', width: 160, render: (row) => <At instant={row.plannedAt} /> },
  {
    key: 'to',
    title: '送给谁',
    width: 170,
    render: (row) => (
      <>
        <b>{row.toName}</b>
        {row.organisation ? <span className="second">{row.organisation.name}</span> : null}
      </>
    ),
  },
  {
    key: 'title',
    title: '什么事',
    render: (row) => (
      <>
        {row.title}
        <span className="second">{occasionWords(row.occasion)}</span>
      </>
    ),
  },
  { key: 'state', title: '结果', width: 150, render: (row) => <StateMark state={row.state} /> },
  {
    key: 'channel',
    title: '渠道',
    width: 270,
    render: (row) => (
      <>
        {channelWords(row.channel ?? '')}
        {row.readAt ? '，本人看了' : null}
        <span className="second">{obstacle(row)}</span>
      </>
    ),
  },
];

/** What stood in the way last: on this channel, or on the one before it. */
function obstacle({ attempts, channel }: DeliverySummary): string | null {
  const last = attempts.findLast(({ why }) => why !== null);
  if (!last) return null;
  return last.channel === channel ? last.why : tryWords(last);
}

const lights: Partial<Record<DeliveryState, 'done' | 'yellow' | 'red'>> = { delivered: 'done', unknown: 'yellow', failed: 'red' };
/** Short, for a column. */
const words: Record<DeliveryState, string> = { ...deliveryStateLabels, accepted: '待回执', expired: '过时没送' };

export function StateMark({ state }: { state: DeliveryState }) {
  const light = lights[state];
  return light ? <LightTag light={light} word={words[state]} /> : <span className="muted">{words[state]}</span>;
}

function At({ instant }: { instant: string }) {
  const now = useNow();
  return <span className="nowrap">{instantWords(instant, now)}</span>;
}
