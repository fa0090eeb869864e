import { Form, Input } from 'antd';
import { useState } from 'react';
import { answerRectificationRequest, type FollowUpDetail } from '../../../contracts/follow-up';
import { command, followUpRefresh } from '../../api/follow-ups';
import { ActForm } from '../../parts/act-form';
import { UploadField } from '../../parts/upload-field';
import { ToCitizenField } from '../../parts/fields';

const proofsMax = 6;

/** The department's answer. Started again after a return, it begins with what was answered before. */
export function AnswerForm({ detail }: { detail: FollowUpDetail }) {
  const [uploading, setUploading] = useState(false);
  const before = detail.rectification?.answeredBefore;
  return (
    <ActForm
      schema={answerRectificationRequest}
      initial={{ measures: before?.measures, toCitizen: before?.toCitizen, proofIds: [] }}
      toBody={(values) => ({ ...values, version: detail.version })}
      act={command(detail.id, '/rectification/answer')}
      refresh={followUpRefresh}
      done="答复已交给回访员"
      submit={uploading ? '凭据还在传' : '提交答复'}
    >
      <Form.Item name="measures" label="采取了什么措施">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={1000} showCount />
      </Form.Item>
      <ToCitizenField />
      <Form.Item name="proofIds" label={`凭据（最多 ${proofsMax} 个）`} extra="照片、通知、值班表都行。照片会去掉拍摄地点。">
        <UploadField max={proofsMax} onBusy={setUploading} />
      </Form.Item>
    </ActForm>
  );
}
