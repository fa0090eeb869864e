import { Form, Input } from 'antd';
import { z } from 'zod';
import { deliveryChannelLabels } from '../../../contracts/delivery';
import { wechatMapping } from '../../../contracts/outside-templates';
import { ActDialog } from '../../parts/act-dialog';
import type { ChannelProps } from './channel-card';
import { saveChannel } from './save';

interface Props extends ChannelProps {
  channel: 'wechatTemplate' | 'wechatNotice' | 'miniSubscription';
  onClose: () => void;
}

/** What a message of this kind is about is read there; the administrator may choose otherwise. */
const firstPages: Record<string, string> = { reminder: 'pages/my-reminders/index' };

/** The id of WeChat's form, and into which of its blanks each of our fields goes. */
export function WechatDialog({ onClose, ...props }: Props) {
  const { kind, channel } = props;
  const known = kind.templates[channel];
  // The fields are named as the server names their faults.
  const at = (...path: string[]): string[] => ['templates', channel, ...path];
  const schema = z.object({ templates: z.object({ [channel]: wechatMapping }) });
  const toBody = (values: Record<string, unknown>): unknown => {
    const { keys, ...rest } = (values as { templates: Record<string, { keys: Record<string, string | undefined> }> }).templates[channel] ?? { keys: {} };
    return { templates: { [channel]: { ...rest, keys: Object.fromEntries(Object.entries(keys).filter(([, key]) => key?.trim()).map(([field, key]) => [field, key?.trim()])) } } };
  };
  return (
    <ActDialog
      title={`${kind.label}：${deliveryChannelLabels[channel]}`}
      about="在微信后台的模板详情里，每个字段前面有英文名，例如 {{thing4.DATA}}，这里只写 thing4。模板里有的字段都要对上，缺一个微信就不收。"
      schema={schema}
      toBody={toBody}
      initial={{ templates: { [channel]: known ?? { templateId: '', keys: {}, page: firstPages[kind.kind] ?? '' } } }}
      act={(body) => saveChannel(props, body.templates[channel])}
      refresh={['outside-templates']}
      done="保存了"
      submit="保存对照"
      onClose={onClose}
      width={560}
    >
      <Form.Item name={at('templateId')} label="模板 ID">
        <Input maxLength={64} autoFocus />
      </Form.Item>
      <div className="two-columns">
        {kind.fields.map((field) => (
          <Form.Item key={field.name} name={at('keys', field.name)} label={field.label} extra={`例如 ${field.example}`}>
            <Input maxLength={30} placeholder="不用就留空" />
          </Form.Item>
        ))}
      </div>
      <Form.Item name={at('page')} label="点开小程序的哪一页" extra="不用就留空，点了只看消息本身。">
        <Input maxLength={100} placeholder="pages/home/index" />
      </Form.Item>
    </ActDialog>
  );
}
