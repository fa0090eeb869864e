import { Form, Input, Radio } from 'antd';
import { confirmRequest, differenceKindLabels, differenceNext, explainRequest, type Difference } from '../../../contracts/reconciliation';
import { confirmDifference, explainDifference, reconciliationRefresh } from '../../api/reconciliation';
import { ActDialog } from '../../parts/act-dialog';

interface DialogProps {
  difference: Difference;
  onClose: () => void;
}

const titleOf = ({ kind, number }: Difference): string => `${differenceKindLabels[kind]}${number ? `：${number}` : ''}`;

export function ExplainDialog({ difference, onClose }: DialogProps) {
  return (
    <ActDialog title={titleOf(difference)} about={`${differenceNext[difference.kind]} 写好以后由另一位财务确认。`} schema={explainRequest} toBody={(values) => ({ ...values, version: difference.version })} act={explainDifference(difference.id)} refresh={reconciliationRefresh} done="记下了" initial={{ note: difference.note }} submit="记下" onClose={onClose}>
      <Form.Item name="note" label="怎么回事，怎么办的" extra="写凭证号、单号，不写姓名和事由。">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </ActDialog>
  );
}

export function ConfirmDialog({ difference, onClose }: DialogProps) {
  return (
    <ActDialog title={titleOf(difference)} about={`${difference.explainedBy ?? ''}写的：${difference.note}`} schema={confirmRequest} toBody={(values) => ({ ...values, version: difference.version })} act={confirmDifference(difference.id)} refresh={reconciliationRefresh} done="记下了" submit="记下" onClose={onClose}>
      <Form.Item name="agreed" label="您核对的结果">
        <Radio.Group
          options={[
            { value: true, label: '属实，了结' },
            { value: false, label: '不对，退回重写' },
          ]}
        />
      </Form.Item>
    </ActDialog>
  );
}
