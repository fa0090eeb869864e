import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { fundChannel, fundChannelLabels, fundSourceLabels, fundSourceLevel, type FundProgrammeDetail } from '../../../../contracts/fund';
import type { Values } from '../../../parts/act-form';
import { ReasonField } from '../../../parts/fields';
import { fenOf } from '../../../parts/money';
import { DayField, dayOf } from '../movements/fields';
import { Lines, type Line } from '../../../parts/lines';

export const emptyProgramme: Values = { name: '', department: '', sources: [], bases: [], audience: '', unit: '', rates: [], cycle: '', channel: null, publicityDays: null, materials: [], phone: '', sensitive: false };

const dayAt = (day: string | null): unknown => (day === null ? null : dayjs(day));

/** What the fields hold for a programme as it is. */
export const fromProgramme = ({ rates, bases, ...programme }: FundProgrammeDetail): Values => ({
  ...programme,
  rates: rates.map((rate) => ({ ...rate, amount: rate.amount / 100, from: dayAt(rate.from), to: dayAt(rate.to) })),
  bases: bases.map((basis) => ({ ...basis, from: dayAt(basis.from), to: dayAt(basis.to) })),
});

const lines = (value: unknown): Line[] => (Array.isArray(value) ? (value as Line[]) : []);

export const toProgramme = (values: Values): Values => ({
  ...values,
  channel: values.channel ?? null,
  publicityDays: values.publicityDays ?? null,
  sources: lines(values.sources).map((one) => ({ ...one, share: one.share ?? null })),
  rates: lines(values.rates).map((one) => ({ ...one, whom: one.whom ?? '', amount: fenOf(one.amount), from: dayOf(one.from), to: dayOf(one.to) ?? null })),
  bases: lines(values.bases).map((one) => ({ ...one, number: one.number ?? '', from: dayOf(one.from) ?? null, to: dayOf(one.to) ?? null })),
});

export function CodeFields({ kinds }: { kinds: { value: string; label: string }[] }) {
  return (
    <div className="fund-pair">
      <Form.Item name="code" label="编码">
        <Input maxLength={4} placeholder="如 A9" />
      </Form.Item>
      <Form.Item name="kind" label="类别">
        <Select options={kinds} />
      </Form.Item>
    </div>
  );
}

/** Everything that is told of a programme; why it is changed comes last. */
export function ProgrammeFields({ reasonLabel }: { reasonLabel: string }) {
  return (
    <>
      <div className="fund-pair">
        <Form.Item name="name" label="名称">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="department" label="主管部门">
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="audience" label="补贴对象" extra="群众看得到，写清谁能领">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <Form.Item label="标准" extra="照文件录；标准变了，给旧的填上结束的日子，再加一条新的">
        <Lines name="rates" kind="rate" add="加一条标准" fresh={() => ({ whom: '' })}>
          {(at) => (
            <>
              <Form.Item name={[at, 'whom']} label="哪些人（选填）">
                <Input maxLength={30} />
              </Form.Item>
              <Form.Item name={[at, 'per']} label="按什么算">
                <Input maxLength={20} placeholder="如 每亩、每人每月" />
              </Form.Item>
              <Form.Item name={[at, 'amount']} label="多少（元）">
                <InputNumber min={0} precision={2} style={{ width: '100%' }} />
              </Form.Item>
              <DayField name={[at, 'from']} label="从哪天" />
              <DayField name={[at, 'to']} label="到哪天（选填）" />
              <Form.Item name={[at, 'document']} label="依据的文件">
                <Input maxLength={100} />
              </Form.Item>
            </>
          )}
        </Lines>
      </Form.Item>
      <Form.Item label="资金来源">
        <Lines name="sources" kind="source" add="加一级财政" fresh={() => ({ share: null })}>
          {(at) => (
            <>
              <Form.Item name={[at, 'level']} label="哪一级">
                <Select options={fundSourceLevel.options.map((value) => ({ value, label: fundSourceLabels[value] }))} />
              </Form.Item>
              <Form.Item name={[at, 'share']} label="占多少（%，选填）">
                <InputNumber min={0} max={100} precision={1} style={{ width: '100%' }} />
              </Form.Item>
            </>
          )}
        </Lines>
      </Form.Item>
      <Form.Item label="政策依据">
        <Lines name="bases" kind="basis" add="加一份文件" fresh={() => ({ number: '' })}>
          {(at) => (
            <>
              <Form.Item name={[at, 'title']} label="文件">
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name={[at, 'number']} label="文号（选填）">
                <Input maxLength={40} />
              </Form.Item>
              <DayField name={[at, 'from']} label="从哪天（选填）" />
              <DayField name={[at, 'to']} label="到哪天（选填）" />
            </>
          )}
        </Lines>
      </Form.Item>
      <div className="fund-pair">
        <Form.Item name="unit" label="计量单位">
          <Input maxLength={10} placeholder="亩、人、户、台" />
        </Form.Item>
        <Form.Item name="cycle" label="发放周期">
          <Input maxLength={20} placeholder="每年、每月、按批" />
        </Form.Item>
        <Form.Item name="channel" label="渠道">
          <Select allowClear options={fundChannel.options.map((value) => ({ value, label: fundChannelLabels[value] }))} />
        </Form.Item>
        <Form.Item name="publicityDays" label="公示天数（选填）">
          <InputNumber min={1} max={60} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="phone" label="咨询电话（选填）">
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="materials" label="申报材料（选填）" extra="写一样，按一次回车">
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
      </div>
      <Form.Item name="sensitive" valuePropName="checked" extra="疾病、残疾、计生、儿童和学生：名单不公开，一个村的数和别的隐私项目合并公开">
        <Checkbox>涉及个人隐私</Checkbox>
      </Form.Item>
      <ReasonField label={reasonLabel} extra="写明照哪份文件；记入审计，各版都留着" />
    </>
  );
}
