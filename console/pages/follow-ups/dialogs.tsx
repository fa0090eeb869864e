import { Form, InputNumber, Radio, Select } from 'antd';
import type { ComponentProps } from 'react';
import {
  assignFollowUpRequest,
  closeFollowUpRequest,
  closingKindLabels,
  decideEscalationRequest,
  extensionRequest,
  pauseRequest,
  resumeRequest,
  type FollowUpDetail,
} from '../../../contracts/follow-up';
import { command, followUpRefresh, useOfficers } from '../../api/follow-ups';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField, ToCitizenField } from '../../parts/fields';
import { SendRectification } from './send-rectification';

export type DialogName = 'requestExtension' | 'pause' | 'resume' | 'assign' | 'close' | 'sendRectification' | 'decideEscalation';

interface DialogProps {
  detail: FollowUpDetail;
  onClose: () => void;
}

export function FollowUpDialog({ name, ...props }: DialogProps & { name: DialogName }) {
  const Dialog = dialogs[name];
  return <Dialog {...props} />;
}

const withVersion = (detail: FollowUpDetail): ComponentProps<typeof ActDialog>['toBody'] => (values) => ({ ...values, version: detail.version });

function Extension({ detail, onClose }: DialogProps) {
  const asked = detail.extensions.filter((extension) => extension.state !== 'rejected').length;
  return (
    <ActDialog
      title={`申请延期，第 ${asked + 1} 次，最多 2 次`}
      about="要评议主管批准。没批以前时限照旧算。"
      schema={extensionRequest}
      initial={{ workingDays: 2 }}
      toBody={withVersion(detail)}
      act={command(detail.id, '/extensions')}
      refresh={followUpRefresh}
      done="已报评议主管"
      submit="报批"
      onClose={onClose}
    >
      <Form.Item name="workingDays" label="延长几个工作日">
        <InputNumber min={1} max={10} suffix="个工作日" style={{ width: 160 }} />
      </Form.Item>
      <ReasonField label="为什么要延期" />
    </ActDialog>
  );
}

function Pause({ detail, onClose }: DialogProps) {
  return (
    <ActDialog
      title="暂停计时"
      about="等群众补材料、等别的单位定性这类事才暂停。暂停的理由记入经过，恢复后剩下的天数接着算。"
      schema={pauseRequest}
      toBody={withVersion(detail)}
      act={command(detail.id, '/pause')}
      refresh={followUpRefresh}
      done="已暂停"
      submit="暂停计时"
      onClose={onClose}
    >
      <ReasonField label="为什么要暂停" />
    </ActDialog>
  );
}

function Resume({ detail, onClose }: DialogProps) {
  return (
    <ActDialog
      title="恢复计时"
      about={`暂停的理由：${detail.pause?.reason ?? ''}`}
      schema={resumeRequest}
      toBody={() => ({ version: detail.version })}
      act={command(detail.id, '/resume')}
      refresh={followUpRefresh}
      done="已恢复"
      submit="恢复计时"
      backLabel="还停着"
      onClose={onClose}
    />
  );
}

function Assign({ detail, onClose }: DialogProps) {
  const officers = useOfficers(detail.id).data?.items ?? [];
  return (
    <ActDialog
      title="改派给别的回访员"
      about={`现在归 ${detail.officerName ?? '（还没有人）'} 办。改派后出现在新回访员的待办里。`}
      schema={assignFollowUpRequest}
      toBody={withVersion(detail)}
      act={command(detail.id, '/assign')}
      refresh={followUpRefresh}
      done="已改派"
      submit="改派"
      onClose={onClose}
    >
      <Form.Item name="accountId" label="派给谁">
        <Select options={officers.map((officer) => ({ value: officer.id, label: `${officer.name}（手上 ${officer.open} 件）` }))} placeholder="手上少的排在前面" />
      </Form.Item>
    </ActDialog>
  );
}

function Close({ detail, onClose }: DialogProps) {
  const [first] = detail.closingKinds;
  return (
    <ActDialog
      title="办结这件回访"
      about={first === 'explained' ? '解释说明后先请群众再评一次；按联系不上、不愿多说办结的，办结后不能改，只能申诉复核。' : '办结后不能改，只能申诉复核。'}
      schema={closeFollowUpRequest}
      initial={{ kind: first }}
      toBody={withVersion(detail)}
      act={command(detail.id, '/close')}
      refresh={followUpRefresh}
      done="已办结"
      submit="办结"
      backLabel="再看一眼"
      onClose={onClose}
    >
      <Form.Item name="kind" label="怎么办结">
        <Radio.Group options={detail.closingKinds.map((kind) => ({ value: kind, label: closingKindLabels[kind] }))} />
      </Form.Item>
      <ToCitizenField />
    </ActDialog>
  );
}

function DecideEscalation({ detail, onClose }: DialogProps) {
  return (
    <ActDialog
      title="写处理意见，办结"
      about="群众第二次仍不满意，由委里处理。意见记入经过，答复群众看得到。"
      schema={decideEscalationRequest}
      toBody={withVersion(detail)}
      act={command(detail.id, '/escalation/decision')}
      refresh={followUpRefresh}
      done="已办结"
      submit="办结"
      backLabel="再看一眼"
      onClose={onClose}
    >
      <ReasonField label="处理意见" name="decision" />
      <ToCitizenField />
    </ActDialog>
  );
}

const dialogs: Record<DialogName, (props: DialogProps) => React.ReactNode> = {
  requestExtension: Extension,
  pause: Pause,
  resume: Resume,
  assign: Assign,
  close: Close,
  sendRectification: SendRectification,
  decideEscalation: DecideEscalation,
};
