import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { approvalKindLabels, approvalListQuery, approvalStateLabels, approvalSummary, decideApprovalRequest, type ApprovalSummary } from '../../../contracts/approval';
import { ask } from '../../api/client';
import { useList } from '../../api/use-list';
import { ActDialog } from '../../parts/act-dialog';
import { instantWords } from '../../parts/dates';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page, Tag } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';

const tabs = [
  { value: 'toDecide', label: '要我批的' },
  { value: 'mine', label: '我申请的' },
  { value: 'decided', label: '批过的' },
] as const;

const decisions = [
  { value: 'approved', label: '同意' },
  { value: 'rejected', label: '不同意' },
  { value: 'returned', label: '退回补充' },
];

export default function ApprovalsPage() {
  const filters = useFilters();
  const state = oneOf(filters.get('tab'), approvalListQuery.shape.state.unwrap().options, 'toDecide');
  const list = useList('approvals', '/approvals', { state }, approvalSummary);
  const [deciding, setDeciding] = useState<ApprovalSummary | null>(null);
  return (
    <Page title="审批" about="自己申请的自己不能批">
      <Tabs label="按要办的事看" value={state} tabs={tabs} onChange={(tab) => filters.set({ tab })} />
      <section className="card table-card">
        <ListTable label="审批" list={list} columns={columns(setDeciding)} empty={<Empty title={state === 'toDecide' ? '没有要您批的' : '这里没有申请'} why="回访延期这类要第二个人点头的事，会到这里。" />} />
      </section>
      {deciding ? <Decide approval={deciding} onClose={() => setDeciding(null)} /> : null}
    </Page>
  );
}

const columns = (decide: (approval: ApprovalSummary) => void): Column<ApprovalSummary>[] => [
  { key: 'kind', title: '事项', width: 110, render: (row) => <Tag>{approvalKindLabels[row.kind]}</Tag> },
  {
    key: 'title',
    title: '申请什么',
    render: (row) => (
      <>
        <b>{row.title}</b>
        <span className="second">{row.reason}</span>
      </>
    ),
  },
  {
    key: 'by',
    title: '谁申请的',
    width: 180,
    render: (row) => (
      <>
        {row.applicantName}
        <span className="second">
          <At instant={row.appliedAt} />
        </span>
      </>
    ),
  },
  {
    key: 'steps',
    title: '批到哪一步',
    width: 240,
    render: (row) => row.steps.map((step) => (
      <span key={step.label} style={{ display: 'block' }}>
        {step.label}：<b>{approvalStateLabels[step.state]}</b>
        <span className="second">{[step.byName, step.opinion].filter(Boolean).join('，')}</span>
      </span>
    )),
  },
  { key: 'act', title: '', width: 96, align: 'right', render: (row) => (row.abilities.decide ? <Button className="accent" onClick={() => decide(row)}>去批</Button> : approvalStateLabels[row.state]) },
];

function At({ instant }: { instant: string }) {
  const now = useNow();
  return <>{instantWords(instant, now)}</>;
}

function Decide({ approval, onClose }: { approval: ApprovalSummary; onClose: () => void }) {
  return (
    <ActDialog
      title={approval.title}
      about={`${approval.applicantName}：${approval.reason}`}
      schema={decideApprovalRequest}
      act={(body) => ask(`/approvals/${approval.id}/decision`, { method: 'POST', body })}
      refresh={['approvals', 'my-work', 'follow-ups']}
      done="批好了"
      submit="就这样批"
      backLabel="再看一眼"
      onClose={onClose}
    >
      <Form.Item name="decision" label="批不批" rules={[{ required: true, message: '请选一个' }]}>
        <Radio.Group options={decisions} />
      </Form.Item>
      <Form.Item name="opinion" label="意见（不同意、退回时请写明原因）">
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </ActDialog>
  );
}
