import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { UploadField } from '../../../parts/upload-field';

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

export const BatchField = () => (
  <Form.Item name="batch" label="批次（选填）">
    <Input maxLength={20} placeholder="只有一批就空着" />
  </Form.Item>
);

export const NoteField = () => (
  <Form.Item name="note" label="备注（选填）">
    <Input maxLength={200} />
  </Form.Item>
);

/** `what`: e.g. 拨款通知、审核表. */
export const FilesField = ({ what, onBusy }: { what: string; onBusy: (busy: boolean) => void }) => (
  <Form.Item name="fileIds" label="附件（选填）" extra={`${what}，最多 5 个`}>
    <UploadField max={5} onBusy={onBusy} />
  </Form.Item>
);
