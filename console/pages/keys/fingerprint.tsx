import { Form, Input } from 'antd';

/** Twelve groups of four, to be read aloud. */
export function Fingerprint({ text }: { text: string }) {
  return (
    <p className="fingerprint" aria-label={`指纹 ${text}`}>
      {text.split(' ').map((group, index) => (
        <span key={`${index}-${group}`}>{group}</span>
      ))}
    </p>
  );
}

const grouped = (text: string): string => (text.replace(/\D/g, '').slice(0, 48).match(/\d{1,4}/g) ?? []).join(' ');

/** Typed as it is read aloud; says how far one is. */
export function FingerprintField({ name, label, autoFocus = false }: { name: string; label: string; autoFocus?: boolean }) {
  const groups = Math.floor(String(Form.useWatch(name) ?? '').replace(/\D/g, '').length / 4);
  return (
    <Form.Item name={name} label={label} normalize={grouped} extra={groups === 12 ? '12 组齐了' : `已输 ${groups} 组，共 12 组`}>
      <Input.TextArea className="fingerprint-field" autoSize={{ minRows: 2, maxRows: 3 }} inputMode="numeric" autoComplete="off" spellCheck={false} autoFocus={autoFocus} />
    </Form.Item>
  );
}
