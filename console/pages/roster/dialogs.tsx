import { Checkbox, DatePicker, Form, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { z } from 'zod';
import { id } from '../../../contracts/common';
import { assignRosterRequest, correctRosterRequest, endRosterRequest, rosterShift, rosterShiftLabels, type RosterEntry, type RosterWeek } from '../../../contracts/roster';
import { ask } from '../../api/client';
import { rosterRefresh } from '../../api/roster';
import { ActDialog } from '../../parts/act-dialog';
import type { Values } from '../../parts/act-form';
import { ReasonField } from '../../parts/fields';
import { windowNumberWords } from '../../parts/numbers';
import { PersonField } from './person-field';

const format = 'YYYY年M月D日';
const dayOf = (value: unknown): string | null => (dayjs.isDayjs(value) ? value.format('YYYY-MM-DD') : null);
const span = (values: Values) => ({ from: dayOf(values.from) ?? undefined, to: dayOf(values.to) });

function DayField({ name, label, extra, min }: { name: string; label: string; extra?: string; min?: Dayjs }) {
  return (
    <Form.Item name={name} label={label} extra={extra}>
      <DatePicker format={format} minDate={min} style={{ width: '100%' }} />
    </Form.Item>
  );
}

function ShiftField() {
  return (
    <Form.Item name="shift" label="班次" extra="上午和下午以 12:30 分开">
      <Radio.Group options={rosterShift.options.map((value) => ({ value, label: rosterShiftLabels[value] }))} />
    </Form.Item>
  );
}

interface AssignProps {
  windows: RosterWeek['windows'];
  windowId: string | undefined;
  today: string;
  onClose: () => void;
}

/** A reason is asked for only where the days before today are touched. */
export function AssignDialog({ windows, windowId, today, onClose }: AssignProps) {
  const [form] = Form.useForm();
  const chosen = Form.useWatch('windowId', form) as string | undefined;
  const past = (dayOf(Form.useWatch('from', form)) ?? today) < today;
  return (
    <ActDialog
      title="排班"
      form={form}
      schema={assignRosterRequest}
      initial={{ windowId, from: dayjs(today), shift: 'day', endOthers: false }}
      toBody={(values) => ({ ...values, ...span(values) })}
      act={(body) => ask('/roster/entries', { method: 'POST', body, answer: z.object({ id }) })}
      refresh={rosterRefresh}
      done="排好了"
      submit="排班"
      backLabel="先不排"
      onClose={onClose}
    >
      <Form.Item name="windowId" label="窗口">
        <Select showSearch={{ optionFilterProp: 'label' }} options={windows.map((window) => ({ value: window.id, label: `${windowNumberWords(window.number)} ${window.name}` }))} />
      </Form.Item>
      <PersonField windowId={chosen ?? windowId} />
      <DayField name="from" label="从哪天" />
      <DayField name="to" label="到哪天（选填）" extra="当天算在内；一直坐下去就空着" />
      <ShiftField />
      <Form.Item name="endOthers" valuePropName="checked">
        <Checkbox>原来坐这个窗口的人，坐到前一天为止</Checkbox>
      </Form.Item>
      {past ? <ReasonField label="为什么从以前的日子排起" extra="记入审计" /> : null}
    </ActDialog>
  );
}

export function EndDialog({ entry, today, onClose }: { entry: RosterEntry; today: string; onClose: () => void }) {
  const yesterday = dayjs(today).subtract(1, 'day');
  const earliest = yesterday.isBefore(dayjs(entry.from)) ? dayjs(entry.from) : yesterday;
  return (
    <ActDialog
      title={`${entry.person.name}坐到哪天为止`}
      about="以前的日子照样留着。以前排错了的，用“更正”。"
      schema={endRosterRequest}
      initial={{ to: dayjs(today) }}
      toBody={(values) => ({ version: entry.version, to: dayOf(values.to) ?? undefined })}
      act={(body) => ask(`/roster/entries/${entry.id}/end`, { method: 'POST', body })}
      refresh={rosterRefresh}
      done="记好了"
      submit="就到这天"
      backLabel="先不改"
      onClose={onClose}
    >
      <DayField name="to" label="最后一天（当天算在内）" min={earliest} />
    </ActDialog>
  );
}

export function CorrectDialog({ entry, onClose }: { entry: RosterEntry; onClose: () => void }) {
  const [form] = Form.useForm();
  const strike = Form.useWatch('strike', form) === true;
  return (
    <ActDialog
      title={`更正${entry.person.name}的值班`}
      about="改了，以前的评议就认到改后的人。改前的样子和理由记入审计。"
      form={form}
      schema={correctRosterRequest}
      initial={{ personId: entry.person.id, from: dayjs(entry.from), to: entry.to ? dayjs(entry.to) : null, shift: entry.shift, strike: false }}
      toBody={(values) => (values.strike ? { version: entry.version, personId: entry.person.id, from: entry.from, to: entry.to, shift: entry.shift, strike: true, reason: values.reason } : { ...values, ...span(values), version: entry.version })}
      act={(body) => ask(`/roster/entries/${entry.id}/correct`, { method: 'POST', body })}
      refresh={rosterRefresh}
      done="更正好了"
      submit={strike ? '划掉' : '更正'}
      backLabel="先不改"
      onClose={onClose}
    >
      <Form.Item name="strike" valuePropName="checked">
        <Checkbox>整条排错了，划掉</Checkbox>
      </Form.Item>
      {strike ? null : (
        <>
          <PersonField windowId={entry.window.id} known={{ value: entry.person.id, label: `${entry.person.name}　${entry.person.code}` }} />
          <DayField name="from" label="从哪天" />
          <DayField name="to" label="到哪天（选填）" />
          <ShiftField />
        </>
      )}
      <ReasonField label="为什么更正" />
    </ActDialog>
  );
}
