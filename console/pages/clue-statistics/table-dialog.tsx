import { DatePicker, Form, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { clueTable, clueTableFormat, clueTableLabels, clueTableQuery } from '../../../contracts/clue-statistics';
import { download } from '../../api/download';
import { ActDialog } from '../../parts/act-dialog';
import { useNow } from '../../parts/now';
import { writeAt } from './view';

const formats: Record<(typeof clueTableFormat.options)[number], string> = { xlsx: 'Excel 表格', docx: 'Word 文件' };

/** A quarter's or a year's table to print, sign and hand on. Small counts are never in it. */
export function TableDialog({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm();
  const period = (Form.useWatch('period', form) as 'quarter' | 'year' | undefined) ?? 'quarter';
  const now = dayjs(useNow());
  return (
    <ActDialog
      title="做一张统计表"
      about="只数您看得到的线索。1 至 4 件的写作 <5，能推算出来的也不列；谁在哪天做的，记入审计。"
      form={form}
      schema={clueTableQuery}
      initial={{ table: 'petitions', period: 'quarter', format: 'xlsx', at: now.subtract(3, 'month') }}
      toBody={(values) => ({ ...values, at: values.at ? writeAt[period](values.at as Dayjs) : undefined })}
      act={(query) => download('/clue-statistics/table', query, `${clueTableLabels[query.table]}.${query.format}`)}
      done="做好了，已下载"
      submit="下载"
      backLabel="先不做"
      onClose={onClose}
    >
      <Form.Item name="table" label="哪一种">
        <Radio.Group options={clueTable.options.map((value) => ({ value, label: clueTableLabels[value] }))} />
      </Form.Item>
      <Form.Item name="period" label="季度还是年度">
        <Radio.Group options={[{ value: 'quarter', label: '季度' }, { value: 'year', label: '年度' }]} />
      </Form.Item>
      <Form.Item name="at" label="哪个时段">
        <DatePicker picker={period} format={period === 'year' ? 'YYYY年' : 'YYYY年第Q季度'} allowClear={false} maxDate={now} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="format" label="格式">
        <Radio.Group options={clueTableFormat.options.map((value) => ({ value, label: formats[value] }))} />
      </Form.Item>
    </ActDialog>
  );
}
