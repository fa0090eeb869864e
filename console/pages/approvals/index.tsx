import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { approvalKindLabels, approvalListQuery, approvalStateLabels, approvalSummary, decideApprovalRequest, resubmitApprovalRequest, type ApprovalSummary } from '../../../contracts/approval';
import { ask } from '../../api/client';
import { useList } from '../../api/use-list';
import { ActDialog } from '../../parts/act-dialog';
import { instantWords } from '../../parts/dates';
import { ReasonField } from '../../parts/fields';
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

type Act = 'decide' | 'resubmit' | 'withdraw';
const acts: readonly { act: Act; label: string }[] = [
  { act: 'withdraw', label: '撤回' },
  { act: 'resubmit', label: '补充再报' },
  { act: 'decide', label: '去批' },
];
const refresh = ['approvals', 'my-work', 'follow-ups', 'bulletins', 'reminders'];

/** Where the thing itself can be read before it is decided. */
const subjectPages: Record<string, { label: string; to: (id: string) => string }> = {
  bulletin: { label: '看稿子', to: (id) => `/bulletins?id=${id}` },
  campaign: { label: '看专题，谁会收到', to: (id) => `/reminders/campaigns?id=${id}` },
};

export default function ApprovalsPage() {
  const filters = useFilters();
  const state = oneOf(filters.get('tab'), approvalListQuery.shape.state.unwrap().options, 'toDecide');
  const list = useList('approvals', '/approvals', { state }, approvalSummary);
  const [acting, setActing] = useState<{ act: Act; approval: ApprovalSummary } | null>(null);
  const close = () => setActing(null);
  return (
    <Page title="审批" about="自己申请的自己不能批">
      <Tabs label="按要办的事看" value={state} tabs={tabs} onChange={(tab) => filters.set({ tab })} />
      <section className="card table-card">
        <ListTable label="审批" list={list} columns={columns((act, approval) => setActing({ act, approval }))} empty={<Empty title={state === 'toDecide' ? '没有要您批的' : '这里没有申请'} why="回访延期、评议认定、结果公开、专题提醒这类要第二个人点头的事，会到这里。" />} />
      </section>
      {acting?.act === 'decide' ? <Decide approval={acting.approval} onClose={close} /> : null}
      {acting?.act === 'withdraw' ? <Withdraw approval={acting.approval} onClose={close} /> : null}
      {acting?.act === 'resubmit' ? <Resubmit approval={acting.approval} onClose={close} /> : null}
    </Page>
  );
}

const columns = (choose: (act: Act, approval: ApprovalSummary) => void): Column<ApprovalSummary>[] => [
  { key: 'kind', title: '事项', width: 110, render: (row) => <Tag>{approvalKindLabels[row.kind]}</Tag> },
  {
    key: 'title',
    title: '申请什么',
    render: (row) => (
      <>
        <b>{row.title}</b>
        <span className="second">{row.reason}</span>
        <SubjectLink approval={row} />
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
  {
    key: 'act',
    title: '',
    width: 176,
    align: 'right',
    render: (row) => {
      // A judgement is decided beside the rating and the evidence.
      if (row.kind === 'ratingJudgement') {
        return (
          <Link className="link nowrap" to={`/appeals?tab=all&id=${row.subject.id}`}>
            {row.abilities.decide ? '去认定' : approvalStateLabels[row.state]}
          </Link>
        );
      }
      const possible = acts.filter(({ act }) => row.abilities[act]);
      if (possible.length === 0) return approvalStateLabels[row.state];
      return (
        <span className="row end">
          {possible.map(({ act, label }) => (
            <Button key={act} className={act === 'withdraw' ? undefined : 'accent'} onClick={() => choose(act, row)}>
              {label}
            </Button>
          ))}
        </span>
      );
    },
  },
];

function SubjectLink({ approval: { subject } }: { approval: ApprovalSummary }) {
  const page = subjectPages[subject.type];
  return page ? (
    <Link className="link small" to={page.to(subject.id)}>
      {page.label}
    </Link>
  ) : null;
}

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
      refresh={refresh}
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

function Withdraw({ approval, onClose }: { approval: ApprovalSummary; onClose: () => void }) {
  return (
    <ActDialog
      title={`撤回“${approval.title}”`}
      about="撤回后不再有人批，要办得重新申请。"
      schema={z.object({})}
      act={() => ask(`/approvals/${approval.id}/withdrawal`, { method: 'POST' })}
      refresh={refresh}
      done="已撤回"
      submit="撤回"
      backLabel="不撤回"
      onClose={onClose}
    />
  );
}

function Resubmit({ approval, onClose }: { approval: ApprovalSummary; onClose: () => void }) {
  const returned = approval.steps.find((step) => step.state === 'returned');
  return (
    <ActDialog
      title={`补充后再报“${approval.title}”`}
      about={returned ? `${returned.byName ?? returned.label}退回：${returned.opinion ?? ''}` : undefined}
      schema={resubmitApprovalRequest}
      initial={{ reason: approval.reason }}
      act={(body) => ask(`/approvals/${approval.id}/resubmission`, { method: 'POST', body })}
      refresh={refresh}
      done="已再报"
      submit="再报"
      onClose={onClose}
    >
      <ReasonField label="理由，把要补充的写进去" />
    </ActDialog>
  );
}
