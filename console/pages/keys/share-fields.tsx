import { Form, Input } from 'antd';
import { shareGroupCount } from '../../../contracts/keys';

const letters = /[^0-9A-Z]/g;
const perGroup = 5;
/** Thirteen groups; the last has three. */
const wholeLength = 63;

/** As on paper: upper case, groups of five; what looks alike becomes what it is. */
export const shareText = (text: string): string => (text.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1').replace(letters, '').slice(0, wholeLength).match(/.{1,5}/g) ?? []).join(' ');
export const isWholeShare = (text: unknown): text is string => typeof text === 'string' && text.replace(/ /g, '').length === wholeLength;

/** Two shares, typed from paper or scanned by a code reader; says how far one is. */
export function ShareFields({ path, onChange }: { path: (string | number)[]; onChange?: (shares: [string, string] | null) => void }) {
  const form = Form.useFormInstance();
  const changed = () => {
    const two = [0, 1].map((index) => form.getFieldValue([...path, index]) as unknown);
    onChange?.(two.every(isWholeShare) ? (two as [string, string]) : null);
  };
  return (
    <div className="share-fields">
      {[0, 1].map((index) => (
        <ShareField key={index} name={[...path, index]} label={index === 0 ? '一份' : '另一份'} onChange={changed} />
      ))}
    </div>
  );
}

function ShareField({ name, label, onChange }: { name: (string | number)[]; label: string; onChange: () => void }) {
  const length = String(Form.useWatch(name) ?? '').replace(/ /g, '').length;
  const groups = Math.floor(length / perGroup);
  const progress = length === 0 ? '照纸上一组一组输，或用扫码枪扫' : length === wholeLength ? `${shareGroupCount} 组齐了` : `已输 ${groups} 组，还差 ${shareGroupCount - groups} 组`;
  return (
    <Form.Item name={name} label={label} normalize={shareText} extra={progress}>
      <Input.TextArea className="share-field" autoSize={{ minRows: 3, maxRows: 4 }} autoComplete="off" spellCheck={false} onChange={() => setTimeout(onChange)} />
    </Form.Item>
  );
}
