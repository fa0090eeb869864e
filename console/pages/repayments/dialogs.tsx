import { DatePicker, Form, Input, InputNumber, Radio } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { askRefundRequest, cancelDemandRequest, decideRequest, enterMoneyRequest, recordRefundRequest, type RepaymentEntry } from '../../../contracts/repayment';
import { repaymentCommand, repaymentRefresh } from '../../api/repayments';
import { ActDialog } from '../../parts/act-dialog';
import { shanghaiDay } from '../../parts/dates';
import { ReasonField } from '../../parts/fields';
import { fenOf, yuanWords } from '../../parts/money';
import { useNow } from '../../parts/now';
import { UploadField } from '../../parts/upload-field';
import { uuid } from '../../parts/uuid';

export const dayFormat = 'YYYY年M月D日';
export const dayOf = (value: unknown): string | undefined => (dayjs.isDayjs(value) ? value.format('YYYY-MM-DD') : undefined);

interface Of {
  repayment: { id: string; version: number };
  onClose: () => void;
}

function BankFields() {
  return (
    <div className="repay-pair">
      <Form.Item name="bank" label="哪家银行">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="lastFour" label="账号最后 4 位">
        <Input maxLength={4} inputMode="numeric" />
      </Form.Item>
    </div>
  );
}

/** Money that came by bank or over the counter. */
export function EnterDialog({ repayment: { id }, left, onClose }: Of & { left: number }) {
  const [form] = Form.useForm();
  const [requestKey] = useState(uuid);
  const [busy, setBusy] = useState(false);
  const today = dayjs(shanghaiDay(useNow()));
  const way = (Form.useWatch('way', form) as string | undefined) ?? 'slip';
  return (
    <ActDialog
      title="登记收到的钱"
      about="登记后由另一名财务经办人核对，核对通过才入账、出收据。"
      form={form}
      schema={enterMoneyRequest}
      initial={{ way: 'slip', amount: left > 0 ? left / 100 : undefined, day: today, fileIds: [] }}
      toBody={({ bank, lastFour, amount, day, ...values }) => ({ ...values, requestKey, amount: fenOf(amount), day: dayOf(day), slip: values.way === 'slip' ? { bank: bank ?? '', lastFour: lastFour ?? '' } : null })}
      act={repaymentCommand(id, 'entries')}
      refresh={repaymentRefresh}
      done="登记好了，等另一人核对"
      submit={busy ? '图片还在传' : '登记'}
      backLabel="先不登记"
      onClose={onClose}
    >
      <Form.Item name="way" label="怎么来的">
        <Radio.Group options={[{ value: 'slip', label: '银行回单' }, { value: 'cash', label: '窗口现金' }]} />
      </Form.Item>
      <div className="repay-pair">
        <Form.Item name="amount" label="金额（元）">
          <InputNumber min={0} precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="day" label="哪天收到">
          <DatePicker format={dayFormat} maxDate={today} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      {way === 'slip' ? <BankFields /> : null}
      <Form.Item name="fileIds" label={way === 'slip' ? '回单的图片' : '图片（选填）'}>
        <UploadField max={3} onBusy={setBusy} />
      </Form.Item>
    </ActDialog>
  );
}

/** What somebody else entered or asked for: agreed to, or not, with the reason. */
export function DecideDialog({ repayment: { id, version }, act, title, about, question = '同不同意', yes, no, onClose }: Of & { act: string; title: string; about: string; question?: string; yes: string; no: string }) {
  const [form] = Form.useForm();
  const agree = (Form.useWatch('agree', form) as boolean | undefined) ?? true;
  return (
    <ActDialog title={title} about={about} form={form} schema={decideRequest} initial={{ agree: true, opinion: '' }} toBody={(values) => ({ ...values, opinion: values.opinion ?? '', version })} act={repaymentCommand(id, act)} refresh={repaymentRefresh} done="办好了" submit={agree ? yes : no} backLabel="再看一眼" onClose={onClose}>
      <Form.Item name="agree" label={question}>
        <Radio.Group options={[{ value: true, label: yes }, { value: false, label: no }]} />
      </Form.Item>
      {agree ? null : <ReasonField name="opinion" label="为什么" />}
    </ActDialog>
  );
}

export function CancelDialog({ repayment: { id, version }, onClose }: Of) {
  return (
    <ActDialog title="申请撤销这张退缴单" about="另一个人同意以后才撤销。已经收的钱要退回。" schema={cancelDemandRequest} toBody={(values) => ({ ...values, version })} act={repaymentCommand(id, 'cancellation')} refresh={repaymentRefresh} done="申请了，等另一个人决定" submit="申请撤销" backLabel="留着" onClose={onClose}>
      <ReasonField label="为什么撤销" />
    </ActDialog>
  );
}

export function RefundDialog({ repayment: { id, version }, entry, excess, onClose }: Of & { entry: RepaymentEntry; excess: number }) {
  const [requestKey] = useState(uuid);
  const most = Math.min(excess, entry.amount - entry.refunded);
  return (
    <ActDialog
      title="申请退回多缴的钱"
      about={`多了 ${yuanWords(excess)}。要另外两个人同意，才退出去。`}
      schema={askRefundRequest}
      initial={{ amount: most / 100, way: entry.way === 'wechat' ? 'wechat' : 'bank', reason: '多缴' }}
      toBody={({ amount, ...values }) => ({ ...values, amount: fenOf(amount), requestKey, version, entryId: entry.id })}
      act={repaymentCommand(id, 'refunds')}
      refresh={repaymentRefresh}
      done="申请了，等两个人同意"
      submit="申请退款"
      onClose={onClose}
    >
      <Form.Item name="amount" label="退多少（元）">
        <InputNumber min={0} max={most / 100} precision={2} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="way" label="怎么退">
        <Radio.Group options={[...(entry.way === 'wechat' ? [{ value: 'wechat', label: '微信原路退回' }] : []), { value: 'bank', label: '银行转账' }]} />
      </Form.Item>
      <Form.Item name="reason" label="为什么退">
        <Input maxLength={60} />
      </Form.Item>
    </ActDialog>
  );
}

export function RecordRefundDialog({ repayment: { id, version }, refundId, onClose }: Of & { refundId: string }) {
  const today = dayjs(shanghaiDay(useNow()));
  return (
    <ActDialog title="登记银行退款" about="钱从银行转出去以后登记。登记后不能改。" schema={recordRefundRequest} initial={{ day: today }} toBody={({ day, ...values }) => ({ ...values, day: dayOf(day), version })} act={repaymentCommand(id, `refunds/${refundId}/record`)} refresh={repaymentRefresh} done="登记好了" submit="登记" backLabel="先不登记" onClose={onClose}>
      <Form.Item name="day" label="哪天转出">
        <DatePicker format={dayFormat} maxDate={today} style={{ width: '100%' }} />
      </Form.Item>
      <BankFields />
    </ActDialog>
  );
}
