import { Form, Input, type FormInstance } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef } from 'react';
import { reminderVariablesOf, type ReminderOccasion } from '../../../../contracts/reminder';

const bodyMost = 140;
const summaryMost = 20;
/** As people count: a character of any kind is one. */
const count = (text: string): number => [...text].length;

/** The whole text with its variables, and the one sentence that WeChat and SMS show. */
export function WordsFields({ form, occasion }: { form: FormInstance; occasion: ReminderOccasion }) {
  const box = useRef<TextAreaRef>(null);
  const insert = (name: string) => {
    const area = box.current?.resizableTextArea?.textArea;
    const text = String(form.getFieldValue('body') ?? '');
    const [from, to] = area ? [area.selectionStart, area.selectionEnd] : [text.length, text.length];
    const mark = `{${name}}`;
    form.setFieldValue('body', text.slice(0, from) + mark + text.slice(to));
    // The cursor stands behind what was put in, once the field shows it.
    setTimeout(() => {
      area?.focus();
      area?.setSelectionRange(from + mark.length, from + mark.length);
    });
  };
  return (
    <>
      <Form.Item name="body" label="正文" extra="小程序和平台消息里显示全文。花括号里的会换成本人的。">
        <Input.TextArea ref={box} autoSize={{ minRows: 5, maxRows: 10 }} className="careful" count={{ show: true, max: bodyMost, strategy: count }} />
      </Form.Item>
      <div className="variables" role="group" aria-label="点一下，插到光标处">
        {reminderVariablesOf(occasion).map((name) => (
          <button key={name} type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => insert(name)}>
            {`{${name}}`}
          </button>
        ))}
        <span className="muted">点一下，插到光标处</span>
      </div>
      <Form.Item name="summary" label="一句话摘要" extra="微信卡片和短信只显示这一句。">
        <Input count={{ show: true, max: summaryMost, strategy: count }} />
      </Form.Item>
    </>
  );
}
