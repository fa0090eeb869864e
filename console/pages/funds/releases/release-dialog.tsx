import { Form, InputNumber, Select } from 'antd';
import { enterTownReleaseRequest, type TownMoney, type TownMoneyRow } from '../../../../contracts/fund-money';
import { yuanWords } from '../../../../contracts/fund-words';
import { enterTownRelease } from '../../../api/funds';
import type { Values } from '../../../parts/act-form';
import { fenOf } from '../../../parts/money';
import { BatchField, DayField, dayOf, DocumentField, NoteField, today } from '../movements/fields';
import { LedgerDialog } from '../movements/ledger-dialog';

const keyOf = ({ town, year, programme }: TownMoneyRow): string => `${town.id}:${year}:${programme}`;

/** A release from the town to one of its villages, of money that came. */
export function ReleaseDialog({ money, row, onClose }: { money: TownMoney; row: TownMoneyRow | null; onClose: () => void }) {
  const [form] = Form.useForm();
  const chosenKey = (Form.useWatch('programme', form) as string | undefined) ?? (row ? keyOf(row) : undefined);
  const offered = money.rows.filter(({ departments }) => departments.length > 0);
  const chosen = offered.find((one) => keyOf(one) === chosenKey);
  const toBody = ({ day, amount, ...values }: Values): unknown => ({ ...values, programme: chosen?.programme, year: chosen?.year, day: dayOf(day), amount: fenOf(amount), departmentId: values.departmentId ?? null });
  const search = { showSearch: { optionFilterProp: 'label' } } as const;
  return (
    <LedgerDialog
      title="拨到村，记一笔"
      source="镇里的拨款通知"
      papers="拨款通知"
      form={form}
      schema={enterTownReleaseRequest}
      initial={{ programme: row ? keyOf(row) : undefined, day: today(), batch: '', note: '', fileIds: [] }}
      toBody={toBody}
      act={enterTownRelease}
      onClose={onClose}
    >
      <Form.Item name="programme" label="哪笔钱" extra={chosen ? `收到 ${yuanWords(chosen.received)} 元，已拨到村 ${yuanWords(chosen.released)} 元，还在镇里 ${yuanWords(chosen.left)} 元` : '镇里收到的钱'}>
        <Select {...search} options={offered.map((one) => ({ value: keyOf(one), label: `${one.year} 年 ${one.programme} ${one.programmeName}` }))} />
      </Form.Item>
      <div className="fund-pair">
        <Form.Item name="villageId" label="拨给哪个村">
          <Select {...search} options={money.villages.filter(({ town }) => !chosen || town.id === chosen.town.id).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="amount" label="金额（元）">
          <InputNumber min={0} precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <DayField label="日期" />
        <DocumentField label="文号" />
        {chosen && chosen.departments.length > 1 ? (
          <Form.Item name="departmentId" label="哪个部门拨来的">
            <Select options={chosen.departments.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        ) : null}
        <BatchField />
        <NoteField />
      </div>
    </LedgerDialog>
  );
}
