import { Form, Input, InputNumber, Switch } from 'antd';
import { isBreak, reminderOccasionLabels, saveReminderRuleRequest, type ReminderRuleView } from '../../../../contracts/reminder';
import { remindersRefresh, saveReminderRule } from '../../../api/reminders';
import { ActDialog } from '../../../parts/act-dialog';

/** In the words of whoever sends them, with the limits of the contract. */
export function RuleDialog({ rule, onClose }: { rule: ReminderRuleView; onClose: () => void }) {
  const off = isBreak(rule.occasion);
  const { enabled, daysBefore, again, sendAt, lateDays } = rule;
  return (
    <ActDialog
      title={`${reminderOccasionLabels[rule.occasion]}怎么提醒`}
      about={rule.changedAt ? '改了以后，排好还没发的跟着改。' : '现在是提出值，没有上级文件规定，可以改。改了以后，排好还没发的跟着改。'}
      schema={saveReminderRuleRequest}
      toBody={(values) => ({ ...values, again: off && values.again === true, version: rule.version })}
      act={saveReminderRule(rule.occasion)}
      refresh={remindersRefresh}
      done="改好了，几分钟内重新排"
      initial={{ enabled, daysBefore, again, sendAt, lateDays }}
      submit="就这样改"
      backLabel="不改了"
      onClose={onClose}
    >
      <Form.Item name="enabled" label="要不要提醒" valuePropName="checked">
        <Switch checkedChildren="开" unCheckedChildren="关" />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="daysBefore" label={off ? '放假前几个工作日' : '前几个工作日'} extra={off ? '0 就是放假第一天。周末和调休的放假不算。' : '0 就是当天，不管是不是工作日。'}>
          <InputNumber min={0} max={20} precision={0} suffix="个" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="sendAt" label="几点发" extra="07:30 到 21:30 之间。">
          <Input placeholder="09:00" maxLength={5} />
        </Form.Item>
      </div>
      {off ? (
        <Form.Item name="again" label="放假前最后一个工作日，再提醒一次" valuePropName="checked">
          <Switch checkedChildren="开" unCheckedChildren="关" />
        </Form.Item>
      ) : null}
      <Form.Item name="lateDays" label="平台停机错过了，几天内还补发" extra="0 就是只在当天补。最多 7 天。">
        <InputNumber min={0} max={7} precision={0} suffix="天" style={{ width: 140 }} />
      </Form.Item>
    </ActDialog>
  );
}
