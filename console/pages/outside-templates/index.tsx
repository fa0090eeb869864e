import { useQuery } from '@tanstack/react-query';
import { outsideTemplates, type OutsideKind, type OutsideTemplates } from '../../../contracts/outside-templates';
import { ask } from '../../api/client';
import { instantWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Page } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';
import { ChannelCard } from './channel-card';
import { Refusals } from './refusals';

/** Which approved form of WeChat or Tencent Cloud each kind of message fills, blank by blank. */
export default function OutsideTemplatesPage() {
  const filters = useFilters();
  const now = useNow();
  const { data, error, refetch } = useQuery({ queryKey: ['outside-templates'], queryFn: ({ signal }) => ask('/outside-templates', { answer: outsideTemplates, signal }) });
  const kind = data?.kinds.find((one) => one.kind === filters.get('kind')) ?? data?.kinds[0];
  return (
    <Page narrow title="消息模板对照" about={data?.changedAt ? `${data.changedBy} ${instantWords(data.changedAt, now)} 改过` : '微信、短信和语音只发审核通过的模板'}>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data && kind ? (
        <div className="columns tree-left" style={{ gridTemplateColumns: '260px minmax(0, 1fr)' }}>
          <Card title="消息">
            <ul className="choose-list">
              {data.kinds.map((one) => (
                <li key={one.kind}>
                  <button type="button" aria-pressed={one.kind === kind.kind} onClick={() => filters.set({ kind: one.kind })}>
                    {one.label}
                    <KindState kind={one} />
                  </button>
                </li>
              ))}
            </ul>
          </Card>
          <Kind key={kind.kind} all={data} kind={kind} />
        </div>
      ) : null}
    </Page>
  );
}

function KindState({ kind }: { kind: OutsideKind }) {
  const filled = kind.channels.filter((channel) => kind.templates[channel]).length;
  return (
    <span className="choose-note">
      {filled === 0 ? '还没有填' : `填了 ${filled} / ${kind.channels.length} 个渠道`}
      {kind.refusals.length > 0 ? <LightTag light="red" word="有拒收" /> : null}
    </span>
  );
}

function Kind({ all, kind }: { all: OutsideTemplates; kind: OutsideKind }) {
  return (
    <div className="stack">
      <Card title={kind.label} note={kind.about}>
        <p className="card-words">按从上到下的次序送，前一个送不了才用后一个；都送不了的只在平台里看得到。里面不写地点，也不写群众的姓名和原话。</p>
        <Refusals refusals={kind.refusals} />
      </Card>
      {kind.channels.map((channel) => (
        <ChannelCard key={`${channel} ${all.version}`} all={all} kind={kind} channel={channel} />
      ))}
    </div>
  );
}
