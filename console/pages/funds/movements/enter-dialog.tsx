import { Form, InputNumber, Radio, Select } from 'antd';
import { enterMovementRequest, fundMovementEnds, fundMovementKind, fundMovementKindLabels, type FundMovementKind, type FundPlaces } from '../../../../contracts/fund-money';
import { enterMovement, useFundPlaces, useProgrammeOptions } from '../../../api/funds';
import type { Values } from '../../../parts/act-form';
import { fenOf } from '../../../parts/money';
import { BatchField, DayField, dayOf, DocumentField, NoteField, today } from './fields';
import { LedgerDialog } from './ledger-dialog';

const toBody = ({ day, amount, payees, ...values }: Values): unknown => ({ ...values, day: dayOf(day), amount: fenOf(amount), payees: payees ?? null });

const optionsOf = (places: FundPlaces['items']) => places.map(({ key, name, within }) => ({ value: key, label: within ? `${name}（${within}）` : name }));

/** A line of the ledger, in the order in which a notice of payment says it. */
export function EnterDialog({ year, programme, onClose }: { year: number; programme: string | undefined; onClose: () => void }) {
  const [form] = Form.useForm();
  const kind = (Form.useWatch('kind', form) as FundMovementKind | undefined) ?? 'release';
  const [fromName, toName] = fundMovementEnds[kind];
  const programmes = useProgrammeOptions();
  const places = useFundPlaces().data;
  const all = places?.items ?? [];
  const search = { showSearch: { optionFilterProp: 'label' } } as const;
  return (
    <LedgerDialog
      title="记一笔"
      source="拨款通知"
      papers="拨款通知、审核表"
      form={form}
      schema={enterMovementRequest}
      initial={{ kind: 'release', year, programme, day: today(), batch: '', note: '', fileIds: [], departmentId: places?.departments.length === 1 ? places.departments[0]?.id : undefined }}
      toBody={toBody}
      act={enterMovement}
      onClose={onClose}
    >
      <Form.Item name="kind" label="哪一步">
        <Radio.Group options={fundMovementKind.options.map((value) => ({ value, label: fundMovementKindLabels[value] }))} />
      </Form.Item>
      <div className="fund-pair">
        <Form.Item name="programme" label="项目">
          <Select {...search} options={programmes} />
        </Form.Item>
        <Form.Item name="year" label="年度" extra="钱属于哪一年">
          <InputNumber min={2000} max={2100} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="from" label={fromName}>
          <Select {...search} options={optionsOf(kind === 'return' ? all.filter((one) => one.kind !== 'source') : all.filter((one) => one.kind !== 'village'))} />
        </Form.Item>
        <Form.Item name="to" label={toName}>
          <Select {...search} options={optionsOf(kind === 'approval' ? all.filter((one) => one.kind === 'village') : kind === 'return' ? all.filter((one) => one.kind !== 'village') : all.filter((one) => one.kind !== 'source'))} />
        </Form.Item>
        <Form.Item name="amount" label="金额（元）">
          <InputNumber min={0} precision={2} style={{ width: '100%' }} />
        </Form.Item>
        {kind === 'approval' ? (
          <Form.Item name="payees" label="审核通过多少人（户）">
            <InputNumber min={1} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ) : (
          <BatchField />
        )}
        <DayField label="日期" />
        <DocumentField label="文号" />
        <Form.Item name="departmentId" label="主管部门">
          <Select {...search} options={(places?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <NoteField />
      </div>
    </LedgerDialog>
  );
}
