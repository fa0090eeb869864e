import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { auditTrail, type AuditTrailEntry } from '../../../contracts/audit';
import { ask } from '../../api/client';
import { instantWords } from '../../parts/dates';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';
import { useFilters } from '../../parts/use-filters';

const kinds = [
  { value: 'followUps', label: '回访' },
  { value: 'ratings', label: '评议' },
  { value: 'accounts', label: '账号' },
  { value: 'organisations', label: '机构' },
  { value: 'people', label: '人员' },
  { value: 'approvals', label: '审批' },
  { value: 'settings', label: '设置' },
  { value: 'deliveries', label: '送达' },
];

const actorWords = { staff: '工作人员', citizen: '群众', system: '平台' } as const;

/** Everything that was done with one thing. */
export function TrailCard() {
  const filters = useFilters();
  const kind = filters.get('type') ?? 'followUps';
  const id = filters.get('id');
  return (
    <Card title="一件事的经过">
      <div className="padded-form">
        <Form layout="inline" key={`${kind}-${id ?? ''}`} initialValues={{ type: kind, id }} onFinish={(values: { type: string; id?: string }) => filters.set({ type: values.type, id: values.id?.trim() }, 'push')}>
          <Form.Item name="type">
            <Select aria-label="哪一种" options={kinds} style={{ width: 110 }} />
          </Form.Item>
          <Form.Item name="id" style={{ flex: 1 }} rules={[{ pattern: /^\s*[0-9a-f]{24}\s*$/, message: '内部编号是 24 位，在那件事的地址栏里' }]}>
            <Input aria-label="内部编号" placeholder="内部编号，24 位，在那件事的地址栏里" maxLength={30} />
          </Form.Item>
          <Button htmlType="submit">看经过</Button>
        </Form>
      </div>
      {id ? <Trail kind={kind} id={id} /> : <Empty title="还没有选" why="填内部编号，看谁在什么时候做了什么。" />}
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
  return (
    <tr>
      <td>{entry.seq}</td>
      <td className="nowrap">{instantWords(entry.at, now)}</td>
      <td className="nowrap">
        {entry.actorName ?? actorWords[entry.actorKind]}
        <span className="second">{entry.actorName ? actorWords[entry.actorKind] : null}</span>
      </td>
      <td>
        <b>{entry.verb}</b>
        {entry.detail && Object.keys(entry.detail).length > 0 ? <span className="second">{detailWords(entry.detail)}</span> : null}
        <span className="hash" title="这一步的指纹">
          {entry.hash.slice(0, 16)}…
        </span>
      </td>
    </tr>
  );
}

function detailWords(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}：${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('；');
}
