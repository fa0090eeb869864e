import { DatePicker, Form } from 'antd';

export function DayField({ name, label }: { name: string[]; label: string }) {
  return (
    <Form.Item name={name} label={label}>
      <DatePicker format="YYYY年M月D日" style={{ width: '100%' }} />
    </Form.Item>
  );
}
