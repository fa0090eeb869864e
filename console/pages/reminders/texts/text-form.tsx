import { Form, Select, type FormInstance } from 'antd';
import { reminderTextFor, reminderTextForLabels, saveReminderTextRequest, type ReminderOccasion, type ReminderText } from '../../../../contracts/reminder';
import { remindersRefresh, saveReminderText, useReminderRules } from '../../../api/reminders';
import { ActForm } from '../../../parts/act-form';
import { Card } from '../../../parts/page';
import { WordsFields } from '../preview/words-fields';
import { ruledOptions } from '../words';

interface TextFormProps {
  form: FormInstance;
  text: ReminderText | null;
  occasion: ReminderOccasion;
  /** The occasion that stands in the form now. */
  chosen: ReminderOccasion;
  onSaved?: (text: ReminderText) => void;
}

const meantFor = reminderTextFor.options.map((value) => ({ value, label: reminderTextForLabels[value] }));

export function TextForm({ form, text, occasion, chosen, onSaved }: TextFormProps) {
  const points = useReminderRules().data?.items.find((rule) => rule.occasion === chosen)?.points ?? [];
  return (
    <Card title={text ? '改文本' : '写文本'} note={text && text.sent > 0 ? '排好还没发的，跟着改' : undefined}>
      <div className="padded-form">
        <ActForm
          form={form}
          schema={saveReminderTextRequest}
          toBody={(values) => ({ ...values, ...(text ? { version: text.version } : {}) })}
          act={saveReminderText(text?.id)}
          refresh={remindersRefresh}
          done={text ? '存好了' : '加好了'}
          then={onSaved}
          initial={{ occasion, for: text?.for ?? 'any', body: text?.body ?? '', summary: text?.summary ?? '' }}
          submit={text ? '存下' : '加这一条'}
        >
          <div className="two-columns">
            <Form.Item name="occasion" label="节点">
              <Select options={ruledOptions} showSearch={{ optionFilterProp: 'label' }} disabled={text !== null} />
            </Form.Item>
            <Form.Item name="for" label="给谁用">
              <Select options={meantFor} />
            </Form.Item>
          </div>
          {points.length > 0 ? (
            <div className="points">
              <span>可以说的：</span>
              {points.map((point) => (
                <span key={point} className="tag">
                  {point}
                </span>
              ))}
            </div>
          ) : null}
          <WordsFields form={form} occasion={chosen} />
        </ActForm>
      </div>
    </Card>
  );
}
