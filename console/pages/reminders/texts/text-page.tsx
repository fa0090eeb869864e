import { Button, Form } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { reminderOccasionLabels, reminderTextForLabels, type ReminderOccasion, type ReminderText } from '../../../../contracts/reminder';
import { useReminderText, type Words } from '../../../api/reminders';
import { instantWords } from '../../../parts/dates';
import { Failure, Skeleton } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { countWords } from '../../../parts/numbers';
import { Card, Page, Tag } from '../../../parts/page';
import { Preview } from '../preview/preview';
import { RetireDialog } from './retire-dialog';
import { TestSend } from './test-send';
import { TextForm } from './text-form';

interface NewTextProps {
  occasion: ReminderOccasion;
  onBack: () => void;
  onSaved: (text: ReminderText) => void;
}

export function NewText({ occasion, onBack, onSaved }: NewTextProps) {
  return (
    <Editor title="加一条文本" about="存下就能用，从下一次排起轮到它。" text={null} occasion={occasion} acts={<Back onBack={onBack} />} onSaved={onSaved} />
  );
}

export function TextPage({ id, onBack }: { id: string; onBack: () => void }) {
  const { data, error, refetch } = useReminderText(id);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return <Opened text={data} onBack={onBack} />;
}

function Opened({ text, onBack }: { text: ReminderText; onBack: () => void }) {
  const now = useNow();
  const [retiring, setRetiring] = useState(false);
  const { write } = text.abilities;
  const about = (
    <span className="row">
      {text.active ? null : <Tag>停用</Tag>}
      {text.changedBy} {instantWords(text.changedAt, now)} 存的；{text.sent > 0 ? `排过 ${countWords(text.sent)} 次` : '还没有用过'}
    </span>
  );
  const acts = (
    <>
      <Back onBack={onBack} />
      {write ? <Button onClick={() => setRetiring(true)}>{text.active ? '停用' : '重新启用'}</Button> : null}
    </>
  );
  return (
    <>
      <Editor key={text.version} title={`${reminderOccasionLabels[text.occasion]}的文本`} about={about} text={text} occasion={text.occasion} acts={acts} />
      {retiring ? <RetireDialog text={text} onClose={() => setRetiring(false)} /> : null}
    </>
  );
}

function Back({ onBack }: { onBack: () => void }) {
  return (
    <Button icon={<ArrowLeft size={16} aria-hidden="true" />} onClick={onBack}>
      回列表
    </Button>
  );
}

interface EditorProps {
  title: string;
  about: ReactNode;
  text: ReminderText | null;
  occasion: ReminderOccasion;
  acts: ReactNode;
  onSaved?: (text: ReminderText) => void;
}

/** What is being written on the left, what arrives on the right. */
function Editor({ title, about, text, occasion, acts, onSaved }: EditorProps) {
  const [form] = Form.useForm();
  const written = Form.useWatch([], form) as Partial<Words> | undefined;
  const words: Words = { occasion: written?.occasion ?? occasion, body: written?.body ?? text?.body ?? '', summary: written?.summary ?? text?.summary ?? '' };
  const write = text?.abilities.write ?? true;
  return (
    <Page
      title={title}
      about={about}
      acts={
        <>
          {acts}
          <TestSend words={words} />
        </>
      }
    >
      <div className="columns editor">
        {write ? (
          <TextForm form={form} text={text} occasion={occasion} chosen={words.occasion} onSaved={onSaved} />
        ) : (
          <Card title={text ? reminderTextForLabels[text.for] : ''}>
            <p className="card-words delivery-text">{words.body}</p>
            <p className="card-words">{words.summary}</p>
          </Card>
        )}
        <Preview words={words} />
      </div>
    </Page>
  );
}
