import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { createQueueKeyRequest, queueKey, queueKeyCreated, type QueueKey, type QueueKeyCreated } from '../../../contracts/service-event';
import { ask } from '../../api/client';
import { useList } from '../../api/use-list';
import { ActDialog } from '../../parts/act-dialog';
import { dayWords, instantWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';
import { KeyShown } from './key-shown';

const refresh = ['queue-keys'];

/** The keys by which the hall's queue system tells of services and gets tickets to print. */
export function QueueKeys({ hallId }: { hallId: string }) {
  const list = useList('queue-keys', '/queue-keys', { hallId }, queueKey);
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<QueueKeyCreated | null>(null);
  const [revoking, setRevoking] = useState<QueueKey | null>(null);
  return (
    <Card title="排队系统接入" note="叫号机凭密钥报办理，拿到小票的码" acts={<Button onClick={() => setCreating(true)}>新建密钥</Button>}>
      <ListTable label="排队系统密钥" list={list} columns={columnsWith(setRevoking)} empty={<Empty title="还没有接入排队系统" why="建一个密钥交给排队系统，办完一位就能打出一张小票，一张小票评一次。" />} />
      <p className="card-words">
        怎么接：
        <a className="link" href="/docs" target="_blank" rel="noreferrer">
          接口文档
        </a>
        里的“排队系统接入”。
      </p>
      {creating ? (
        <ActDialog
          title="给排队系统一个密钥"
          about="密钥只显示一次。一台叫号机一个，坏了、换了就停用那一个。"
          schema={createQueueKeyRequest}
          toBody={(values) => ({ ...values, hallId })}
          act={(body) => ask('/queue-keys', { method: 'POST', body, answer: queueKeyCreated })}
          refresh={refresh}
          submit="建密钥"
          onClose={() => setCreating(false)}
          then={setCreated}
        >
          <Form.Item name="name" label="给谁用" extra="例如 一楼叫号机">
            <Input maxLength={30} autoFocus />
          </Form.Item>
        </ActDialog>
      ) : null}
      {created ? <KeyShown name={created.queueKey.name} secret={created.secret} onClose={() => setCreated(null)} /> : null}
      {revoking ? (
        <ActDialog
          title={`停用以后，${revoking.name}马上报不进来`}
          about="已经打出去的小票照样能评。停用了不能恢复，要用就新建一个。"
          schema={z.object({})}
          act={() => ask(`/queue-keys/${revoking.id}/revoke`, { method: 'POST' })}
          refresh={refresh}
          done="停用了"
          submit="停用这个密钥"
          backLabel="留着"
          onClose={() => setRevoking(null)}
        />
      ) : null}
    </Card>
  );
}

const columnsWith = (revoke: (key: QueueKey) => void): Column<QueueKey>[] => [
  { key: 'name', title: '给谁用', render: (row) => <b>{row.name}</b> },
  { key: 'created', title: '谁建的', width: 200, render: (row) => <Created row={row} /> },
  { key: 'used', title: '最近用过', width: 150, render: (row) => <Used day={row.lastUsedOn} /> },
  { key: 'state', title: '状态', width: 110, render: (row) => (row.revoked ? <LightTag light="paused" word="已停用" /> : <LightTag light="green" word="在用" />) },
  { key: 'act', title: '', width: 90, align: 'right', render: (row) => (row.revoked ? null : <Button size="small" onClick={() => revoke(row)} aria-label={`停用 ${row.name}`}>停用</Button>) },
];

function Created({ row }: { row: QueueKey }) {
  const now = useNow();
  return (
    <>
      {row.createdBy}
      <span className="second">{instantWords(row.createdAt, now)}</span>
    </>
  );
}

function Used({ day }: { day: string | null }) {
  const now = useNow();
  return day ? dayWords(day, now) : <span className="muted">还没用过</span>;
}
