import { Input } from 'antd';
import type { DraftContent } from '../../../../contracts/publication';
import type { EditorProps } from '.';

type Text = Extract<DraftContent, { form: 'text' }>;

export function TextEditor({ content, onChange, problems }: EditorProps<Text>) {
  return (
    <div className="padded-form">
      <Input.TextArea aria-label="正文" value={content.text} autoSize={{ minRows: 10, maxRows: 40 }} maxLength={10_000} showCount status={problems.length > 0 ? 'error' : undefined} onChange={(event) => onChange({ ...content, text: event.target.value })} />
    </div>
  );
}
