import { Form, Radio } from 'antd';
import { answerCorrectionRequest, correctionKindLabels, type Correction } from '../../../../contracts/reminder';
import { answerCorrection, remindersRefresh } from '../../../api/reminders';
import { ActDialog } from '../../../parts/act-dialog';
import { ReasonField } from '../../../parts/fields';

export function AnswerDialog({ correction, onClose }: { correction: Correction; onClose: () => void }) {
  return (
    <ActDialog
      title={`答复${correction.name}：${correctionKindLabels[correction.kind]}`}
      about={`他说：“${correction.text}”`}
      schema={answerCorrectionRequest}
      act={answerCorrection(correction.id)}
      refresh={remindersRefresh}
      done="答复了，本人看得到"
      submit="答复"
      backLabel="先不答复"
      onClose={onClose}
    >
      <Form.Item name="done" label="改了没有" rules={[{ required: true, message: '请选一个' }]}>
        <Radio.Group
          className="stack"
          options={[
            { value: true, label: '核对过，“人员”里已经改好' },
            { value: false, label: '不改，原来的是对的' },
          ]}
        />
      </Form.Item>
      <ReasonField name="answer" label="对本人说" extra="写明改成了什么，或为什么不改。本人在“我的提醒”里看得到。" />
    </ActDialog>
  );
}
