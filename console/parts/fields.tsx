import { Form, Input } from 'antd';

export function ReasonField({ label, name = 'reason', extra }: { label: string; name?: string; extra?: string }) {
  return (
    <Form.Item name={name} label={label} extra={extra}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={name === 'decision' ? 1000 : 500} autoFocus />
    </Form.Item>
  );
}

export function ToCitizenField() {
  return (
    <Form.Item name="toCitizen" label="给群众的答复" extra="群众凭回执码看得到。写明办了什么、哪天办的，不写内部的话。">
      <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={500} showCount />
    </Form.Item>
  );
}
