import { Button, DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { Plus, X } from 'lucide-react';
import { saveCalendarYearRequest, type CalendarYear } from '../../../contracts/calendar';
import { ask } from '../../api/client';
import { ActDialog } from '../../parts/act-dialog';
import type { Values } from '../../parts/act-form';

interface OffRow {
  name?: string;
  days?: [Dayjs, Dayjs];
}

const format = 'YYYY-MM-DD';

/** The rows of the form in the shape of the contract; a row without dates keeps its place, so that its problem is shown there. */
function toBody(values: Values) {
  const off = ((values.off as OffRow[] | undefined) ?? []).map((row) => ({ name: row.name ?? '', from: row.days?.[0].format(format), to: row.days?.[1].format(format) }));
  return { off, work: ((values.work as Dayjs[] | undefined) ?? []).map((day) => day.format(format)), source: values.source };
}

export function YearForm({ year, known, onClose }: { year: number; known: CalendarYear | undefined; onClose: () => void }) {
  const range = { minDate: dayjs(`${year}-01-01`), maxDate: dayjs(`${year}-12-31`) };
  return (
    <ActDialog
      width={640}
      title={`${year} 年放假和补班`}
      about="照国务院办公厅的通知填。保存后，没办完的时限会按新日历重新算，原来的留在经过里。"
      schema={saveCalendarYearRequest}
      initial={{
        off: known?.off.map((one) => ({ name: one.name, days: [dayjs(one.from), dayjs(one.to)] })) ?? ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'].map((name) => ({ name })),
        work: known?.work.map((day) => dayjs(day)) ?? [],
        source: known?.source ?? `国务院办公厅关于${year}年部分节假日安排的通知`,
      }}
      toBody={toBody}
      act={(body) => ask(`/calendar/${year}`, { method: 'PUT', body })}
      refresh={['calendar', 'setup', 'follow-ups', 'my-work']}
      done="日历已保存，时限正在重新算"
      submit="保存"
      backLabel="先不录"
      onClose={onClose}
    >
      <Form.List name="off">
        {(rows, { add, remove }) => (
          <div className="stack" style={{ gap: 8, marginBottom: 14 }}>
            <span>放假</span>
            {rows.map((row) => (
              <div key={row.key} className="row" style={{ alignItems: 'flex-start' }}>
                <Form.Item name={[row.name, 'name']} noStyle>
                  <Input placeholder="节日" aria-label="节日" style={{ width: 120 }} maxLength={30} />
                </Form.Item>
                <div className="grow">
                  <Form.Item name={[row.name, 'days']} style={{ margin: 0 }} rules={[{ required: true, message: '请选放假的日期；没有这个节就去掉这一行' }]}>
                    <DatePicker.RangePicker {...range} format="YYYY年M月D日" style={{ width: '100%' }} aria-label="从哪天到哪天" defaultPickerValue={[dayjs(`${year}-01-01`), dayjs(`${year}-02-01`)]} />
                  </Form.Item>
                </div>
                <Button type="text" aria-label="去掉这一行" icon={<X size={16} aria-hidden="true" />} onClick={() => remove(row.name)} />
              </div>
            ))}
            <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => add({})}>
              加一个
            </Button>
          </div>
        )}
      </Form.List>
      <Form.Item name="work" label="补班的周末（可以选几天）">
        <DatePicker multiple {...range} format="M月D日" style={{ width: '100%' }} defaultPickerValue={dayjs(`${year}-01-01`)} />
      </Form.Item>
      <Form.Item name="source" label="依据哪个通知">
        <Input maxLength={200} />
      </Form.Item>
    </ActDialog>
  );
}
