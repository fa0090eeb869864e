import { Button, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { openDemandRequest, repaymentReason, repaymentReasonLabels, type OpenedDemand } from '../../../contracts/repayment';
import { useOrganisationTree } from '../../api/organisations';
import { openDemand, repaymentRefresh } from '../../api/repayments';
import { ActDialog } from '../../parts/act-dialog';
import type { Values } from '../../parts/act-form';
import { shanghaiDay } from '../../parts/dates';
import { fenOf } from '../../parts/money';
import { useNow } from '../../parts/now';
import { uuid } from '../../parts/uuid';
import { dayFormat, dayOf } from './dialogs';

const placeKinds = ['district', 'department', 'town', 'village', 'community'];
type PartFields = { amount?: unknown; due?: unknown };

/** A demand: who, what for in neutral words, how much until when, in parts where it was agreed. */
export function OpenDialog({ organisationId, onOpened, onClose }: { organisationId?: string | undefined; onOpened: (opened: OpenedDemand) => void; onClose: () => void }) {
  const [requestKey] = useState(uuid);
  const today = dayjs(shanghaiDay(useNow()));
  const tree = useOrganisationTree();
  const places = (tree.data?.items ?? []).filter(({ kind }) => placeKinds.includes(kind));
  const toBody = ({ parts, ...values }: Values): unknown => ({ ...values, requestKey, parts: (Array.isArray(parts) ? (parts as PartFields[]) : []).map((part) => ({ amount: fenOf(part?.amount), due: dayOf(part?.due) })) });
  return (
    <ActDialog
      title="开退缴单"
      about="缴款人、财务看得到这些字：只写钱的事，不写案件和线索。和案件的关系，把单号记在案件自己的办理记录里。"
      schema={openDemandRequest}
      initial={{ ...(organisationId ? { organisationId } : {}), payerKind: 'person', note: '', parts: [{}] }}
      toBody={toBody}
      act={openDemand}
      refresh={repaymentRefresh}
      then={onOpened}
      done="开好了"
      submit="开单，出通知单"
      backLabel="先不开"
      width={560}
      onClose={onClose}
    >
      <Form.Item name="organisationId" label="哪个单位的">
        <Select showSearch={{ optionFilterProp: 'label' }} loading={tree.isPending} options={places.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="payerKind" label="谁缴">
        <Radio.Group options={[{ value: 'person', label: '个人' }, { value: 'party', label: '单位' }]} />
      </Form.Item>
      <Form.Item name="payer" label="姓名或单位名称" extra="印在通知单和收据上">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="reason" label="什么款项">
        <Select options={repaymentReason.options.map((value) => ({ value, label: repaymentReasonLabels[value] }))} />
      </Form.Item>
      <Form.Item name="note" label="补一句（选填）" extra="例如：2025年度多发的一笔">
        <Input maxLength={60} showCount />
      </Form.Item>
      <Form.List name="parts">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="repay-part">
                <Form.Item name={[name, 'amount']} label={fields.length > 1 ? `第 ${name + 1} 期（元）` : '金额（元）'}>
                  <InputNumber min={0} precision={2} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name={[name, 'due']} label="哪天前缴">
                  <DatePicker format={dayFormat} minDate={today} style={{ width: '100%' }} />
                </Form.Item>
                {fields.length > 1 ? <Button type="text" aria-label={`去掉第 ${name + 1} 期`} icon={<X size={15} aria-hidden="true" />} onClick={() => remove(name)} /> : null}
              </div>
            ))}
            {fields.length < 24 ? (
              <Button type="text" icon={<Plus size={15} aria-hidden="true" />} onClick={() => add({})}>
                分期缴，再加一期
              </Button>
            ) : null}
          </>
        )}
      </Form.List>
    </ActDialog>
  );
}
