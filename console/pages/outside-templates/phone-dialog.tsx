import { Form, Input, Select } from 'antd';
import { z } from 'zod';
import { deliveryChannelLabels } from '../../../contracts/delivery';
import { phoneMapping } from '../../../contracts/outside-templates';
import { ActDialog } from '../../parts/act-dialog';
import type { ChannelProps } from './channel-card';
import { saveChannel } from './save';

interface Props extends ChannelProps {
  channel: 'sms' | 'voice';
  onClose: () => void;
}

/** The number of Tencent Cloud's form, its approved text, and what goes into {1}, {2} … */
export function PhoneDialog({ onClose, ...props }: Props) {
  const { all, kind, channel } = props;
  const at = (...path: string[]): string[] => ['templates', channel, ...path];
  const signature = channel === 'sms' && all.signature ? `发出去前面会加上【${all.signature}】，70 个字以内一条，再长每 67 个字一条。` : null;
  return (
    <ActDialog
      title={`${kind.label}：${deliveryChannelLabels[channel]}`}
      about="模板内容从腾讯云控制台原样复制，变量是 {1}、{2}。"
      schema={z.object({ templates: z.object({ [channel]: phoneMapping }) })}
      initial={{ templates: { [channel]: kind.templates[channel] ?? { templateId: '', text: '', params: [] } } }}
      act={(body) => saveChannel(props, body.templates[channel])}
      refresh={['outside-templates']}
      done="保存了"
      submit="保存对照"
      onClose={onClose}
      width={560}
    >
      <Form.Item name={at('templateId')} label="模板 ID">
        <Input maxLength={20} autoFocus inputMode="numeric" style={{ maxWidth: 240 }} />
      </Form.Item>
      <Form.Item name={at('text')} label="审核通过的模板内容" extra={signature}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={350} />
      </Form.Item>
      <Form.Item name={at('params')} label="{1}、{2} 依次填什么" extra="按次序选，第一个填到 {1}。">
        <Select mode="multiple" options={kind.fields.map((field, index) => ({ value: field.name, label: field.label, key: index }))} placeholder="模板里没有变量就不选" />
      </Form.Item>
    </ActDialog>
  );
}
