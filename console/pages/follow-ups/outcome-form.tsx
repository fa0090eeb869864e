import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { callSlotLabels, recordContactRequest, type CallSlot, type ContactOutcome, type FollowUpDetail } from '../../../contracts/follow-up';
import type { RatingLevel } from '../../../contracts/rating-options';
import { command, followUpRefresh } from '../../api/follow-ups';
import { ActForm, type Values } from '../../parts/act-form';
import { FaceChoice } from '../../parts/face';
import { shanghaiTime } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { uuid } from '../../parts/uuid';

interface OutcomeFormProps {
  detail: FollowUpDetail;
  outcome: ContactOutcome;
  /** The note as it is typed now; it goes with the record. */
  note: string;
}

/** What each outcome still needs, then the record. */
export function OutcomeForm({ detail, outcome, note }: OutcomeFormProps) {
  const [idempotencyKey] = useState(uuid);
  const second = detail.state === 'awaitingSecondRating';
  const asksLevel = second && outcome === 'confirmed';
  const toBody = (values: Values) => ({
    version: detail.version,
    idempotencyKey,
    outcome,
    note,
    callAgainAt: outcome === 'callAgain' ? (values.callAgainAt as Dayjs | undefined)?.toISOString() : undefined,
    secondLevel: asksLevel ? values.secondLevel : undefined,
    toCitizen: (values.toCitizen as string | undefined)?.trim() || undefined,
  });
  return (
    <div className="after-outcome">
      <ActForm schema={recordContactRequest} toBody={toBody} act={command(detail.id, '/contacts')} refresh={followUpRefresh} done="记下了" submit="记下结果" tone="accent">
        {outcome === 'callAgain' ? (
          <Form.Item name="callAgainAt" label="约在什么时候">
            <DatePicker showTime={{ format: 'HH:mm', minuteStep: 5 }} format="M月D日 HH:mm" minDate={dayjs()} style={{ width: '100%' }} placeholder="选日期和时间" />
          </Form.Item>
        ) : null}
        {asksLevel ? (
          <Form.Item name="secondLevel" rules={[{ required: true, message: '请照群众说的选一个' }]}>
            <SecondLevel />
          </Form.Item>
        ) : null}
        {outcome === 'mistaken' ? <p className="about">记下后这件事办结。这条评议照样留着、照样计数，旁边写明群众说是误评。</p> : null}
        {outcome === 'refused' ? (
          <Form.Item name="toCitizen" label="给群众的答复（选填）" extra="写了就办结，群众查回执时看得到；不写就留着，您可以先转部门整改。">
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
        ) : null}
        {outcome === 'unreachable' ? <NextTry detail={detail} /> : null}
      </ActForm>
    </div>
  );
}

function SecondLevel({ value, onChange }: { value?: RatingLevel; onChange?: (level: RatingLevel) => void }) {
  return <FaceChoice label="群众现在怎么评，照他说的选" value={value} onChange={(level) => onChange?.(level)} />;
}

/** 上午 before 12:00, 下午 before 17:30, 晚间 after. Only said to the officer; the server counts for itself. */
const slotOf = (time: string): CallSlot => (time < '12:00' ? 'morning' : time < '17:30' ? 'afternoon' : 'evening');

function NextTry({ detail }: { detail: FollowUpDetail }) {
  const now = useNow();
  const slot = slotOf(shanghaiTime(now));
  const left = (['morning', 'afternoon', 'evening'] as const).filter((one) => one !== slot && !detail.usedSlots.includes(one)).map((one) => callSlotLabels[one]);
  return (
    <p className="about">
      这次算{callSlotLabels[slot]}。{left.length > 0 ? `还要在${left.join('、')}各打一次，都没打通才能按联系不上办。` : '三个时段都打过了，记下后可以转部门整改，也可以按联系不上办结。'}
    </p>
  );
}
