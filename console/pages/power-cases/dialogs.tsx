import { DatePicker, Form, Input, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { answerObjectionRequest, caseOutcome, closeCaseRequest, objectToStepRequest, offerCaseRequest, returnCaseRequest, type CaseDetail, type CaseObjection } from '../../../contracts/power-case';
import { caseOutcomeLabels } from '../../../contracts/power-words';
import { caseCommand, caseRefresh } from '../../api/micro-powers';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField } from '../../parts/fields';

export interface CaseDialogProps {
  detail: CaseDetail;
  onClose: () => void;
}

const outcomes = caseOutcome.options.map((value) => ({ value, label: caseOutcomeLabels[value] }));
export const stepOptions = ({ chart }: CaseDetail) => chart.steps.map(({ what }, index) => ({ value: index + 1, label: `第 ${index + 1} 步 ${what}` }));
export const dayOf = (value: unknown): string => (value as Dayjs | undefined)?.format('YYYY-MM-DD') ?? '';

export function CloseDialog({ detail, onClose }: CaseDialogProps) {
  const refused = detail.entries.some(({ answer, replaced }) => answer === 'no' && !replaced);
  return (
    <ActDialog
      title="办结以后，不能再记新的一步"
      about="记错的还可以更正。没有办的步骤，请先写明为什么跳过。"
      schema={closeCaseRequest}
      initial={{ outcome: refused ? 'refused' : 'done' }}
      toBody={(values) => ({ ...values, on: dayOf(values.on), version: detail.version })}
      act={caseCommand(detail.id, 'closing')}
      refresh={caseRefresh}
      done="办结了"
      submit="办结"
      backLabel="还没有办完"
      onClose={onClose}
    >
      <Form.Item name="outcome" label="结果">
        <Radio.Group options={outcomes} />
      </Form.Item>
      <Form.Item name="on" label="哪天办结的">
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="note" label="说明（中途停的必填，不公开）">
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
      </Form.Item>
    </ActDialog>
  );
}

export function ObjectDialog({ detail, onClose }: CaseDialogProps) {
  return (
    <ActDialog
      title="对一步提意见"
      about="意见留在这件事里，村里要答复，乡镇和区里看得到。"
      schema={objectToStepRequest}
      toBody={(values) => ({ ...values, version: detail.version })}
      act={caseCommand(detail.id, 'objections')}
      refresh={caseRefresh}
      done="提了"
      submit="提意见"
      backLabel="先不提"
      onClose={onClose}
    >
      <Form.Item name="step" label="哪一步">
        <Select options={stepOptions(detail)} />
      </Form.Item>
      <ReasonField name="text" label="哪里不对" />
    </ActDialog>
  );
}

export function AnswerDialog({ detail, objection, onClose }: CaseDialogProps & { objection: CaseObjection }) {
  return (
    <ActDialog
      title="答复监督员"
      about={objection.text}
      schema={answerObjectionRequest}
      toBody={(values) => ({ ...values, version: detail.version })}
      act={caseCommand(detail.id, `objections/${objection.id}/answer`)}
      refresh={caseRefresh}
      done="答复了"
      submit="答复"
      backLabel="先不答复"
      onClose={onClose}
    >
      <ReasonField name="text" label="答复" />
    </ActDialog>
  );
}

export function OfferDialog({ detail, onClose }: CaseDialogProps) {
  return (
    <ActDialog
      title="请乡镇放行，让群众看到"
      about="公开的是题目、每一步哪天由哪个岗位办的、跳过和逾期、结果。人名、凭据和备注不公开。以后再记的步骤自动跟着公开。"
      schema={offerCaseRequest}
      toBody={() => ({ version: detail.version })}
      act={caseCommand(detail.id, 'offer')}
      refresh={caseRefresh}
      done="申请了"
      submit="申请公开"
      backLabel="先不公开"
      onClose={onClose}
    />
  );
}

export function ReturnDialog({ detail, onClose }: CaseDialogProps) {
  return (
    <ActDialog
      title="退回村里，群众看不到"
      about="理由留在这件事里，村里可以再申请。"
      schema={returnCaseRequest}
      toBody={(values) => ({ ...values, version: detail.version })}
      act={caseCommand(detail.id, 'return')}
      refresh={caseRefresh}
      done="退回了"
      submit="退回"
      backLabel="不退回"
      onClose={onClose}
    >
      <ReasonField label="为什么退回" />
    </ActDialog>
  );
}
