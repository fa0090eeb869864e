import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { auditTrail, type AuditTrailEntry } from '../../../contracts/audit';
import { auditCollectionLabels, auditVerbWords } from '../../../contracts/audit-labels';
import { ask } from '../../api/client';
import { instantWords } from '../../parts/dates';
import { Filter, SearchBox } from '../../parts/filter';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';
import { Subjects } from './subjects';
import { detailWords } from './words';

const kinds = Object.entries(auditCollectionLabels).map(([value, label]) => ({ value, label }));
const actorWords = { staff: '工作人员', citizen: '群众', system: '平台', integration: '别的系统' } as const;

/** Finds one thing, then shows everything that was done with it. */
export function TrailCard() {
  const filters = useFilters();
  const kind = filters.get('type') ?? 'followUps';
  const id = filters.get('id');
  const text = filters.get('text');
  return (
    <Card
      title="一件事的经过"
      acts={
        id ? (
          <span className="row">
            {/* A rating and its follow-up have the same id. */}
            {kind === 'followUps' ? <Button onClick={() => filters.set({ type: 'ratings' }, 'push')}>看那条评议的经过</Button> : null}
            <Button onClick={() => filters.set({ id: undefined }, 'push')}>另找一件</Button>
          </span>
        ) : null
      }
    >
      {id ? (
        <Trail kind={kind} id={id} />
      ) : (
        <>
          <div className="filters padded-form">
            <Filter label="种类" all={auditCollectionLabels.followUps} value={kind === 'followUps' ? undefined : kind} options={kinds.filter((one) => one.value !== 'followUps')} onChange={(type) => filters.set({ type, text: undefined })} />
            <SearchBox key={kind} label="编号、用户名、名称" value={text} onChange={(next) => filters.set({ text: next })} />
          </div>
          <Subjects collection={kind} text={text} onOpen={(opened) => filters.set({ id: opened }, 'push')} />
        </>
      )}
    </Card>
  );
}

function Trail({ kind, id }: { kind: string; id: string }) {
  const { data, error, isPending } = useQuery({ queryKey: ['audit', 'trail', kind, id], queryFn: ({ signal }) => ask(`/audit/trails/${kind}/${id}`, { answer: auditTrail, signal }), staleTime: Infinity });
  if (isPending) return <Skeleton />;
  if (error) return <Failure error={error} />;
  return (
    <div className="table-scroll">
      <table className="facts dense" aria-label="经过">
        <thead>
          <tr>
            <th scope="col">第几步</th>
            <th scope="col">什么时候</th>
            <th scope="col">谁</th>
            <th scope="col">做了什么</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((entry) => (
            <Entry key={entry.seq} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Entry({ entry }: { entry: AuditTrailEntry }) {
  const now = useNow();
  const words = entry.detail ? detailWords(entry.detail) : '';
  return (
    <tr>
      <td>{entry.seq}</td>
      <td className="nowrap">{instantWords(entry.at, now)}</td>
      <td className="nowrap">
        {entry.actorKind === 'system' ? '平台自动' : (entry.actorName ?? actorWords[entry.actorKind])}
        <span className="second">{entry.actorKind === 'staff' ? actorWords.staff : null}</span>
      </td>
      <td>
        <b>{auditVerbWords(entry.verb)}</b>
        {words ? <span className="second">{words}</span> : null}
        <span className="hash" title="这一步的指纹" style={{ display: 'block' }}>
          {entry.hash.slice(0, 16)}…
        </span>
      </td>
    </tr>
  );
}
