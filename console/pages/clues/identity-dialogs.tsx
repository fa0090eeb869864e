import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { askIdentityRequest, decideIdentityRequest, identityReason, identityReasonLabels, type IdentityListItem } from '../../../contracts/clue-registry';
import { clueCommand, clueRefresh, decideIdentity, identityRefresh } from '../../api/clues';
import { ActDialog } from '../../parts/act-dialog';

const reasons = identityReason.options.map((value) => ({ value, label: identityReasonLabels[value] }));

export function AskIdentity({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <ActDialog
      title="申请看反映人是谁"
      about="身份保管人批准后，您在他给的时间里看得到，每看一次都留痕。不批准会写明理由。"
      schema={askIdentityRequest}
      initial={{ why: 'verify', more: '' }}
      act={clueCommand(id, '/identity-requests')}
      refresh={clueRefresh}
      done="已交身份保管人"
      submit="交身份保管人"
      backLabel="先不看"
      onClose={onClose}
    >
      <Form.Item name="why" label="为什么要看">
        <Select options={reasons} />
      </Form.Item>
      <Form.Item name="more" label="补充一句" extra="保管人看不到内容，所以这一句不加密：不写姓名、地方和反映的事。">
        <Input maxLength={60} />
      </Form.Item>
    </ActDialog>
  );
}

export function DecideIdentity({ item, onClose }: { item: IdentityListItem; onClose: () => void }) {
  const [form] = Form.useForm();
  const grant = Form.useWatch('grant', form) as boolean | undefined;
  return (
    <ActDialog
      form={form}
      title={`${item.by.name} 申请看 ${item.code} 反映人的身份`}
      about={`理由：${item.reason}。批准后他在这段时间里看得到，到时间自动收回；看过的收不回。`}
      schema={decideIdentityRequest}
      initial={{ hours: 24, opinion: '' }}
      act={decideIdentity(item.clueId, item.id)}
      refresh={identityRefresh}
      done="定了"
      submit="就这样定"
      backLabel="再想想"
      onClose={onClose}
    >
      <Form.Item name="grant" label="让不让看">
        <Radio.Group
          options={[
            { value: true, label: '让他看' },
            { value: false, label: '不让看' },
          ]}
        />
      </Form.Item>
      {grant ? (
        <Form.Item name="hours" label="看多久">
          <InputNumber min={1} max={72} suffix="小时" style={{ width: 160 }} />
        </Form.Item>
      ) : null}
      <Form.Item name="opinion" label="理由" extra="申请的人看得到，不加密：不写姓名和反映的事。">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={200} />
      </Form.Item>
    </ActDialog>
  );
}
