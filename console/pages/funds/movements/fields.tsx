import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';

export const today = (): Dayjs => dayjs();
export const dayOf = (value: unknown): string | undefined => (dayjs.isDayjs(value) ? value.format('YYYY-MM-DD') : undefined);

export function DayField({ label, name = 'day' }: { label: string; name?: string | (string | number)[] }) {
  return (
    <Form.Item name={name} label={label}>
      <DatePicker format="YYYY年M月D日" style={{ width: '100%' }} />
    </Form.Item>
  );
}

export function DocumentField({ label }: { label: string }) {
  return (
    <Form.Item name="document" label={label}>
      <Input maxLength={60} />
    </Form.Item>
  );
}
