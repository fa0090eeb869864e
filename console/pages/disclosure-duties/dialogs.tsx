import { DatePicker, Form } from 'antd';
import dayjs from 'dayjs';
import { feedbackRequest, withdrawMatterRequest, type DutyDetail } from '../../../contracts/disclosure-duty';
import { dutyCommand, dutyRefresh } from '../../api/disclosure-duties';
import { ActDialog } from '../../parts/act-dialog';
import { shanghaiDay } from '../../parts/dates';
import { ReasonField } from '../../parts/fields';
import { useNow } from '../../parts/now';

export const dayFormat = 'YYYY年M月D日';
export const dayOf = (value: unknown): string | undefined => (dayjs.isDayjs(value) ? value.format('YYYY-MM-DD') : undefined);

/** Why it is late, and by when it comes: the town reads it. */
export function FeedbackDialog({ duty, onClose }: { duty: DutyDetail; onClose: () => void }) {
  const today = dayjs(shanghaiDay(useNow()));
  return (
    <ActDialog
      title="说明为什么没有公开"
      about="乡镇和区里看得到。到了说的日子还没有公开，可以再说明一次。"
      schema={feedbackRequest}
      toBody={(values) => ({ ...values, promisedOn: dayOf(values.promisedOn), version: duty.version })}
      act={dutyCommand(duty.id, 'feedback')}
      refresh={dutyRefresh}
      done="说明好了，乡镇收到消息"
      submit="提交说明"
      backLabel="先不说"
      onClose={onClose}
    >
      <ReasonField label="原因" extra="写事情，不写别人的私事" />
      <Form.Item name="promisedOn" label="哪天前公开">
        <DatePicker format={dayFormat} minDate={today} maxDate={today.add(60, 'day')} style={{ width: '100%' }} />
      </Form.Item>
    </ActDialog>
  );
}

export function WithdrawDialog({ duty, onClose }: { duty: DutyDetail; onClose: () => void }) {
  return (
    <ActDialog
      title="撤销后，村里不用再公开这件事"
      about={`“${duty.matter ?? ''}”会留在全部里，写明是谁撤销的。`}
      schema={withdrawMatterRequest}
      toBody={(values) => ({ ...values, version: duty.version })}
      act={dutyCommand(duty.id, 'withdrawal')}
      refresh={dutyRefresh}
      done="撤销了"
      submit="撤销"
      backLabel="留着"
      onClose={onClose}
    >
      <ReasonField label="为什么撤销" />
    </ActDialog>
  );
}
